import {Worker} from "node:worker_threads";
import {Piscina} from "piscina";
import type {Member} from "../document/archive.js";
import type {Unreadable} from "../document/document.js";
import {MAX_FILE_HEAP_MEGABYTES, MAX_FILE_MILLISECONDS} from "../document/limits.js";
import type {Rejection} from "./readCopy.js";
import type {BodyReports} from "../compose.js";
import {UNBUNDLED} from "./threadCode.js";
import type {ThreadCode, ThreadFile} from "./threadCode.js";
import type {KeptCopies, KeptReading, Looked, LookTask, LostCopies, ReadTask} from "./task.js";
import type {Expand} from "../source/members.js";
import type {WrittenFile} from "../warehouse/checksums.js";

/** What one file may take of a thread. */
export interface ThreadLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Threads that read files; one that a file hangs or fills up is replaced. */
export interface ReadingPool {
  readonly threads: number;
  /** Starts a thread before it is asked for anything, which takes as long as reading many files. */
  readonly start: () => void;
  /**
   * Takes a source through the stages and keeps its reading, or gives a rejection where it could not be opened or did
   * not keep within the limits; never throws for what is in it. Call it once a thread at a time.
   */
  readonly read: (task: ReadTask) => Promise<KeptReading | Rejection>;
  /** Looks at many files in a thread of their own, which asks nothing of this one and keeps no other from its work. */
  readonly look: (task: LookTask) => Promise<Looked>;
  /** Makes reports of copies, unless one is lost. */
  readonly compose: (copies: KeptCopies) => Promise<BodyReports | LostCopies>;
  /** Whether every file of a warehouse has the bytes that were written, while this thread does something else. */
  readonly isSound: (folder: string) => Promise<boolean>;
  /** Measures a file of a warehouse, while this thread does something else. */
  readonly measure: (folder: string, path: string) => Promise<WrittenFile>;
  /** Takes the files out of an archive; call it once at a time. */
  readonly expand: Expand;
  /** Ends the threads that read and make, which start again when they are asked for something. */
  readonly release: () => Promise<void>;
  /** Ends all threads. */
  readonly close: () => Promise<void>;
}

const FILE_LIMITS: ThreadLimits = {milliseconds: MAX_FILE_MILLISECONDS, megabytes: MAX_FILE_HEAP_MEGABYTES};

/**
 * Starts threads that read files nobody vouches for, each file within limits of
 * time and memory. Whatever a file does to its thread, the others are not affected.
 */
export function openReadingPool(
  threads: number,
  limits: ThreadLimits = FILE_LIMITS,
  {reader, looker}: ThreadCode = UNBUNDLED,
): ReadingPool {
  let readers: Piscina | undefined;
  const started = (): Piscina => (readers ??= startThreads(threads, limits, reader));
  // An archive is opened while readers are busy, and must not wait for one on its own time.
  let expander: Piscina | undefined;
  const lookers: Worker[] = [];
  const release = async (): Promise<void> => {
    const pools = [readers, expander];
    [readers, expander] = [undefined, undefined];
    await Promise.all(pools.map(async (pool) => pool?.destroy()));
  };
  return {
    threads,
    start: () => {
      started();
    },
    read: (task) => readWithin(started(), task, limits),
    look: async (task) => {
      const thread = startLooker(looker, task);
      lookers.push(thread);
      return answerOf(thread);
    },
    compose: async (copies) => (await started().run(copies, {name: "compose"})) as BodyReports | LostCopies,
    isSound: async (folder) => (await started().run(folder, {name: "isSound"})) as boolean,
    measure: async (folder, path) => (await started().run({folder, path}, {name: "measureFile"})) as WrittenFile,
    expand: (content) => expandWithin((expander ??= startThreads(1, limits, reader)), content, limits),
    release,
    close: async () => {
      await Promise.all([release(), ...lookers.splice(0).map(async (thread) => thread.terminate())]);
    },
  };
}

function startThreads(threads: number, {megabytes}: ThreadLimits, {filename, execArgv}: ThreadFile): Piscina {
  const pool = new Piscina({
    filename,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: Infinity,
    atomics: "disabled",
    execArgv: [...execArgv],
    resourceLimits: {maxOldGenerationSizeMb: megabytes},
  });
  // What befalls a thread between two files matters to none; the next file gets a new one.
  pool.on("error", () => undefined);
  return pool;
}

/** A thread that has its task from its start: one of a pool would wait for this thread to hand it over. */
function startLooker({filename, execArgv}: ThreadFile, task: LookTask): Worker {
  return new Worker(filename, {workerData: task, execArgv: [...execArgv]});
}

async function answerOf(thread: Worker): Promise<Looked> {
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => {
      reject(new Error("a thread was ended before it had looked"));
    });
  });
}

async function readWithin(pool: Piscina, task: ReadTask, limits: ThreadLimits): Promise<KeptReading | Rejection> {
  try {
    return (await run(pool, "read", task, limits)) as KeptReading | Rejection;
  } catch (error) {
    return {kind: "rejection", source: task.read.source, ...explain(error, limits)};
  }
}

async function expandWithin(
  pool: Piscina,
  content: Uint8Array,
  limits: ThreadLimits,
): Promise<readonly Member[] | Unreadable> {
  try {
    return (await run(pool, "expand", content, limits)) as readonly Member[] | Unreadable;
  } catch (error) {
    const {code, detail} = explain(error, limits);
    return {unreadable: code, detail};
  }
}

/** Runs one task, and ends its thread when the time is up; what comes back is what `worker.ts` returns. */
async function run(pool: Piscina, name: string, task: unknown, {milliseconds}: ThreadLimits): Promise<unknown> {
  return pool.run(task, {name, signal: AbortSignal.timeout(milliseconds)});
}

/** What a file did to its thread, as the code and detail of its rejection. */
function explain(
  error: unknown,
  {milliseconds, megabytes}: ThreadLimits,
): {code: "limit_exceeded" | "reader_failed"; detail: string} {
  const {name, message} = error instanceof Error ? error : new Error(String(error));
  if (name === "AbortError") return exceeded(`not read within ${milliseconds / 1000} seconds`);
  if (isOutOfMemory(error)) return exceeded(`needs more than ${megabytes} MB of memory`);
  if (error instanceof RangeError) return exceeded(`too large, or too deep inside one another: ${message}`);
  return {code: "reader_failed", detail: `${name}: ${message}`};
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

function exceeded(detail: string): {code: "limit_exceeded"; detail: string} {
  return {code: "limit_exceeded", detail};
}
