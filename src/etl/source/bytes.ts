import {createHash} from "node:crypto";
import {constants} from "node:fs";
import {open, readFile} from "node:fs/promises";
import {MAX_FILE_BYTES} from "../document/limits.js";
import {extensionOf} from "./mediaType.js";
import {readMembers} from "./members.js";
import type {Expand} from "./members.js";
import type {Source, SourceFile, SourceListing, SourceRead, SourceRejectionCode} from "./source.js";

/** A file with what it gave: itself, or the files of an archive. */
export interface FileRead {
  readonly file: SourceFile;
  /** Of the file's own bytes, where it has any. */
  readonly fileId: string;
  readonly reads: readonly SourceRead[];
}

/**
 * Opens files one by one, in their order, each only when asked for, so that a
 * large corpus never stands in memory. A file that cannot be read is handed on
 * with the reason; so is one whose bytes came before under another path.
 *
 * @throws {OperatorError} where the manifest names a file that its archive does not hold.
 */
export async function* readSources(files: readonly SourceFile[], expand?: Expand): AsyncGenerator<FileRead> {
  const firstPaths = new Map<string, string>();
  for (const file of files) {
    const own = await readSourceBytes(file);
    const read = refuseTwin(own, file, firstPaths);
    const isArchive = read.kind === "content" && file.mediaType === "application/zip";
    const members = isArchive ? await readMembers(file, read, expand) : [read];
    const reads = isArchive ? members.map((member) => refuseTwin(member, file, firstPaths)) : members;
    yield {file, fileId: own.source.sourceId, reads};
  }
}

function refuseTwin(read: SourceRead, {corpus}: SourceFile, firstPaths: Map<string, string>): SourceRead {
  if (read.kind === "rejection") return read;
  const {path, sourceId} = read.source;
  const first = firstPaths.get(sourceId);
  if (first === undefined) firstPaths.set(sourceId, path);
  return first === undefined
    ? read
    : reject({...read.source, corpus}, read.source.bytes, "duplicate_file", `the same bytes as ${first}`);
}

/** Opens one file; never throws for what the file system says of it. */
export async function readSourceBytes(file: SourceFile): Promise<SourceRead> {
  if (file.problem !== null) return reject(file, 0, "unreadable_file", file.problem);
  if (file.mediaType === "application/octet-stream") {
    return reject(file, 0, "unsupported_type", extensionOf(file.path) || "no extension");
  }
  try {
    return await readRegularFile(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return reject(file, 0, "unreadable_file", describeError(error));
  }
}

/**
 * What a build is made from, as one hash: the paths and bytes of all files, and
 * the settings beside them. Pass the files' ids where they are at hand; else the files are opened.
 */
export async function hashCorpus(
  listing: SourceListing,
  sourceIds: AsyncIterable<string> | Iterable<string> = readIds(listing.files),
): Promise<string> {
  const hash = createHash("sha256");
  for await (const id of sourceIds) hash.update(`${id}\n`);
  for (const {path} of listing.files) hash.update(`${path}\n`);
  for (const location of listing.settings) hash.update(await hashFile(location));
  return hash.digest("hex");
}

async function hashFile(location: string): Promise<Uint8Array> {
  return createHash("sha256")
    .update(await readFile(location))
    .digest();
}

async function* readIds(files: readonly SourceFile[]): AsyncGenerator<string> {
  for (const file of files) yield (await readSourceBytes(file)).source.sourceId;
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

/** Not blocking on open: what was a file when the folder was listed may be a pipe by now. */
async function readRegularFile(file: SourceFile): Promise<SourceRead> {
  const handle = await open(file.location, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return reject(file, 0, "unreadable_file", "not a regular file");
    if (stats.size > MAX_FILE_BYTES) return rejectSize(file, stats.size);
    const content = await handle.readFile();
    return content.length === 0 ? reject(file, 0, "empty_file", "0 bytes") : accept(file, content);
  } finally {
    await handle.close();
  }
}

function rejectSize(file: Named, size: number): SourceRead {
  return reject(file, size, "file_too_large", `${size} bytes; at most ${MAX_FILE_BYTES} are read`);
}

function accept(file: SourceFile, content: Uint8Array): SourceRead {
  const sourceId = createHash("sha256").update(content).digest("hex");
  return {kind: "content", source: describe(file, sourceId, content.length), content};
}

function reject(file: Named, bytes: number, code: SourceRejectionCode, detail: string): SourceRead {
  const sourceId = createHash("sha256").update(`corpus ${file.corpus} path ${file.path}`).digest("hex");
  return {kind: "rejection", source: describe(file, sourceId, bytes), code, detail};
}

/** What is known of a file before it is opened. */
type Named = Pick<SourceFile, "corpus" | "path" | "mediaType" | "declared">;

function describe(file: Named, sourceId: string, bytes: number): Source {
  return {sourceId, path: file.path, mediaType: file.mediaType, bytes, declared: file.declared};
}
