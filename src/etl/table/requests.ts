import {cellId} from "../form/form.js";
import type {Form, Table} from "../form/form.js";
import type {Anchored, RowEvidence} from "./anchors.js";
import {agreeing, forcedValues, placementsOf, sumsHold} from "./candidates.js";
import {isSurelyGlued, wholePiece} from "./placements.js";
import type {Placement} from "./placements.js";
import type {FilledRow, FilledTable} from "./recognize.js";
import {contents, findFieldColumns, groupRows, settleRow} from "./settle.js";
import type {RowShape} from "./settle.js";
import {columnHolds, refuteByColumns} from "./solve.js";
import type {ColumnSum, RowCandidates} from "./solve.js";
import type {ValueToken} from "./tokens.js";

/** A row on its way: certain from the layout, told by arithmetic, open, or not there. */
type Row =
  | {readonly kind: "placed"; readonly placement: Placement}
  | {readonly kind: "open"; readonly values: readonly ValueToken[]}
  | {readonly kind: "absent"};

/** Fills table three: by layout where it tells, then by order, then by the sums of rows and columns. */
export function readRequests(form: Form): (anchored: Anchored, segments: unknown, table: Table) => FilledTable {
  return (anchored, _segments, table) => {
    const shape = rowShape(table);
    const sums = columnSums(form, table);
    const settled = settleAll(anchored, shape);
    const ordered = placeByOrder(anchored, settled, shape);
    return decide(ordered, shape, sums);
  };
}

interface Settled {
  readonly rows: readonly Row[];
  /** For each row, numbers after its own that are not its own. */
  readonly rests: readonly (readonly ValueToken[])[];
}

function rowShape(table: Table): RowShape {
  const slots = table.rows[0]?.columns.length ?? 0;
  return {slots, sums: [{first: 0, total: slots - 1}]};
}

/** The form's identities that cross rows, in terms of the table's rows and columns. */
function columnSums(form: Form, table: Table): ColumnSum[] {
  const at = new Map(
    table.rows.flatMap((row, r) =>
      row.columns.map((column, slot) => [cellId(table.topic, row.code, column.code), {row: r, slot}] as const),
    ),
  );
  const cells = (ids: readonly string[]) => ids.flatMap((id) => at.get(id) ?? []);
  return form.identities
    .map(({left, right}) => ({left: cells(left), right: cells(right)}))
    .filter(({left, right}) => new Set([...left, ...right].map(({row}) => row)).size > 1);
}

function settleAll({rows}: Anchored, shape: RowShape): Settled {
  const columns = findFieldColumns(rows, shape.slots);
  const settled = rows.map((evidence) => settleRow(evidence, shape, columns));
  const doubtful = isOneLineRows(rows, shape);
  return {
    rows: settled.map((row): Row => {
      if (row.kind === "open") return row.values.length > 0 ? row : {kind: "absent"};
      if (doubtful && isDoubtful(row.placement, shape)) return {kind: "open", values: tokensOf(row.placement)};
      return row;
    }),
    rests: settled.map(({rest}) => rest),
  };
}

/** Whether most rows of the table are one line each. */
function isOneLineRows(rows: readonly RowEvidence[], {slots}: RowShape): boolean {
  const lines = rows.filter(({values}) => groupRows(values.flat()).some((line) => contents(line).length === slots));
  return lines.length * 2 > rows.length;
}

/** A row that breaks its sum and is not of one line may hold a number that is not its own, such as a page's. */
function isDoubtful(placement: Placement, {sums}: RowShape): boolean {
  const lines = new Set(tokensOf(placement).map((token) => token.row));
  return lines.size > 1 && !sumsHold(placement, sums);
}

function tokensOf(placement: Placement): ValueToken[] {
  return placement.flatMap((piece) => (piece === null ? [] : [piece.token]));
}

/**
 * Places rows by their order where labels are lost or stand apart from their
 * numbers: between two certain rows, if there are just as many numbers as the
 * rows between them have cells, and every row's sum then holds.
 */
