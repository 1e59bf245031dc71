import type {Block, Document, Grid, Line} from "../document/document.js";
import {formatPlace} from "../document/place.js";

/** Lines shown before and after the one that is meant. */
const CONTEXT = 2;

const CELL_SEPARATOR = " │ ";

/** A few lines of a document around one place. */
export interface ExcerptLine {
  /** What the line is called: its number, or the row of a table. */
  readonly label: string;
  readonly text: string;
  readonly isMeant: boolean;
  /** Where in the text the number stands; null where it cannot be told. */
  readonly mark: {readonly start: number; readonly end: number} | null;
}

/** The texts of the cells that were read from one place, in the order of the form, and which of them is meant. */
export interface Sought {
  readonly place: string;
  readonly raws: readonly string[];
  readonly index: number;
}

/** The lines around a place; empty where the document has no such place. */
export function excerptAround(document: Document, sought: Sought): ExcerptLine[] {
  const index = document.blocks.findIndex((block) => holds(block, sought.place));
  const block = document.blocks[index];
  if (block === undefined) return [];
  return block.kind === "line" ? linesAround(document.blocks, index, sought) : rowsAround(block, sought.place);
}

function holds(block: Block, place: string): boolean {
  if (block.kind === "line") return formatPlace(block.place) === place;
  return block.cells.some((cell) => formatPlace(cell.place) === place);
}

function linesAround(blocks: readonly Block[], index: number, sought: Sought): ExcerptLine[] {
  return blocks.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).flatMap((block) => {
    if (block.kind !== "line") return [];
    const isMeant = block === blocks[index];
    return [{label: labelOf(block), text: block.text, isMeant, mark: isMeant ? findMark(block.text, sought) : null}];
  });
}

function labelOf({place}: Line): string {
  switch (place.kind) {
    case "line":
      return String(place.line);
    case "paragraph":
      return `¶ ${place.paragraph}`;
    case "cell":
      return `row ${place.row}`;
    case "box":
      return `page ${place.page}`;
  }
}

/**
 * Where the text of a cell stands in a line that holds several. Numbers are
 * looked for from the right, since labels, which may carry numbers of their
 * own, stand before them.
 */
function findMark(text: string, {raws, index}: Sought): ExcerptLine["mark"] {
  let end = text.length;
  for (const raw of raws.slice(index).reverse()) {
    end = findBefore(text, raw, end);
    if (end < 0) return null;
  }
  return {start: end, end: end + (raws[index] ?? "").length};
}

/** The last occurrence that ends before `end`: one that stands alone if there is one, else any; -1 for none. */
function findBefore(text: string, raw: string, end: number): number {
  const head = text.slice(0, end);
  for (let start = head.lastIndexOf(raw); start >= 0; start = start === 0 ? -1 : head.lastIndexOf(raw, start - 1)) {
    if (!/\d$/.test(text.slice(0, start)) && !/^\d/.test(text.slice(start + raw.length))) return start;
  }
  return head.lastIndexOf(raw);
}

function rowsAround(grid: Grid, place: string): ExcerptLine[] {
  const meant = grid.cells.find((cell) => formatPlace(cell.place) === place)?.row ?? 0;
  const rows = Array.from({length: 2 * CONTEXT + 1}, (_, index) => meant - CONTEXT + index);
  return rows.filter((row) => row >= 0 && row < grid.rows).map((row) => rowLine(grid, row, row === meant, place));
}

function rowLine(grid: Grid, row: number, isMeant: boolean, place: string): ExcerptLine {
  const line = {label: `row ${row + 1}`, text: "", isMeant, mark: null as ExcerptLine["mark"]};
  for (const cell of grid.cells.filter((candidate) => candidate.row === row)) {
    if (line.text !== "") line.text += CELL_SEPARATOR;
    const start = line.text.length;
    line.text += cell.text;
    if (formatPlace(cell.place) === place) line.mark = {start, end: line.text.length};
  }
  return line;
}
