import {columnsOf} from "./spans.js";
import type {PlacedCell} from "./spans.js";

/** What a cell of a page or a document holds, so far as it tells entries from layout. */
export interface CellContent {
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
 * Whether a table has no entries, or only lays out a page: when it has a single
 * column, or holds tables or long text in its cells.
 */
export function laysOut(rows: number, cells: readonly PlacedCell<CellContent>[]): boolean {
  const contents = cells.map((cell) => cell.content);
  const written = contents.filter((content) => !isBlank(content.text)).length;
  if (columnsOf(cells) <= 1 || written === 0 || (rows === 1 && written === 1)) return true;
  return contents.some((content) => content.innerCells > MAX_INNER_CELLS) || pageShare(contents) > MAX_PAGE_SHARE;
}

/** Zero-width characters are as blank as white space. */
export function isBlank(text: string): boolean {
  return /^[\s\u200b-\u200d\u2060\ufeff]*$/.test(text);
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
