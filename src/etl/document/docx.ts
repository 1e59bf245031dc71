import {numberBlocks} from "./blocks.js";
import type {Draft} from "./blocks.js";
import type {Document, Unreadable} from "./document.js";
import {isBlank, laysOut} from "./dataTable.js";
import {readDocxTable} from "./docxTable.js";
import type {DocxTable} from "./docxTable.js";
import {MAX_PART_BYTES, MAX_TABLE_DEPTH} from "./limits.js";
import {columnsOf} from "./spans.js";
import {elementsOf, findChild, parseXml} from "./xml.js";
import type {XmlElement} from "./xml.js";
import {openZip} from "./zip.js";
import type {ZipEntry} from "./zip.js";

/** The part that holds a document's body, and those that tell other Office files from it. */
const MAIN_PART = "word/document.xml";
const OTHER_PARTS = /^(xl|ppt)\//;

/** Properties that say nothing of a document's text or the shape of its tables, and notes that stand outside it. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  (
    "instrText delText rt Fallback blip sectPr tcBorders tblBorders tblPrEx tblCellMar tcMar rFonts sz szCs b bCs i " +
    "iCs lang kern color spacing ind jc shd tcW vAlign widowControl keepNext keepLines suppressLineNumbers pStyle " +
    "rStyle highlight u snapToGrid"
  ).split(" "),
);

/** What tracked changes took away: accepted, it is gone. */
const REMOVED: ReadonlySet<string> = new Set(["del", "moveFrom"]);

/**
 * Reads a Word document's body as it reads with all tracked changes accepted:
 * tables as grids, other paragraphs as lines. Headers, footers and notes are
 * parts of their own, and left out.
 */
export async function readDocx(bytes: Uint8Array): Promise<Document | Unreadable> {
  const entries = await openZip(bytes);
  if ("unreadable" in entries) return entries;
  const part = entries.find((entry) => entry.path === MAIN_PART);
  if (part === undefined) return explainMissing(entries);
  if (part.size > MAX_PART_BYTES) {
    return {
      unreadable: "limit_exceeded",
      detail: `a document part of ${part.size} bytes; at most ${MAX_PART_BYTES} are read`,
    };
  }
  const content = await part.read();
  if ("unreadable" in content) return content;
  const body = findChild(parseXml(new TextDecoder().decode(content), LEFT_OUT), "body");
  if (body === undefined) return {unreadable: "broken_file", detail: "the document part is no well-formed XML"};
  return {blocks: numberBlocks(draftsOf(body, 0)), metadata: {}};
}

function explainMissing(entries: readonly ZipEntry[]): Unreadable {
  return entries.some((entry) => OTHER_PARTS.test(entry.path))
    ? {unreadable: "unsupported_type", detail: "an Office file that is no Word document"}
    : {unreadable: "broken_file", detail: `an archive without ${MAIN_PART}`};
}

/** The blocks inside an element, which may stand in any number of wrappers: content controls, insertions. */
function* draftsOf(element: XmlElement, depth: number): Generator<Draft> {
  let before = "";
  for (const child of elementsOf(element)) {
    if (REMOVED.has(child.name)) continue;
    if (child.name === "tbl") yield* draftTable(readDocxTable(child, cellParagraphs), depth);
    else if (child.name !== "p") yield* draftsOf(child, depth);
    else if (isMergedWithNext(child)) before += paragraphText(child);
    else {
      yield* draftLines(before + paragraphText(child));
      for (const box of textBoxesOf(child)) yield* draftsOf(box, depth);
      before = "";
    }
  }
  yield* draftLines(before);
}

function* draftTable({rows, cells}: DocxTable, depth: number): Generator<Draft> {
  const isLayout = depth < MAX_TABLE_DEPTH && laysOut(rows, cells);
  if (isLayout)
    for (const {content} of cells) for (const element of content.elements) yield* draftsOf(element, depth + 1);
  else {
    const texts = cells.map(({content, ...position}) => ({...position, content: content.text}));
    yield {kind: "grid", rows, columns: columnsOf(cells), cells: texts};
  }
}

/** The paragraphs of a cell, those of tables inside it among them. */
function cellParagraphs(cell: XmlElement): string[] {
  return [...draftsOf(cell, MAX_TABLE_DEPTH)].flatMap((draft) =>
    draft.kind === "line" ? [draft.text] : draft.cells.map((inner) => inner.content).filter((text) => text !== ""),
  );
}

function draftLines(text: string): Draft[] {
  const lines = text.split("\n").filter((line) => !isBlank(line));
  return lines.map((line) => ({kind: "line", text: line}));
}

/** Whether a tracked change took away the mark that ends a paragraph. */
function isMergedWithNext(paragraph: XmlElement): boolean {
  return findChild(paragraph, "pPr", "rPr", "del") !== undefined;
}

/** The text of a paragraph, its line breaks as line ends; text boxes stand beside it. */
function paragraphText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return element.name === "t" ? child : "";
      return REMOVED.has(child.name) || child.name === "txbxContent"
        ? ""
        : (MARKS.get(child.name) ?? paragraphText(child));
    })
    .join("");
}

const MARKS: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["ptab", "\t"],
  ["br", "\n"],
  ["cr", "\n"],
  ["noBreakHyphen", "-"],
  ["pPr", ""],
  ["rPr", ""],
]);

function textBoxesOf(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (REMOVED.has(child.name)) return [];
    return child.name === "txbxContent" ? [child] : textBoxesOf(child);
  });
}
