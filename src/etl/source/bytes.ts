import {createHash, hash} from "node:crypto";
import {closeSync, constants, fstatSync, open, openSync, read, readFileSync} from "node:fs";
import type {Stats} from "node:fs";
import {readFile} from "node:fs/promises";
import {promisify} from "node:util";
import {range} from "d3-array";
import {MAX_FILE_BYTES} from "../document/limits.js";
import {extensionOf} from "./mediaType.js";
import type {Setting, Source, SourceFile, SourceRead, SourceRejection, SourceRejectionCode} from "./source.js";

/** Lines that are hashed at a time: in half the time that they take one by one, and in little memory. */
const LINES_A_HASH = 10_000;

/** Files that are open at a time while they are identified. */
const OPEN_FILES = 4;

/** A file that is known by its bytes, though they are not kept; or the reason why it has none. */
export type Identified = {readonly kind: "content"; readonly source: Source} | SourceRejection;

export interface IdentifiedFile {
  readonly file: SourceFile;
  readonly own: Identified;
}

/** Hashes the bytes of all files; only a few are in memory at a time. */
export async function identifyFiles(files: readonly SourceFile[]): Promise<IdentifiedFile[]> {
  const identified: IdentifiedFile[] = [];
  const entries = files.entries();
  const work = async (): Promise<void> => {
    for (const [index, file] of entries) identified[index] = {file, own: await identify(file)};
  };
  await Promise.all(Array.from({length: OPEN_FILES}, work));
  return identified;
}

async function identify(file: SourceFile): Promise<Identified> {
  const read = await readSourceBytes(file);
  return read.kind === "rejection" ? read : {kind: read.kind, source: read.source};
}

/** A source whose bytes came before under another path; it has an id of its own. */
export function rejectTwin(source: Source, corpus: number, firstPath: string): SourceRejection {
  return reject({...source, corpus}, source.bytes, "duplicate_file", `the same bytes as ${firstPath}`);
}

/** Opens one file; never throws for what the file system says of it. */
export async function readSourceBytes(file: SourceFile): Promise<SourceRead> {
  const refusal = refuseUnopened(file);
  if (refusal !== undefined) return refusal;
  try {
    return await readRegularFile(file);
  } catch (error) {
    return rejectError(file, error);
  }
}

/** The same in a thread that has nothing else to do meanwhile, which takes a fraction of the time. */
export function readSourceBytesSync(file: SourceFile): SourceRead {
  const refusal = refuseUnopened(file);
  if (refusal !== undefined) return refusal;
  try {
    return readRegularFileSync(file);
  } catch (error) {
    return rejectError(file, error);
  }
}

/** What a build is made from, as one hash: the ids and paths of all files, and the hashes of the settings beside them. */
export function hashCorpus(
  files: readonly {readonly path: string; readonly fileId: string}[],
  settings: readonly string[],
): string {
  const all = createHash("sha256");
  for (const lines of [files.map(({fileId}) => fileId), files.map(({path}) => path)]) {
    for (const start of range(0, lines.length, LINES_A_HASH)) {
      all.update(`${lines.slice(start, start + LINES_A_HASH).join("\n")}\n`);
    }
  }
  for (const setting of settings) all.update(Buffer.from(setting, "hex"));
  return all.digest("hex");
}

/** Which of several parts of a corpus a file belongs to, from 1: told by its path alone, so that no other file need be opened. */
export function shardOf({corpus, path}: Pick<SourceFile, "corpus" | "path">, shards: number): number {
  return (hash("sha256", `${corpus} ${path}`, "buffer").readUInt32BE() % shards) + 1;
}

/** The sha256 of what was read of a setting, in hex. */
export function hashSetting({bytes}: Setting): string {
  return hash("sha256", bytes);
}

/** The sha256 of a file, in hex. */
export async function hashFile(location: string): Promise<string> {
  return hash("sha256", await readFile(location));
}

/** A file that need not be opened to know that nothing can be read from it. */
function refuseUnopened(file: SourceFile): SourceRejection | undefined {
  if (file.problem !== null) return reject(file, 0, "unreadable_file", file.problem);
  if (file.mediaType !== "application/octet-stream") return undefined;
  return reject(file, 0, "unsupported_type", extensionOf(file.path) || "no extension");
}

function rejectError(file: SourceFile, error: unknown): SourceRejection {
  if (!(error instanceof Error && "code" in error)) throw error;
  return reject(file, 0, "unreadable_file", describeError(error));
}

/** Without the location, so that what is stored does not depend on the machine. */
function describeError({code}: {code: unknown}): string {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ENOENT":
      return "gone since the folder was listed";
    default:
      return String(code);
  }
}

const [openFile, readBytes] = [promisify(open), promisify(read)];

/** Not blocking on open: what was a file when the folder was listed may be a pipe by now. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** Opening and reading a file wait for the disk; asking an open one for its size, and closing it, do not. */
async function readRegularFile(file: SourceFile): Promise<SourceRead> {
  const descriptor = await openFile(file.location, OPEN_FLAGS);
  try {
    const stats = fstatSync(descriptor);
    return refuseOpened(file, stats) ?? accept(file, await readWhole(descriptor, stats.size));
  } finally {
    closeSync(descriptor);
  }
}

/** As many bytes as the file had when it was opened: `readFile` would ask for its size once more, for each of many files. */
async function readWhole(descriptor: number, size: number): Promise<Uint8Array> {
  const content = Buffer.allocUnsafe(size);
  let end = 0;
  for (let bytes = -1; bytes !== 0 && end < size; end += bytes) {
    ({bytesRead: bytes} = await readBytes(descriptor, content, end, size - end, null));
  }
  return content.subarray(0, end);
}

function readRegularFileSync(file: SourceFile): SourceRead {
  const descriptor = openSync(file.location, OPEN_FLAGS);
  try {
    return refuseOpened(file, fstatSync(descriptor)) ?? accept(file, readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

function refuseOpened(file: Named, stats: Stats): SourceRejection | undefined {
  if (!stats.isFile()) return reject(file, 0, "unreadable_file", "not a regular file");
  if (stats.size <= MAX_FILE_BYTES) return undefined;
  return reject(file, stats.size, "file_too_large", `${stats.size} bytes; at most ${MAX_FILE_BYTES} are read`);
}

function accept(file: SourceFile, content: Uint8Array): SourceRead {
  if (content.length === 0) return reject(file, 0, "empty_file", "0 bytes");
  const sourceId = hash("sha256", content);
  return {kind: "content", source: describe(file, sourceId, content.length), content};
}

function reject(file: Named, bytes: number, code: SourceRejectionCode, detail: string): SourceRejection {
  const sourceId = hash("sha256", `corpus ${file.corpus} path ${file.path}`);
  return {kind: "rejection", source: describe(file, sourceId, bytes), code, detail};
}

/** What is known of a file before it is opened. */
type Named = Pick<SourceFile, "corpus" | "path" | "mediaType" | "declared">;

function describe(file: Named, sourceId: string, bytes: number): Source {
  return {sourceId, path: file.path, mediaType: file.mediaType, bytes, declared: file.declared};
}
