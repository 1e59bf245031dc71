import {numberBlocks} from "./blocks.js";
import type {Draft} from "./blocks.js";
import {viewBytes} from "./bytesView.js";
import {openCompound} from "./compound.js";
import type {CompoundFile} from "./compound.js";
import {isBlank, laysOut} from "./dataTable.js";
import type {Document, Unreadable} from "./document.js";
import {ROW_END, isSet} from "./docProperties.js";
import {placeDocCells} from "./docTable.js";
import type {DocRow} from "./docTable.js";
import {readDocParagraphs, tableStreamName} from "./docText.js";
import type {DocParagraph} from "./docText.js";
import {columnsOf} from "./spans.js";

/** Word's own mark at the start of its stream, and the flag for a password. */
const WORD_MAGIC = 0xa5ec;
const ENCRYPTED = 0x0100;

/** The first version of the format that is read, that of Word 97. */
const FIRST_VERSION = 0xc1;

/**
 * Reads a Word document of the binary format ([MS-DOC]): tables as grids, with
 * their cells where the rows' definitions place them, other paragraphs as lines.
 */
export function readDoc(bytes: Uint8Array): Document | Unreadable {
  const file = openCompound(bytes);
  const stream = file?.findStream("WordDocument");
  if (file === undefined || stream === undefined) return explainMissing(file);
  const document = viewBytes(stream);
  if (document.u16(0) !== WORD_MAGIC) return {unreadable: "broken_file", detail: "a Word document without its mark"};
  if ((document.u16(0x0a) & ENCRYPTED) !== 0)
    return {unreadable: "encrypted", detail: "the document asks for a password"};
  if (document.u16(2) < FIRST_VERSION) {
    return {unreadable: "unsupported_type", detail: "a document of Word 95 or before; save it as .docx"};
  }
  const table = viewBytes(file.findStream(tableStreamName(stream)) ?? new Uint8Array());
  const data = viewBytes(file.findStream("Data") ?? new Uint8Array());
  const drafts = [...draftsOf(readDocParagraphs({document, table, data}))];
  return drafts.length === 0
    ? {unreadable: "broken_file", detail: "a Word document without text"}
    : {blocks: numberBlocks(drafts), metadata: {}};
}

function explainMissing(file: CompoundFile | undefined): Unreadable {
  if (file === undefined) return {unreadable: "broken_file", detail: "a compound file without a directory"};
  return file.names.includes("EncryptedPackage")
    ? {unreadable: "encrypted", detail: "the document asks for a password"}
    : {unreadable: "unsupported_type", detail: "an Office file that is no Word document"};
}

function* draftsOf(paragraphs: readonly DocParagraph[]): Generator<Draft> {
  let rows: DocRow[] = [];
  let cells: string[][] = [];
  let cell: string[] = [];
  for (const paragraph of paragraphs) {
    if (!paragraph.inTable && !paragraph.endsCell) {
      yield* finishTable(rows, [...cells.flat(), ...cell]);
      [rows, cells, cell] = [[], [], []];
      yield* draftLines(paragraph.text);
    } else if (isSet(paragraph.properties, ROW_END)) {
      rows.push({cells, properties: paragraph.properties});
      [cells, cell] = [[], []];
    } else {
      cell.push(paragraph.text);
      if (paragraph.endsCell) [cells, cell] = [[...cells, cell], []];
    }
  }
  yield* finishTable(rows, [...cells.flat(), ...cell]);
}

/** A table, and the text of a last row whose end is lost. */
function* finishTable(rows: readonly DocRow[], rest: readonly string[]): Generator<Draft> {
  const placed = placeDocCells(rows);
  if (laysOut(rows.length, placed)) yield* rows.flatMap((row) => row.cells.flat()).flatMap(draftLines);
  else {
    const cells = placed.map(({content, ...position}) => ({...position, content: content.text}));
    yield {kind: "grid", rows: rows.length, columns: columnsOf(placed), cells};
  }
  yield* rest.flatMap(draftLines);
}

function draftLines(text: string): Draft[] {
  const lines = text.split("\n").filter((line) => !isBlank(line));
  return lines.map((line) => ({kind: "line", text: line}));
}
