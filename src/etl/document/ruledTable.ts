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
  /** From the top down, and from left to right. */
  readonly regions: readonly Region[];
  readonly tracks: Tracks;
  /** The index of the region that each position between tracks is in, row by row from the bottom. */
  readonly owners: readonly number[];
}

/** Rows and columns between the same lines; coordinates ascend, so the last row is the page's topmost. */
export interface Tracks {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Lines closer than this are one: the two of a double line, or both sides of a thick one. */
const SNAP = 3;

/** The side of the smallest cell that can hold text. */
const MIN_LENGTH = 4;

/** Positions `[from, to)` in tracks. */
interface Block {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** For each track, and each position along it, whether a line is drawn there. */
type Crossings = readonly (readonly boolean[])[];

/** The positions between tracks: what parts them, and which are in a block already. */
interface Positions {
  readonly width: number;
  readonly height: number;
  readonly above: Crossings;
  readonly beside: Crossings;
  readonly taken: boolean[];
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

/** The index of the region around a point in a table's box; on a line, of that to the left or above. */
export function findRegion({tracks: {xs, ys}, owners}: RuledTable, x: number, y: number): number | undefined {
  const column = xs.slice(1).findIndex((right) => x <= right);
  const row = ys.slice(0, -1).findLastIndex((bottom) => bottom <= y);
  return owners[row * (xs.length - 1) + column];
}

/** Lines in one place made one, gaps of a hair closed. */
function mergeRulings(lines: readonly Ruling[]): Ruling[] {
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
  const blocks = findBlocks(tracks, horizontal, vertical).sort(fromTopLeft);
  const starts = countStarts(blocks, tracks);
  const [rows, columns] = [starts.rows.at(-1) ?? 0, starts.columns.at(-1) ?? 0];
  const isOpen = findOpen(tracks, vertical);
  const regions = blocks.map((block) => makeRegion(block, tracks, starts, isOpen(block)));
  const box = unite(regions.map((region) => region.box));
  if (columns < 2 || box === undefined) return [];
  return [{box, rows, columns, regions, tracks, owners: findOwners(blocks, tracks)}];
}

/** Where lines stand, and where those across them begin and end: a table may lack its outer lines. */
function findTracks(lines: readonly Ruling[], across: readonly Ruling[]): number[] {
  const ends = [Math.min(...across.map((line) => line.from)), Math.max(...across.map((line) => line.to))];
  const positions = [...lines.map((line) => line.at), ...ends].sort((a, b) => a - b);
  return clusterBy(positions, (at) => at).map((cluster) => cluster.reduce((sum, at) => sum + at, 0) / cluster.length);
}

/** Positions that no line parts, as rectangles. */
function findBlocks(tracks: Tracks, horizontal: readonly Ruling[], vertical: readonly Ruling[]): Block[] {
  const positions = findPositions(tracks, horizontal, vertical);
  const {width, height, taken} = positions;
  const blocks: Block[] = [];
  for (let bottom = 0; bottom < height; bottom++) {
    for (let left = 0; left < width; left++) {
      if (taken[bottom * width + left] === true) continue;
      const block = growBlock(left, bottom, positions);
      for (let row = bottom; row < block.top; row++) taken.fill(true, row * width + left, row * width + block.right);
      blocks.push(block);
    }
  }
  return blocks;
}

function findPositions({xs, ys}: Tracks, horizontal: readonly Ruling[], vertical: readonly Ruling[]): Positions {
  const [width, height] = [xs.length - 1, ys.length - 1];
  if (width * height > MAX_TABLE_POSITIONS) throw new LimitExceeded(`a table of ${height} rows and ${width} columns`);
  const [above, beside] = [findCrossings(ys, horizontal, xs), findCrossings(xs, vertical, ys)];
  return {width, height, above, beside, taken: Array.from({length: width * height}, () => false)};
}

/** Where lines that stand on tracks are drawn between the tracks across them. */
function findCrossings(positions: readonly number[], lines: readonly Ruling[], across: readonly number[]): Crossings {
  const middles = across.slice(1).map((end, index) => (at(across, index) + end) / 2);
  return linesAt(positions, lines).map((drawn) => middles.map((middle) => isCrossed(drawn, middle)));
}

/** The block to the right as far as no line parts it, then up as far as the whole of it goes on. */
function growBlock(left: number, bottom: number, positions: Positions): Block {
  let right = left + 1;
  while (right < positions.width && isPartOfRow(right, bottom, positions)) right += 1;
  let top = bottom + 1;
  while (top < positions.height && goesOn(left, right, top, positions)) top += 1;
  return {left, right, bottom, top};
}

/** Whether a position goes on from the one to its left. */
function isPartOfRow(column: number, row: number, {beside, taken, width}: Positions): boolean {
  return beside[column]?.[row] !== true && taken[row * width + column] !== true;
}

/** Whether all positions of a row, from one column to another, are one, and go on from the row below. */
function goesOn(left: number, right: number, row: number, positions: Positions): boolean {
  const {above, taken, width} = positions;
  if (taken[row * width + left] === true) return false;
  for (let column = left; column < right; column++) {
    if (above[row]?.[column] === true) return false;
    if (column > left && !isPartOfRow(column, row, positions)) return false;
  }
  return true;
}

/** The index of the block that each position is in. */
function findOwners(blocks: readonly Block[], {xs, ys}: Tracks): number[] {
  const width = xs.length - 1;
  const owners = Array.from({length: width * (ys.length - 1)}, () => 0);
  for (const [index, {left, right, bottom, top}] of blocks.entries()) {
    for (let row = bottom; row < top; row++) owners.fill(index, row * width + left, row * width + right);
  }
  return owners;
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

/** For each track, how many columns, or rows from the bottom, begin before it; one in which no cell begins is not counted. */
interface Starts {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

function countStarts(blocks: readonly Block[], {xs, ys}: Tracks): Starts {
  return {
    columns: countBefore(new Set(blocks.map(({left}) => left)), xs.length),
    rows: countBefore(new Set(blocks.map(({top}) => top - 1)), ys.length),
  };
}

function countBefore(starts: ReadonlySet<number>, tracks: number): number[] {
  let count = 0;
  return Array.from({length: tracks}, (_, track) => (starts.has(track - 1) ? ++count : count));
}

function makeRegion({left, right, bottom, top}: Block, {xs, ys}: Tracks, starts: Starts, isOpen: boolean): Region {
  const {columns, rows} = starts;
  return {
    row: at(rows, rows.length - 1) - at(rows, top),
    column: at(columns, left),
    rowSpan: at(rows, top) - at(rows, bottom),
    columnSpan: at(columns, right) - at(columns, left),
    box: {left: at(xs, left), right: at(xs, right), bottom: at(ys, bottom), top: at(ys, top)},
    isOpen,
  };
}

function fromTopLeft(a: Block, b: Block): number {
  return b.top - a.top || a.left - b.left;
}

function at(positions: readonly number[], index: number): number {
  return positions[index] ?? NaN;
}
