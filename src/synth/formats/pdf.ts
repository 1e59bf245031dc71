import type {Topic} from "../../etl/form/form.js";
import {GRID_WIDTH} from "../fields.js";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {line, makePdf, show} from "./pdfFile.js";
import {tableParts} from "./tables.js";
import type {TableCell, TablePart} from "./tables.js";

/** Points. */
const PAGE = {left: 52, right: 548, top: 740, bottom: 70, footer: 40};
/** Share of the page's width that each column of a table takes; the same for all columns where none are given. */
const COLUMNS: Readonly<Partial<Record<Topic, readonly number[]>>> = {
  disclosure: [4, 2, 2, 2],
  requests: [1.2, 2, 4, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2],
};
const PADDING = 3;
const LEADING = 1.4;

/** Content streams, one a page, the last of them being written at `y`. */
interface Pages {
  readonly contents: string[];
  y: number;
}

interface PlacedCell extends TableCell {
  readonly row: number;
  readonly column: number;
}

/** A report as a PDF with a text layer, its cells between lines or (`ruled` false) told apart by their place alone. */
export function renderPdf(sheet: Sheet, random: Random, ruled: boolean): Uint8Array {
  return makePdf(drawPages(sheet, random, ruled));
}

/** What stands on the pages of such a PDF: a content stream each, a text or a line of it to a line. */
export function drawPages(sheet: Sheet, random: Random, ruled: boolean): string[] {
  const size = random.pick([9, 10, 10.5, 12]);
  const pages: Pages = {contents: [""], y: PAGE.top};
  write(pages, sheet.title, size + 4, "middle");
  for (const text of sheet.preamble) write(pages, text, size);
  for (const {heading, paragraphs, topic} of sheet.sections) {
    write(pages, heading, size + 1);
    for (const text of paragraphs) write(pages, text, size);
    for (const part of topic === null ? [] : tableParts(sheet, topic)) drawPart(pages, part, topic, size, ruled);
  }
  for (const text of sheet.closing) write(pages, text, size);
  return pages.contents.map((content, i) => content + number(i + 1));
}

function number(page: number): string {
  return show(`- ${page} -`, (PAGE.left + PAGE.right) / 2 - 10, PAGE.footer, {size: 9});
}

/** A paragraph over the width of the page. */
function write(pages: Pages, text: string, size: number, align?: "middle"): void {
  for (const piece of breakText(text, (PAGE.right - PAGE.left) / size)) {
    if (pages.y < PAGE.bottom + size) turn(pages);
    const x = align === undefined ? PAGE.left : (PAGE.left + PAGE.right - widthOf(piece) * size) / 2;
    pages.y -= size * LEADING;
    draw(pages, show(piece, x, pages.y, {size}));
  }
}

function turn(pages: Pages): void {
  pages.contents.push("");
  pages.y = PAGE.top;
}

function draw(pages: Pages, content: string): void {
  pages.contents.push(`${pages.contents.pop() ?? ""}${content}`);
}

function drawPart(pages: Pages, part: TablePart, topic: Topic | null, size: number, ruled: boolean): void {
  if (part.kind === "stray" || topic === null) write(pages, part.kind === "stray" ? part.text : "", size);
  else drawTable(pages, part.rows, edgesOf(topic), size - 1, ruled);
}

/** A page at a time: a cell that reaches over its end has its text on the first, and its borders on both. */
function drawTable(
  pages: Pages,
  rows: readonly (readonly TableCell[])[],
  edges: readonly number[],
  size: number,
  ruled: boolean,
): void {
  const cells = placeCells(rows);
  const heights = rowHeights(rows.length, cells, edges, size);
  let first = 0;
  pages.y -= PADDING;
  while (first < rows.length) {
    let end = first;
    const tops = [pages.y];
    for (let y = pages.y; end < rows.length && (end === first || y - at(heights, end) > PAGE.bottom); end++) {
      y -= at(heights, end);
      tops.push(y);
    }
    if (pages.y - at(heights, first) <= PAGE.bottom && pages.y < PAGE.top) {
      turn(pages);
      continue;
    }
    for (const cell of cells) drawCell(pages, cell, {first, end, tops}, edges, size, ruled);
    pages.y = at(tops, end - first);
    first = end;
    if (first < rows.length) turn(pages);
  }
}

