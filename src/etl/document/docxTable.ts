import type {CellContent} from "./dataTable.js";
import {LimitExceeded, MAX_COLUMNS, MAX_COLUMN_SPAN, MAX_TABLE_POSITIONS} from "./limits.js";
import {mergeDown} from "./spans.js";
import type {CellPart, PlacedCell} from "./spans.js";
import {joinWrapped} from "./wrap.js";
import {elementsOf, findChild} from "./xml.js";
import type {XmlElement} from "./xml.js";

/** A table of a Word document with its cells in place. */
export interface DocxTable {
  readonly rows: number;
  readonly cells: readonly PlacedCell<DocxContent>[];
}

interface DocxContent extends CellContent {
  /** The cell, and those that it was merged with downwards. */
  readonly elements: readonly XmlElement[];
}

interface Part extends CellPart {
  readonly element: XmlElement;
}

/**
 * Reads a table: columns counted by `gridSpan` and the columns that a row
 * leaves out before its first cell, cells merged downwards by `vMerge`.
 */
export function readDocxTable(table: XmlElement, paragraphsOf: (cell: XmlElement) => string[]): DocxTable {
  const rows = findAll(table, "tr").filter((row) => findChild(row, "trPr", "del") === undefined);
  const parts = rows.flatMap(splitRow);
  const width = parts.reduce((most, part) => Math.max(most, part.column + part.columnSpan), 0);
  if (width > MAX_COLUMNS || width * rows.length > MAX_TABLE_POSITIONS) {
    throw new LimitExceeded(`a table of ${rows.length} rows and ${width} columns`);
  }
  return {rows: rows.length, cells: mergeDown(parts).map((merged) => placeCell(merged, paragraphsOf))};
}

/** Rows or cells of a table, through wrappers, without those of tables inside it. */
function findAll(element: XmlElement, name: "tr" | "tc"): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === "tbl" || child.name === "tc" || child.name === "p" ? [] : findAll(child, name);
  });
}

function splitRow(row: XmlElement, index: number): Part[] {
  const parts: Part[] = [];
  let column = readCount(findChild(row, "trPr", "gridBefore"), 0);
  for (const element of findAll(row, "tc")) {
    const properties = findChild(element, "tcPr");
    const columnSpan = Math.max(1, readCount(findChild(properties, "gridSpan"), 1));
    const last = parts.at(-1);
    if (last !== undefined && isContinued(findChild(properties, "hMerge"))) {
      parts[parts.length - 1] = {...last, columnSpan: last.columnSpan + columnSpan};
    } else {
      parts.push({element, row: index, column, columnSpan, goesOn: isContinued(findChild(properties, "vMerge"))});
    }
    column += columnSpan;
  }
  return parts;
}

function readCount(property: XmlElement | undefined, otherwise: number): number {
  const count = Number.parseInt(property?.attributes.val ?? "", 10);
  return count >= 0 ? Math.min(count, MAX_COLUMN_SPAN) : otherwise;
}

/** A merge that says nothing of its kind goes on. */
function isContinued(merge: XmlElement | undefined): boolean {
  return merge !== undefined && merge.attributes.val !== "restart";
}

function placeCell(parts: readonly Part[], paragraphsOf: (cell: XmlElement) => string[]): PlacedCell<DocxContent> {
  const [first] = parts;
  const elements = parts.map((part) => part.element);
  const paragraphs = elements.flatMap(paragraphsOf);
  return {
    content: {
      text: joinWrapped(paragraphs),
      paragraphs: paragraphs.length,
      innerCells: elements.reduce((count, element) => count + countInnerCells(element), 0),
      elements,
    },
    row: first?.row ?? 0,
    column: first?.column ?? 0,
    rowSpan: parts.length,
    columnSpan: first?.columnSpan ?? 1,
  };
}

function countInnerCells(element: XmlElement): number {
  return elementsOf(element).reduce(
    (count, child) => count + (child.name === "tc" ? 1 : 0) + countInnerCells(child),
    0,
  );
}
