import {link, mkdir, open, readFile, realpath, rename, rm, stat, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {basename, dirname, join, resolve} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {z} from "zod";
import {OperatorError} from "../operatorError.js";

/** How often a holder shows that it is alive, and how long another machine takes it for so without. */
const HEARTBEAT_MILLISECONDS = 10_000;
const SILENCE_MILLISECONDS = 120_000;

const RETRY_MILLISECONDS = 250;

const HOLDER = z.object({pid: z.number(), host: z.string(), since: z.string()});

/** The run that writes to a folder. */
export type LockHolder = z.infer<typeof HOLDER>;

export interface LockOptions {
  /** Hears once of the run that is waited for; where this is not given, nothing is waited for. */
  readonly onWait?: ((holder: LockHolder) => void) | undefined;
}

/**
 * Runs what writes to `folder` while no other run does: one in another process,
 * or on another machine that sees the same folder. Whoever only reads asks for
 * no lock. A lock whose run is dead is taken over.
 *
 * @throws {OperatorError} where another run holds the lock and is not waited for.
 */
export async function withLock<T>(folder: string, run: () => Promise<T>, {onWait}: LockOptions = {}): Promise<T> {
  const path = await lockOf(folder);
  const release = await acquire(path, folder, onWait);
  try {
    return await run();
  } finally {
    await release();
  }
}

/** Beside the folder, which is itself replaced: `.warehouse.lock`. */
async function lockOf(folder: string): Promise<string> {
  const target = await realpath(folder).catch(() => resolve(folder));
  return join(dirname(target), `.${basename(target)}.lock`);
}

async function acquire(path: string, folder: string, onWait: LockOptions["onWait"]): Promise<() => Promise<void>> {
  let isTold = false;
  for (;;) {
    const release = await tryAcquire(path, folder);
    if (release !== null) return release;
    const holder = await findHolder(path);
    if (holder === "stale") await takeAway(path);
    else if (holder !== null) {
      if (onWait === undefined) throw locked(folder, path, holder);
      if (!isTold) onWait(holder);
      isTold = true;
      await sleep(RETRY_MILLISECONDS);
    }
  }
}

/** The lock appears whole or not at all: it is written beside and linked, which fails where there is one. */
async function tryAcquire(path: string, folder: string): Promise<(() => Promise<void>) | null> {
  const holder: LockHolder = {pid: process.pid, host: hostname(), since: new Date().toISOString()};
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(own, JSON.stringify(holder));
    await link(own, path);
  } catch (error) {
    if (isCode(error, "EEXIST") && (await exists(own))) return null;
    throw new OperatorError(
      `cannot write warehouse: ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      "Look whether the folder may be written to, and whether the disk has room.",
    );
  } finally {
    await rm(own, {force: true}).catch(() => undefined);
  }
  const stop = keepAlive(path, holder);
  return async () => {
    stop();
    const isOwn = (await readFile(path, "utf8").catch(() => "")) === JSON.stringify(holder);
    if (isOwn) await rm(path, {force: true}).catch(() => undefined);
  };
}

/** Writes the lock again from time to time, so that its time tells that the holder is alive. */
function keepAlive(path: string, holder: LockHolder): () => void {
  const timer = setInterval(() => {
    void open(path, "r+")
      .then(async (file) => file.writeFile(JSON.stringify(holder)).finally(async () => file.close()))
      .catch(() => undefined);
  }, HEARTBEAT_MILLISECONDS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}

/** Who holds a lock: `stale` where that run is dead, null where nobody does by now. */
async function findHolder(path: string): Promise<LockHolder | "stale" | null> {
  try {
    const [text, {mtimeMs}] = await Promise.all([readFile(path, "utf8"), stat(path)]);
    const holder = HOLDER.safeParse(parseJson(text));
    const isSilent = Date.now() - mtimeMs > SILENCE_MILLISECONDS;
    if (!holder.success) return isSilent ? "stale" : {pid: 0, host: "unknown", since: new Date(mtimeMs).toISOString()};
    const isDead = holder.data.host === hostname() ? !isAlive(holder.data.pid) : isSilent;
    return isDead ? "stale" : holder.data;
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * Takes a stale lock away, whole or not at all. If two runs find it stale, the
 * slower one may move the lock that the faster one has made since: it is put back.
 */
async function takeAway(path: string): Promise<void> {
  const aside = `${path}.${process.pid}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return;
    throw error;
  }
  if ((await findHolder(aside)) !== "stale") await link(aside, path).catch(() => undefined);
  await rm(aside, {force: true});
}

/** Who is writing to a folder, for people. */
export function describeHolder(folder: string, {pid, host, since}: LockHolder): string {
  return `another run is writing to ${folder}: process ${pid} on ${host}, since ${since}`;
}

function locked(folder: string, path: string, holder: LockHolder): OperatorError {
  return new OperatorError(
    describeHolder(folder, holder),
    `Wait for it to end. If there is no such run any more, delete ${path} and run again.`,
  );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return isCode(error, "EPERM");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