/** The rows of a table that one page has, and the height at which each begins. */
interface Band {
  readonly first: number;
  readonly end: number;
  readonly tops: readonly number[];
}

function drawCell(
  pages: Pages,
  cell: PlacedCell,
  {first, end, tops}: Band,
  edges: readonly number[],
  size: number,
  ruled: boolean,
): void {
  const from = Math.max(cell.row, first);
  const to = Math.min(cell.row + cell.rowSpan, end);
  if (from >= to) return;
  const [left, right] = [at(edges, cell.column), at(edges, cell.column + cell.columnSpan)];
  const [top, bottom] = [at(tops, from - first), at(tops, to - first)];
  if (ruled) {
    draw(pages, line(left, top, right, top) + line(left, bottom, right, bottom));
    draw(pages, line(left, top, left, bottom) + line(right, top, right, bottom));
  }
  if (cell.row >= first) drawText(pages, cell.text, {left, right, top, bottom}, size);
}

function drawText(
  pages: Pages,
  text: string,
  {left, right, top, bottom}: Readonly<Record<"left" | "right" | "top" | "bottom", number>>,
  wanted: number,
): void {
  const room = right - left - 2 * PADDING;
  const size = isNumber(text) ? Math.min(wanted, room / widthOf(text)) : wanted;
  const lines = text === "" ? [] : isNumber(text) ? [text] : breakText(text, room / size);
  const height = lines.length * size * LEADING;
  lines.forEach((piece, i) => {
    const y = (top + bottom + height) / 2 - (i + 0.8) * size * LEADING;
    draw(pages, show(piece, (left + right - widthOf(piece) * size) / 2, y, {size}));
  });
}

function placeCells(rows: readonly (readonly TableCell[])[]): PlacedCell[] {
  const reach = new Map<number, number>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((reach.get(column) ?? 0) > row) column++;
      const placed = {...cell, row, column};
      for (let i = 0; i < cell.columnSpan; i++) reach.set(column + i, row + cell.rowSpan);
      column += cell.columnSpan;
      return placed;
    });
  });
}

/** As high as what stands in one row needs; a text over several rows makes the last of them higher where it must. */
function rowHeights(count: number, cells: readonly PlacedCell[], edges: readonly number[], size: number): number[] {
  const heights = Array.from({length: count}, () => size * LEADING + 2 * PADDING);
  for (const {text, row, column, rowSpan, columnSpan} of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const room = at(edges, column + columnSpan) - at(edges, column) - 2 * PADDING;
    const lines = isNumber(text) ? 1 : breakText(text, room / size).length;
    const last = Math.min(row + rowSpan, count) - 1;
    const above = heights.slice(row, last).reduce((sum, height) => sum + height, 0);
    heights[last] = Math.max(at(heights, last), lines * size * LEADING + 2 * PADDING - above);
  }
  return heights;
}

function edgesOf(topic: Topic): number[] {
  const shares = COLUMNS[topic] ?? Array.from({length: GRID_WIDTH[topic]}, () => 1);
  const unit = (PAGE.right - PAGE.left) / shares.reduce((sum, share) => sum + share, 0);
  const edges = [PAGE.left];
  for (const share of shares) edges.push((edges.at(-1) ?? 0) + share * unit);
  return edges;
}

/** Lines of at most `room` ems. */
function breakText(text: string, room: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const character of text) {
    if (current !== "" && widthOf(current + character) > room) {
      lines.push(current);
      current = "";
    }
    current += character;
  }
  return [...lines, current];
}

/** Ems: Latin letters and digits take half of one. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character < "\u007f" ? 0.5 : 1), 0);
}

/** A number stays on one line, and is set smaller where its column is narrow. */
function isNumber(text: string): boolean {
  return /^[+-]?[\d０-９.,]+$/.test(text);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
