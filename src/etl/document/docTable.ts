import {signed16, viewBytes} from "./bytesView.js";
import type {CellContent} from "./dataTable.js";
import {TABLE_DEFINITION} from "./docProperties.js";
import type {Properties} from "./docProperties.js";
import {LimitExceeded, MAX_TABLE_POSITIONS} from "./limits.js";
import {columnsOf, mergeDown} from "./spans.js";
import type {CellPart, PlacedCell} from "./spans.js";
import {joinWrapped} from "./wrap.js";

/** A table row: the paragraphs of its cells, and the properties of its end. */
export interface DocRow {
  readonly cells: readonly (readonly string[])[];
  readonly properties: Properties;
}

/** How a row's definition places one of its cells; edges in twips. */
interface CellShape {
  readonly left: number;
  readonly right: number;
  readonly flags: number;
}

interface Part extends CellPart {
  readonly paragraphs: readonly string[];
}

/** Edges of different rows closer than this, in twips, are one: 5 points. */
const SNAP = 100;

/** Flags of a cell in its row's definition. */
const MERGED_LEFT = 0x02;
const MERGED_DOWN = 0x20;
const MERGE_BEGINS = 0x40;

/**
 * Places the cells of a table by the edges that each row defines. Where a
 * definition is missing or does not fit, cells are counted row by row.
 */
export function placeDocCells(rows: readonly DocRow[]): PlacedCell<CellContent>[] {
  const shapes = rows.map(findShapes);
  const edges = clusterEdges(shapes.flatMap((row) => (row ?? []).flatMap((shape) => [shape.left, shape.right])));
  const parts = rows.flatMap((row, index) => splitRow(row, index, shapes[index], edges));
  const isDefined = shapes.every((row) => row !== undefined) && parts.every((part) => part.columnSpan > 0);
  const placed = mergeDown(isDefined ? parts : rows.flatMap(countCells)).map(placePart);
  if (rows.length * columnsOf(placed) > MAX_TABLE_POSITIONS) throw new LimitExceeded(`a table of ${rows.length} rows`);
  return placed;
}

/** The shapes of a row's cells (TDefTableOperand), if there are as many as cells. */
function findShapes({cells, properties}: DocRow): CellShape[] | undefined {
  const definition = properties.get(TABLE_DEFINITION);
  if (definition === undefined) return undefined;
  const view = viewBytes(definition);
  const count = view.u8(0);
  if (count !== cells.length || definition.length < 1 + (count + 1) * 2) return undefined;
  const flagsFrom = 1 + (count + 1) * 2;
  return cells.map((_, index) => ({
    left: signed16(view.u16(1 + index * 2)),
    right: signed16(view.u16(3 + index * 2)),
    flags: view.u16(flagsFrom + index * 20),
  }));
}

/** Sorted edges, each the first of those that are one with it. */
function clusterEdges(edges: readonly number[]): number[] {
  const distinct: number[] = [];
  for (const edge of [...edges].sort((a, b) => a - b)) {
    const last = distinct.at(-1);
    if (last === undefined || edge - last > SNAP) distinct.push(edge);
  }
  return distinct;
}

function splitRow(
  row: DocRow,
  index: number,
  shapes: readonly CellShape[] | undefined,
  edges: readonly number[],
): Part[] {
  const parts: Part[] = [];
  for (const [at, shape] of (shapes ?? []).entries()) {
    const paragraphs = row.cells[at] ?? [];
    const [column, end] = [trackOf(edges, shape.left), trackOf(edges, shape.right)];
    const last = parts.at(-1);
    if (last !== undefined && (shape.flags & MERGED_LEFT) !== 0) {
      parts[parts.length - 1] = {
        ...last,
        columnSpan: end - last.column,
        paragraphs: [...last.paragraphs, ...paragraphs],
      };
    } else {
      const goesOn = (shape.flags & MERGED_DOWN) !== 0 && (shape.flags & MERGE_BEGINS) === 0;
      parts.push({row: index, column, columnSpan: end - column, goesOn, paragraphs});
    }
  }
  return parts;
}

function trackOf(edges: readonly number[], edge: number): number {
  return edges.findLastIndex((start) => start <= edge);
}

function countCells(row: DocRow, index: number): Part[] {
  return row.cells.map((paragraphs, column) => ({row: index, column, columnSpan: 1, goesOn: false, paragraphs}));
}

function placePart(parts: readonly Part[]): PlacedCell<CellContent> {
  const [first] = parts;
  const paragraphs = parts.flatMap((part) => part.paragraphs).filter((text) => text.trim() !== "");
  return {
    content: {text: joinWrapped(paragraphs), paragraphs: paragraphs.length, innerCells: 0},
    row: first?.row ?? 0,
    column: first?.column ?? 0,
    rowSpan: parts.length,
    columnSpan: first?.columnSpan ?? 1,
  };
}
