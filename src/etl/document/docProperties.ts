import {viewBytes} from "./bytesView.js";
import type {BytesView} from "./bytesView.js";

/** Properties of the text that lies in the file from one position to another. */
export interface PropertyRun {
  readonly from: number;
  readonly to: number;
  readonly properties: Properties;
}

/** Operands by the code of the property. */
export type Properties = ReadonlyMap<number, Uint8Array>;

/** The codes of the properties that matter here ([MS-DOC] 2.6). */
export const DELETED = 0x0800;
export const IN_TABLE = 0x2416;
export const ROW_END = 0x2417;
export const TABLE_DEFINITION = 0xd608;

/** Says where in the data stream the properties stand that a page had no room for. */
const ELSEWHERE = 0x6646;

const PAGE_BYTES = 512;
const NONE: Properties = new Map();

/** Bytes of an operand by the three highest bits of its code; 6 says its length itself. */
const OPERAND_BYTES: readonly number[] = [1, 1, 2, 4, 2, 2, 0, 3];

/** Paragraph properties, by a table of pages of the document stream (PlcBtePapx). */
export function readParagraphRuns(document: BytesView, table: BytesView, data: BytesView): PropertyRun[] {
  return readRuns(document, table, 0x102, 13, (page, entry) => {
    const at = page.u8(entry) * 2;
    if (at === 0) return NONE;
    const words = page.u8(at);
    const [start, end] = words === 0 ? [at + 2, at + 2 + page.u8(at + 1) * 2] : [at + 1, at + words * 2];
    // The first two bytes name the style.
    const properties = readProperties(page.bytes.subarray(start + 2, end));
    const elsewhere = properties.get(ELSEWHERE);
    if (elsewhere === undefined) return properties;
    const from = viewBytes(elsewhere).u32(0);
    return readProperties(data.bytes.subarray(from + 2, from + 2 + data.u16(from)));
  });
}

/** Character properties (PlcBteChpx). */
export function readCharacterRuns(document: BytesView, table: BytesView): PropertyRun[] {
  return readRuns(document, table, 0xfa, 1, (page, entry) => {
    const at = page.u8(entry) * 2;
    return at === 0 ? NONE : readProperties(page.bytes.subarray(at + 1, at + 1 + page.u8(at)));
  });
}

/** The properties at a position of the file, of runs in ascending order. */
export function propertiesAt(runs: readonly PropertyRun[], position: number): Properties {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.to ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && run.from <= position ? run.properties : NONE;
}

export function isSet(properties: Properties, code: number): boolean {
  return ((properties.get(code)?.[0] ?? 0) & 1) === 1;
}

function readRuns(
  document: BytesView,
  table: BytesView,
  pointer: number,
  entryBytes: number,
  readEntry: (page: BytesView, entry: number) => Properties,
): PropertyRun[] {
  const [start, length] = [document.u32(pointer), Math.min(document.u32(pointer + 4), table.bytes.length)];
  const pages = Math.max(0, Math.floor((length - 4) / 8));
  const runs: PropertyRun[] = [];
  for (let index = 0; index < pages; index++) {
    const number = table.u32(start + (pages + 1) * 4 + index * 4) & 0x3fffff;
    const page = viewBytes(document.bytes.subarray(number * PAGE_BYTES, (number + 1) * PAGE_BYTES));
    const count = page.u8(PAGE_BYTES - 1);
    for (let run = 0; run < count; run++) {
      const properties = readEntry(page, (count + 1) * 4 + run * entryBytes);
      runs.push({from: page.u32(run * 4), to: page.u32(run * 4 + 4), properties});
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}

function readProperties(bytes: Uint8Array): Properties {
  const view = viewBytes(bytes);
  const properties = new Map<number, Uint8Array>();
  for (let at = 0; at + 2 < bytes.length;) {
    const code = view.u16(at);
    const [start, length] = locateOperand(view, code, at + 2);
    properties.set(code, bytes.subarray(start, start + length));
    at = start + length;
  }
  return properties;
}

function locateOperand(view: BytesView, code: number, at: number): readonly [start: number, length: number] {
  if (code === TABLE_DEFINITION) return [at + 2, Math.max(0, view.u16(at) - 1)];
  const fixed = OPERAND_BYTES[code >> 13] ?? 0;
  return fixed > 0 ? [at, fixed] : [at + 1, view.u8(at)];
}
