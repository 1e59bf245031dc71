import {LimitExceeded, MAX_COLUMNS, MAX_COLUMN_SPAN, MAX_ROW_SPAN, MAX_TABLE_POSITIONS} from "./limits.js";

/** A cell as a format declares it, before its position is known; its spans may be nonsense. */
export interface SpannedCell<T> {
  readonly content: T;
  /** 0 spans to the end of the row group. */
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface PlacedCell<T> {
  readonly content: T;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A cell as its row declares it, in a format where merged cells stand in every row that they reach. */
export interface CellPart {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  /** Merged with the cell above. */
  readonly goesOn: boolean;
}

/** Rows that no row span crosses into or out of: a `tbody`. */
export type RowGroup<T> = readonly (readonly SpannedCell<T>[])[];

interface RowBounds {
  readonly row: number;
  /** Rows to the end of the group, this one included. */
  readonly rowsLeft: number;
  readonly width: number;
}

/** What is laid out so far: for each column, the first row that no cell from above reaches. */
type Skyline = number[];

/**
 * Places the cells of row groups as the HTML table model does
 * (https://html.spec.whatwg.org/multipage/tables.html#forming-a-table), except
 * that spans are cut where the row group, the table or another cell ends them,
 * so that no two cells overlap.
 */
export function placeCells<T>(groups: readonly RowGroup<T>[]): PlacedCell<T>[] {
  const width = columnsOf(placeGroups(groups.map(singleOverlong), Infinity));
  const rows = groups.reduce((total, group) => total + group.length, 0);
  if (rows * width > MAX_TABLE_POSITIONS) throw new LimitExceeded(`a table of ${rows} rows and ${width} columns`);
  return placeGroups(groups.map(singleInner), width);
}

export function columnsOf(cells: readonly PlacedCell<unknown>[]): number {
  return cells.reduce((columns, cell) => Math.max(columns, cell.column + cell.columnSpan), 0);
}

/** Cells with those that go on below them, in row-major order; one that goes on from nothing stands for itself. */
export function mergeDown<T extends CellPart>(parts: readonly T[]): T[][] {
  const merged: T[][] = [];
  const above = new Map<number, T[]>();
  for (const part of parts) {
    const cell = above.get(part.column);
    const last = cell?.at(-1);
    const isBelow = last?.row === part.row - 1 && last.columnSpan === part.columnSpan;
    if (cell !== undefined && part.goesOn && isBelow) cell.push(part);
    else {
      const begun = [part];
      merged.push(begun);
      above.set(part.column, begun);
    }
  }
  return merged;
}

/** The group with spans that reach beyond any table taken for none, to see how wide the table is without them. */
function singleOverlong<T>(group: RowGroup<T>): RowGroup<T> {
  return group.map((cells) => cells.map((cell) => (isOverlong(cell) ? {...cell, columnSpan: 1} : cell)));
}

/** The same for all but the last cell of each row, which may reach to the table's end. */
function singleInner<T>(group: RowGroup<T>): RowGroup<T> {
  return group.map((cells) =>
    cells.map((cell, index) => (isOverlong(cell) && index < cells.length - 1 ? {...cell, columnSpan: 1} : cell)),
  );
}

function isOverlong(cell: SpannedCell<unknown>): boolean {
  return cell.columnSpan > MAX_COLUMN_SPAN;
}

function placeGroups<T>(groups: readonly RowGroup<T>[], width: number): PlacedCell<T>[] {
  const placed: PlacedCell<T>[] = [];
  let first = 0;
  for (const group of groups) {
    const skyline: Skyline = [];
    for (const [index, cells] of group.entries()) {
      const row = first + index;
      placed.push(...placeRow(cells, {row, rowsLeft: group.length - index, width}, skyline));
    }
    first += group.length;
  }
  return placed;
}

function placeRow<T>(cells: readonly SpannedCell<T>[], at: RowBounds, skyline: Skyline): PlacedCell<T>[] {
  const placed: PlacedCell<T>[] = [];
  let column = 0;
  for (const cell of cells) {
    while (isTaken(skyline, column, at.row)) column += 1;
    const columnSpan = fitColumns(cell.columnSpan, column, at, skyline);
    const rowSpan = fitRows(cell.rowSpan, at.rowsLeft);
    skyline.length = Math.max(skyline.length, column + columnSpan);
    skyline.fill(at.row + rowSpan, column, column + columnSpan);
    placed.push({content: cell.content, row: at.row, column, rowSpan, columnSpan});
    column += columnSpan;
    if (column > MAX_COLUMNS) throw new LimitExceeded(`a table of more than ${MAX_COLUMNS} columns`);
  }
  return placed;
}

function isTaken(skyline: Skyline, column: number, row: number): boolean {
  return (skyline[column] ?? 0) > row;
}

function fitColumns(wanted: number, column: number, at: RowBounds, skyline: Skyline): number {
  let end = column + 1;
  while (end < Math.min(column + wanted, at.width) && !isTaken(skyline, end, at.row)) end += 1;
  return end - column;
}

function fitRows(wanted: number, left: number): number {
  return wanted === 0 ? left : Math.max(1, Math.min(wanted, left, MAX_ROW_SPAN));
}
