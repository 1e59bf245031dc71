import {composeBodies} from "../compose.js";
import type {BodyReports} from "../compose.js";
import {readArchive} from "../document/archive.js";
import {noteOf, packReading} from "./packedReading.js";
import {readCopy} from "./readCopy.js";
import type {Rejection} from "./readCopy.js";
import {keyOf, pathOf, readReading, writeReading} from "./readingFile.js";
import type {KeptCopies, KeptReading, LostCopies, ReadTask} from "./task.js";
import {readSourceBytesSync} from "../source/bytes.js";
import {isSound, measure} from "../warehouse/checksums.js";
import type {WrittenFile} from "../warehouse/checksums.js";

/** What a thread of the pool can be asked for, by name. */
export {readArchive as expand, isSound};

/** Reads a source and keeps the reading. A file that changed since it was identified counts as what it is now. */
export async function read({read: source, version, folder}: ReadTask): Promise<KeptReading | Rejection> {
  const opened = source.kind === "file" ? readSourceBytesSync(source.file) : source;
  if (opened.kind === "rejection") return opened;
  const reading = await readCopy(opened);
  const key = keyOf(version, opened.source, opened.member);
  const packed = packReading(reading);
  const isWritten = folder !== null && writeReading(pathOf(folder, key), packed);
  return {kind: "reading", source: opened.source, key, note: noteOf(reading), packed: isWritten ? null : packed};
}

/** Makes reports of copies, or tells those that are gone or damaged. */
export function compose({copies, corrections}: KeptCopies): BodyReports | LostCopies {
  const packed = copies.map((copy) => (typeof copy === "string" ? readReading(copy) : copy));
  const sound = packed.filter((copy) => copy !== undefined);
  if (sound.length === copies.length) return composeBodies({copies: sound, corrections});
  return {lost: [...packed.keys()].filter((index) => packed[index] === undefined)};
}

/** Measures a file of a warehouse. */
export function measureFile({folder, path}: {readonly folder: string; readonly path: string}): WrittenFile {
  return measure(folder, path);
}
