import {fromBufferPromise, getFileNameLowLevel} from "yauzl";
import type {Entry, ZipFile} from "yauzl";
import type {Unreadable} from "./document.js";
import {
  MAX_ARCHIVE_MEMBERS,
  MAX_EXPANDED_BYTES,
  MAX_EXPANSION_RATIO,
  MAX_FILE_BYTES,
  MIN_RATIO_BYTES,
} from "./limits.js";

/** A file inside an archive, not expanded yet. */
export interface ZipEntry {
  /** Relative, with forward slashes, without steps upwards. */
  readonly path: string;
  /** Expanded; more than this does not come out. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array | Unreadable>;
}

/** General purpose flags of a zip entry. */
const ENCRYPTED = 0x1;
const UTF8_NAME = 0x800;

/** The extra field in which a name stands in Unicode, whatever the flag says. */
const UNICODE_PATH = 0x7075;

/**
 * Lists the files of a zip archive without expanding any. An archive that would
 * expand to too much, in all or for its size, is refused by what it declares; a
 * file that holds more than it declares fails when it is read.
 */
export async function openZip(bytes: Uint8Array): Promise<readonly ZipEntry[] | Unreadable> {
  const entries: [ZipFile, Entry][] = [];
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const zip = await fromBufferPromise(buffer, {lazyEntries: true, decodeStrings: false});
    if (zip.entryCount > MAX_ARCHIVE_MEMBERS) return exceeded(`${zip.entryCount} files in an archive`);
    for await (const entry of zip.eachEntry()) entries.push([zip, entry]);
  } catch (error) {
    return broken(error);
  }
  const files = entries.filter(([, entry]) => !isDirectory(entry));
  return checkSize(files, bytes.length) ?? files.map(([zip, entry]) => makeEntry(zip, entry));
}

function checkSize(files: readonly (readonly [ZipFile, Entry])[], archiveBytes: number): Unreadable | undefined {
  const expanded = files.reduce((total, [, entry]) => total + entry.uncompressedSize, 0);
  if (expanded > MAX_EXPANDED_BYTES) return exceeded(`an archive that expands to ${expanded} bytes`);
  if (expanded > MIN_RATIO_BYTES && expanded > archiveBytes * MAX_EXPANSION_RATIO) {
    return exceeded(`an archive that expands to ${Math.floor(expanded / archiveBytes)} times its size`);
  }
  return undefined;
}

function isDirectory(entry: Entry): boolean {
  return decodeName(entry).endsWith("/");
}

function makeEntry(zip: ZipFile, entry: Entry): ZipEntry {
  return {path: safePath(decodeName(entry)), size: entry.uncompressedSize, read: () => readEntry(zip, entry)};
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array | Unreadable> {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) {
    return {unreadable: "encrypted", detail: "the archive asks for a password"};
  }
  if (entry.uncompressedSize > MAX_FILE_BYTES) {
    return {
      unreadable: "file_too_large",
      detail: `${entry.uncompressedSize} bytes; at most ${MAX_FILE_BYTES} are read`,
    };
  }
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Uint8Array);
    return new Uint8Array(Buffer.concat(chunks));
  } catch (error) {
    return broken(error);
  }
}

/** A name as its archive declares it to be encoded, or else as UTF-8 where it is that, or else as GB18030. */
function decodeName(entry: Entry): string {
  const isDeclared = (entry.generalPurposeBitFlag & UTF8_NAME) !== 0;
  if (isDeclared || entry.extraFields.some((field) => field.id === UNICODE_PATH)) {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  }
  const name = new TextDecoder("utf-8").decode(entry.fileNameRaw);
  return name.includes("\ufffd") ? new TextDecoder("gb18030").decode(entry.fileNameRaw) : name;
}

/** The path without anything that could lead out of a folder. */
function safePath(name: string): string {
  const steps = name
    .replace(/[\u0000-\u001f\u007f]/g, "") // eslint-disable-line no-control-regex -- a name must not hold any
    .split(/[/\\]/)
    .filter((step) => !/^(\.{0,2}|[a-z]:)$/i.test(step.trim()));
  return steps.length === 0 ? "unnamed" : steps.join("/");
}

function exceeded(detail: string): Unreadable {
  return {unreadable: "limit_exceeded", detail};
}

function broken(error: unknown): Unreadable {
  return {unreadable: "broken_file", detail: error instanceof Error ? error.message : String(error)};
}
