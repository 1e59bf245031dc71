import {crc32, deflateRawSync, inflateRawSync} from "node:zlib";
import type {CopyReading, Rejection} from "./readCopy.js";
import {packTable, unpackTable} from "./packedTable.js";
import type {PackedTable} from "./packedTable.js";
import {reportIdOf} from "../report/copy.js";
import type {ReportCopy} from "../report/copy.js";
import type {Agency} from "../report/report.js";

/** What a reading comes to, without the reading: enough to tell which copies belong together. */
export type ReadingNote =
  | {readonly kind: "report"; readonly reportId: string; readonly agency: Agency}
  | Pick<Rejection, "kind" | "code" | "detail">;

/** A checksum of all that follows, and the length of the note, each as 32 bits; the note as JSON; the copy. */
const CHECKSUM = 0;
const NOTE_LENGTH = 4;
const NOTE = 8;

/** How a copy's JSON is written, as its first byte tells: deflating a short one takes longer than packing it. */
const PLAIN = 0;
const DEFLATED = 1;
/** In bytes: most reports in lines of text are shorter. */
const SHORT_COPY = 8192;

/** A reading as bytes, to be kept and sent about: some six kilobytes for a report. */
export function packReading(reading: CopyReading): Uint8Array {
  const note = Buffer.from(JSON.stringify(noteOf(reading)));
  const copy = reading.kind === "report" ? packCopy(reading.copy) : Buffer.alloc(0);
  const packed = Buffer.concat([Buffer.alloc(NOTE), note, copy]);
  packed.writeUInt32LE(note.length, NOTE_LENGTH);
  packed.writeUInt32LE(crc32(packed.subarray(NOTE_LENGTH)), CHECKSUM);
  return packed;
}

/** What a packed reading comes to; undefined where its bytes are damaged. */
export function readNote(packed: Uint8Array): ReadingNote | undefined {
  const bytes = asBuffer(packed);
  if (bytes.length < NOTE || crc32(bytes.subarray(NOTE_LENGTH)) !== bytes.readUInt32LE(CHECKSUM)) return undefined;
  // The checksum is right, so this is what `packReading` wrote.
  return JSON.parse(bytes.toString("utf8", NOTE, endOfNote(bytes))) as ReadingNote;
}

/** The copy of a reading that is a report. */
export function unpackCopy(packed: Uint8Array): ReportCopy {
  const bytes = asBuffer(packed);
  const [form, written] = [bytes[endOfNote(bytes)], bytes.subarray(endOfNote(bytes) + 1)];
  const json = form === DEFLATED ? inflateRawSync(written) : written;
  const copy = JSON.parse(json.toString()) as PackedCopy;
  return {...copy, tables: copy.tables.map(unpackTable)};
}

/** What a reading comes to. */
export function noteOf(reading: CopyReading): ReadingNote {
  if (reading.kind === "rejection") return {kind: reading.kind, code: reading.code, detail: reading.detail};
  return {kind: reading.kind, reportId: reportIdOf(reading.copy), agency: reading.copy.agency};
}

interface PackedCopy extends Omit<ReportCopy, "tables"> {
  readonly tables: readonly PackedTable[];
}

function packCopy(copy: ReportCopy): Buffer {
  const packed: PackedCopy = {...copy, tables: copy.tables.map(packTable)};
  const json = Buffer.from(JSON.stringify(packed));
  const isShort = json.length <= SHORT_COPY;
  return Buffer.concat([Buffer.of(isShort ? PLAIN : DEFLATED), isShort ? json : deflateRawSync(json, {level: 1})]);
}

function endOfNote(bytes: Buffer): number {
  return NOTE + bytes.readUInt32LE(NOTE_LENGTH);
}

function asBuffer({buffer, byteOffset, byteLength}: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