function placeByOrder({leading}: Anchored, {rows, rests}: Settled, shape: RowShape): Settled & {byOrder: Set<number>} {
  const placed = [...rows];
  const byOrder = new Set<number>();
  const used = new Set<ValueToken>();
  for (const [from, to] of openRuns(rows)) {
    const before = from === 0 ? contents(leading.flat()) : (rests[from - 1] ?? []);
    const inside = rows.slice(from, to).flatMap((row, i) => [
      ...(row.kind === "open" ? row.values : []),
      ...(rests[from + i] ?? []),
    ]);
    const filled = [[...before, ...inside], inside, wholeLines([...before, ...inside], shape)]
      .map((values) => fillInOrder(values, to - from, shape))
      .find((each) => each !== null);
    if (filled == null || (to - from === 1 && rows[from]?.kind === "open")) continue;
    filled.forEach((placement, i) => {
      placed[from + i] = {kind: "placed", placement};
      byOrder.add(from + i);
      for (const token of tokensOf(placement)) used.add(token);
    });
  }
  return {rows: placed, rests: rests.map((rest) => rest.filter((token) => !used.has(token))), byOrder};
}

/** Numbers on lines that hold a whole row each. */
function wholeLines(values: readonly ValueToken[], {slots}: RowShape): ValueToken[] {
  return groupRows(values)
    .filter((line) => line.length === slots)
    .flat();
}

function openRuns(rows: readonly Row[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  rows.forEach((row, i) => {
    if (row.kind === "placed") return;
    const last = runs.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else runs.push([i, i + 1]);
  });
  return runs;
}

function fillInOrder(values: readonly ValueToken[], count: number, {slots, sums}: RowShape): Placement[] | null {
  if (values.length !== slots * count || values.some(isSurelyGlued)) return null;
  const placements = Array.from({length: count}, (_, i) => values.slice(i * slots, (i + 1) * slots).map(wholePiece));
  return placements.every((placement) => sumsHold(placement, sums)) ? placements : null;
}

function decide({rows, rests, byOrder}: ReturnType<typeof placeByOrder>, shape: RowShape, sums: ColumnSum[]): FilledTable {
  const candidates = rows.map((row) => candidatesOf(row, shape));
  const left = refuteByColumns(candidates, sums);
  const chosen = left.map((each, r) => (each === null ? null : choose(rows[r], each, shape)));
  const doubted = doubtByColumns(chosen, rows, byOrder, shape, sums);
  const filled = chosen.flatMap((pieces, r): FilledRow[] =>
    pieces === null ? [] : [{row: r, pieces: doubted(pieces, r), byArithmetic: rows[r]?.kind === "open" || byOrder.has(r)}],
  );
  return {
    rows: filled,
    ambiguous: rows.flatMap((row, r) => {
      const pieces = filled.find((each) => each.row === r)?.pieces;
      const whole = pieces !== undefined && !pieces.includes(null);
      return row.kind === "open" && !whole ? [{row: r, values: row.values}] : [];
    }),
    strays: rests.flat(),
  };
}

function candidatesOf(row: Row, {slots, sums}: RowShape): RowCandidates | null {
  if (row.kind === "absent") return null;
  const placements = row.kind === "placed" ? [row.placement] : (placementsOf(row.values, slots, sums) ?? []);
  if (placements.length === 0) return null;
  return {placements, values: placements.map((placement) => forcedValues(placement, sums))};
}

/** What the placements left agree on; nothing where the sums refute them all. */
function choose(row: Row | undefined, {placements}: RowCandidates, {slots}: RowShape): Placement | null {
  if (row?.kind === "placed") return row.placement;
  return agreeing(placements, slots);
}

/**
 * Takes back what only arithmetic told where a column that it enters does not
 * add up: the cell, or the whole row where two of its columns do not.
 */
function doubtByColumns(
  chosen: readonly (Placement | null)[],
  rows: readonly Row[],
  byOrder: ReadonlySet<number>,
  {slots, sums}: RowShape,
  columns: readonly ColumnSum[],
): (pieces: Placement, row: number) => Placement {
  const values = chosen.map((placement) => (placement === null ? null : forcedValues(placement, sums)));
  const broken = columns.filter((sum) => columnHolds(values, sum) === false);
  return (pieces, row) => {
    if (rows[row]?.kind === "placed" && !byOrder.has(row)) return pieces;
    const slotsBroken = new Set(
      broken.flatMap(({left, right}) => [...left, ...right].filter((cell) => cell.row === row).map(({slot}) => slot)),
    );
    if (slotsBroken.size > 1) return Array<null>(slots).fill(null);
    return pieces.map((piece, slot) => (slotsBroken.has(slot) ? null : piece));
  };
}
