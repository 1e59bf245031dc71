import {unite} from "./geometry.js";
import type {Box} from "./geometry.js";
import {LimitExceeded, MAX_PAGE_RULINGS, MAX_TABLE_POSITIONS} from "./limits.js";
import type {Ruling} from "./pdfPath.js";

/** A cell between ruling lines. */
export interface Region {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
  /** No line closes it where one closes other rows: where nothing stands in it, the row ends before it. */
  readonly isOpen: boolean;
}

/** A table as its ruling lines draw it, before any text is in it. */
export interface RuledTable {
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly regions: readonly Region[];
}

/** Lines closer than this are one: the two of a double line, or both sides of a thick one. */
const SNAP = 3;

/** The side of the smallest cell that can hold text. */
const MIN_LENGTH = 4;

/** Rows and columns between the same lines; coordinates ascend, so the last row is the page's topmost. */
interface Tracks {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Positions `[from, to)` in tracks. */
interface Block {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/**
 * Finds the tables that a page's lines draw: lines → those that touch → rows
 * and columns between them → positions that no line parts, which are cells. A
 * table needs two columns; frames and underlines are none, and neither is a
 * drawing of very many lines.
 */
export function findRuledTables(drawn: readonly Ruling[]): RuledTable[] {
  const lines = mergeRulings(drawn).filter((line) => line.to - line.from >= MIN_LENGTH);
  return lines.length > MAX_PAGE_RULINGS ? [] : groupTouching(lines).flatMap(makeTable);
}

/** Lines in one place made one, gaps of a hair closed. */
export function mergeRulings(lines: readonly Ruling[]): Ruling[] {
  const axes = ["horizontal", "vertical"] as const;
  return axes.flatMap((axis) => {
    const ofAxis = lines.filter((line) => line.axis === axis).sort((a, b) => a.at - b.at);
    return clusterBy(ofAxis, (line) => line.at).flatMap(mergeCollinear);
  });
}

function mergeCollinear(lines: readonly Ruling[]): Ruling[] {
  const at = lines.reduce((sum, line) => sum + line.at, 0) / lines.length;
  const merged: Ruling[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || line.from > last.to + SNAP) merged.push({...line, at});
    else merged[merged.length - 1] = {...last, to: Math.max(last.to, line.to)};
  }
  return merged;
}

/** Groups of sorted items, each within a snap of the one that began its group. */
function clusterBy<T>(sorted: readonly T[], position: (item: T) => number): T[][] {
  const clusters: T[][] = [];
  let start = -Infinity;
  for (const item of sorted) {
    if (position(item) - start > SNAP) {
      clusters.push([]);
      start = position(item);
    }
    clusters.at(-1)?.push(item);
  }
  return clusters;
}

function groupTouching(lines: readonly Ruling[]): Ruling[][] {
  const left = new Set(lines);
  const groups: Ruling[][] = [];
  for (const line of lines) {
    if (!left.delete(line)) continue;
    const group = [line];
    for (const member of group) {
      for (const other of left) {
        if (!touches(member, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function touches(a: Ruling, b: Ruling): boolean {
  return a.axis !== b.axis && reaches(a, b.at) && reaches(b, a.at);
}

function reaches(line: Ruling, at: number): boolean {
  return at >= line.from - SNAP && at <= line.to + SNAP;
}

function makeTable(group: readonly Ruling[]): RuledTable[] {
  const horizontal = group.filter((line) => line.axis === "horizontal");
  const vertical = group.filter((line) => line.axis === "vertical");
  if (horizontal.length === 0 || vertical.length === 0) return [];
  const tracks = {xs: findTracks(vertical, horizontal), ys: findTracks(horizontal, vertical)};
  const blocks = findBlocks(tracks, horizontal, vertical);
  const columns = distinct(blocks.map((block) => block.left));
  const rows = distinct(blocks.map((block) => -block.top));
  const isOpen = findOpen(tracks, vertical);
  const regions = blocks
    .map((block) => ({...makeRegion(block, tracks, rows, columns), isOpen: isOpen(block)}))
    .sort(inRowMajorOrder);
  const box = unite(regions.map((region) => region.box));
  return columns.length < 2 || box === undefined ? [] : [{box, rows: rows.length, columns: columns.length, regions}];
}

/** Where lines stand, and where those across them begin and end: a table may lack its outer lines. */
function findTracks(lines: readonly Ruling[], across: readonly Ruling[]): number[] {
  const ends = [Math.min(...across.map((line) => line.from)), Math.max(...across.map((line) => line.to))];
  const positions = [...lines.map((line) => line.at), ...ends].sort((a, b) => a - b);
  return clusterBy(positions, (at) => at).map((cluster) => cluster.reduce((sum, at) => sum + at, 0) / cluster.length);
}

/** Positions that no line parts, as rectangles. */
function findBlocks({xs, ys}: Tracks, horizontal: readonly Ruling[], vertical: readonly Ruling[]): Block[] {
  const [width, height] = [xs.length - 1, ys.length - 1];
  if (width * height > MAX_TABLE_POSITIONS) throw new LimitExceeded(`a table of ${height} rows and ${width} columns`);
  const taken = new Set<number>();
  const [drawnAbove, drawnRight] = [linesAt(ys, horizontal), linesAt(xs, vertical)];
  const isOpen = {
    up: (column: number, row: number) => !isCrossed(drawnAbove[row + 1], middle(xs, column)),
    right: (column: number, row: number) => !isCrossed(drawnRight[column + 1], middle(ys, row)),
  };
  const blocks: Block[] = [];
  for (let bottom = 0; bottom < height; bottom++) {
    for (let left = 0; left < width; left++) {
      if (taken.has(bottom * width + left)) continue;
      const block = growBlock(
        {left, bottom, right: left + 1, top: bottom + 1},
        {width, height},
        isOpen,
        (column, row) => taken.has(row * width + column),
      );
      for (const [column, row] of positionsOf(block)) taken.add(row * width + column);
      blocks.push(block);
    }
  }
  return blocks;
}

type Test = (column: number, row: number) => boolean;

/** The block to the right as far as no line parts it, then up as far as the whole of it goes on. */
function growBlock(
  {left, bottom}: Block,
  {width, height}: {readonly width: number; readonly height: number},
  isOpen: {readonly up: Test; readonly right: Test},
  isTaken: Test,
): Block {
  let right = left + 1;
  while (right < width && isOpen.right(right - 1, bottom) && !isTaken(right, bottom)) right += 1;
  let top = bottom + 1;
  const columns = Array.from({length: right - left}, (_, index) => left + index);
  const goesOn = (row: number): boolean =>
    columns.every((column) => isOpen.up(column, row - 1) && !isTaken(column, row)) &&
    columns.slice(1).every((column) => isOpen.right(column - 1, row));
  while (top < height && goesOn(top)) top += 1;
  return {left, right, bottom, top};
}

function* positionsOf({left, right, bottom, top}: Block): Generator<readonly [number, number]> {
  for (let row = bottom; row < top; row++) for (let column = left; column < right; column++) yield [column, row];
}

function linesAt(positions: readonly number[], lines: readonly Ruling[]): Ruling[][] {
  return positions.map((position) => lines.filter((line) => Math.abs(line.at - position) <= SNAP));
}

function isCrossed(lines: readonly Ruling[] | undefined, across: number): boolean {
  return lines?.some((line) => line.from <= across && line.to >= across) ?? false;
}

/** Which blocks at an end of their row have no line there, though the table has one. */
function findOpen({xs, ys}: Tracks, vertical: readonly Ruling[]): (block: Block) => boolean {
  const edges = linesAt([at(xs, 0), at(xs, xs.length - 1)], vertical);
  const lacks = (edge: readonly Ruling[] | undefined, {bottom, top}: Block): boolean =>
    edge !== undefined && edge.length > 0 && !isCrossed(edge, (at(ys, bottom) + at(ys, top)) / 2);
  return (block) =>
    (block.left === 0 && lacks(edges[0], block)) || (block.right === xs.length - 1 && lacks(edges[1], block));
}

/** The cell of a block; rows and columns in which no cell begins are not counted. */
function makeRegion(
  block: Block,
  {xs, ys}: Tracks,
  rows: readonly number[],
  columns: readonly number[],
): Omit<Region, "isOpen"> {
  const row = rows.indexOf(-block.top);
  const column = columns.indexOf(block.left);
  return {
    row,
    column,
    rowSpan: rows.filter((top) => top >= -block.top && top < -block.bottom).length,
    columnSpan: columns.filter((left) => left >= block.left && left < block.right).length,
    box: {left: at(xs, block.left), right: at(xs, block.right), bottom: at(ys, block.bottom), top: at(ys, block.top)},
  };
}

function inRowMajorOrder(a: Region, b: Region): number {
  return a.row - b.row || a.column - b.column;
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function at(positions: readonly number[], index: number): number {
  return positions[index] ?? NaN;
}

function middle(positions: readonly number[], index: number): number {
  return (at(positions, index) + at(positions, index + 1)) / 2;
}
