import type {DraftGrid} from "./blocks.js";
import {fragmentsOf, isBlank, paragraphsOf} from "./htmlText.js";
import {descendantsOf, elementsOf, findAttribute} from "./htmlTree.js";
import type {Element} from "./htmlTree.js";
import {MAX_TABLE_DEPTH} from "./limits.js";
import {columnsOf, placeCells} from "./spans.js";
import type {PlacedCell, RowGroup} from "./spans.js";
import {joinWrapped} from "./wrap.js";

/** A table of data, and the text of its caption. */
export interface HtmlTable {
  readonly caption: readonly string[];
  readonly grid: DraftGrid;
}

interface CellContent {
  readonly text: string;
  readonly paragraphs: number;
  /** Cells of tables inside this cell. */
  readonly innerCells: number;
}

/** A cell with more than both of these holds a part of a page, not an entry of a table. */
const MAX_ENTRY_PARAGRAPHS = 12;
const MAX_ENTRY_LENGTH = 800;

/** An inner table of more cells than this is a table of its own. */
const MAX_INNER_CELLS = 5;

/** The share of a table's text in such cells from which it only lays out a page. */
const MAX_PAGE_SHARE = 0.2;

/**
 * The entries of a table; undefined when it has none, or only lays out a page:
 * when it has a single column, or holds tables or long text in its cells.
 */
export function findDataTable(table: Element, depth: number): HtmlTable | undefined {
  if (depth >= MAX_TABLE_DEPTH) return undefined;
  const groups = rowGroupsOf(table);
  const cells = placeCells(groups);
  const rows = groups.reduce((total, group) => total + group.length, 0);
  if (laysOut(rows, cells)) return undefined;
  const texts = cells.map((cell) => ({...cell, content: cell.content.text}));
  return {
    caption: elementsOf(table).filter(isNamed("caption")).flatMap(cellParagraphs),
    grid: {kind: "grid", rows, columns: columnsOf(cells), cells: texts},
  };
}

function laysOut(rows: number, cells: readonly PlacedCell<CellContent>[]): boolean {
  const contents = cells.map((cell) => cell.content);
  const written = contents.filter((content) => !isBlank(content.text)).length;
  if (columnsOf(cells) <= 1 || written === 0 || (rows === 1 && written === 1)) return true;
  return contents.some((content) => content.innerCells > MAX_INNER_CELLS) || pageShare(contents) > MAX_PAGE_SHARE;
}

function pageShare(contents: readonly CellContent[]): number {
  return lengthOf(contents.filter(isPage)) / lengthOf(contents);
}

function isPage(content: CellContent): boolean {
  const isLong = content.paragraphs > MAX_ENTRY_PARAGRAPHS && content.text.length > MAX_ENTRY_LENGTH;
  return content.innerCells > 0 || isLong;
}

function lengthOf(contents: readonly CellContent[]): number {
  return contents.reduce((length, content) => length + content.text.length, 0);
}

function rowGroupsOf(table: Element): RowGroup<CellContent>[] {
  return elementsOf(table)
    .filter(isNamed("thead", "tbody", "tfoot"))
    .map((group) => elementsOf(group).filter(isNamed("tr")).map(readRow));
}

function readRow(row: Element): RowGroup<CellContent>[number] {
  return elementsOf(row)
    .filter(isNamed("td", "th"))
    .map((cell) => ({
      content: readCell(cell),
      rowSpan: parseSpan(findAttribute(cell, "rowspan"), 0),
      columnSpan: parseSpan(findAttribute(cell, "colspan"), 1),
    }));
}

function readCell(cell: Element): CellContent {
  const paragraphs = cellParagraphs(cell);
  const innerCells = descendantsOf(cell).filter(isNamed("td", "th")).length;
  return {text: joinWrapped(paragraphs), paragraphs: paragraphs.length, innerCells};
}

function cellParagraphs(cell: Element): string[] {
  return [...paragraphsOf(fragmentsOf(cell, () => true))];
}

/** A span attribute as browsers read it: what is no number, or below the least that has a meaning, is 1. */
function parseSpan(value: string | undefined, least: number): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span >= least ? span : 1;
}

function isNamed(...names: readonly string[]): (element: Element) => boolean {
  return (element) => names.includes(element.tagName);
}
