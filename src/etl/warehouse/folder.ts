import {mkdir, readdir, realpath, rename, rm} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {OperatorError} from "../operatorError.js";
import {CHECKSUMS, DATA_PACKAGE, DATABASE, DATABASE_CHECKSUM, DATASET, parquetOf} from "./files.js";
import {TABLES} from "./schema.js";

/** What this software writes into a warehouse's folder, or DuckDB beside its file. */
const OWN_FILES: ReadonlySet<string> = new Set([
  ...TABLES.map(parquetOf),
  DATABASE,
  `${DATABASE}.wal`,
  DATA_PACKAGE,
  DATASET,
  CHECKSUMS,
  DATABASE_CHECKSUM,
  ".DS_Store",
]);

/** A folder under construction, or one put aside while its successor takes its place: `.warehouse.1234.new`. */
const LEFTOVER = /^\.(?<base>.+)\.(?<pid>\d+)\.(?<kind>new|old)$/;

/** DuckDB's errors have no code; those that a disk caused are told by their words. */
const DISK_COMPLAINT =
  /^(IO|Out of Memory) Error|Could not (open|write|read|sync|truncate) |Cannot open |No space left/;

/**
 * Fills a new folder beside `folder` and then puts it in its place, so that a
 * reader finds the old warehouse or the new one and never half of one. When
 * `fill` fails, or gives null, the old one stays. What killed runs left behind is cleared.
 * Throws an `OperatorError` when the disk refuses, or when the folder holds
 * files that are not a warehouse's: they would be lost.
 */
export async function replaceFolder<T>(folder: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const target = await resolveLinks(folder);
  const fresh = besides(target, "new");
  try {
    await mkdir(dirname(target), {recursive: true});
    await clearLeftovers(target);
    await refuseForeignFiles(target);
    await mkdir(fresh);
    const result = await fill(fresh);
    if (result === null) await rm(fresh, {recursive: true});
    else await swap(target, fresh);
    return result;
  } catch (error) {
    await rm(fresh, {recursive: true, force: true}).catch(() => undefined);
    throw explain(folder, error);
  }
}

/** The folder itself where `folder` is a symbolic link, so that the link survives. */
async function resolveLinks(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}

function besides(target: string, kind: "new" | "old"): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}.${kind}`);
}

/** Removes what dead runs left; an old warehouse that a run was killed while replacing is put back. */
async function clearLeftovers(target: string): Promise<void> {
  for (const entry of await readdir(dirname(target))) {
    const {base, pid, kind} = LEFTOVER.exec(entry)?.groups ?? {};
    if (base !== basename(target) || isAlive(Number(pid))) continue;
    const leftover = join(dirname(target), entry);
    const isLost = kind === "old" && !(await exists(target));
    await (isLost ? rename(leftover, target) : rm(leftover, {recursive: true, force: true}));
  }
}

/** Whether another process of this id runs; this one has no folder under construction yet. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function refuseForeignFiles(target: string): Promise<void> {
  if (!(await exists(target))) return;
  const foreign = (await readdir(target)).sort().find((entry) => !OWN_FILES.has(entry));
  if (foreign === undefined) return;
  throw new OperatorError(
    `cannot write warehouse: ${target}: the folder holds a file that is not a warehouse's: ${foreign}`,
    "Name a folder that is new, empty, or holds nothing but a warehouse.",
  );
}

async function swap(target: string, fresh: string): Promise<void> {
  const old = besides(target, "old");
  const isReplacement = await exists(target);
  if (isReplacement) await rename(target, old);
  try {
    await rename(fresh, target);
  } catch (error) {
    if (isReplacement) await rename(old, target);
    throw error;
  }
  await rm(old, {recursive: true, force: true});
}

async function exists(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    },
  );
}

/** What the operator can mend, as such; anything else as it came. */
function explain(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  if (codeOf(error) === undefined && !DISK_COMPLAINT.test(error.message)) return error;
  return new OperatorError(
    `cannot write warehouse: ${folder}: ${error.message}`,
    "Look whether the folder may be written to, and whether the disk has room.",
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
