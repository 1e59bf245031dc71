import {concat, concatMap} from "../concat.js";
import {cellId} from "../form/form.js";
import type {Form, Identity, Table} from "../form/form.js";
import type {Anchored, RowEvidence, Segment} from "./anchors.js";
import {agreeing, forcedValues, placementsOf, sumsHold} from "./candidates.js";
import {findColumns} from "./columnStarts.js";
import {doubtByColumns} from "./doubt.js";
import {isCrowded, isRunTogether, mayRunOn, MOST_STRAY} from "./neighbours.js";
import {isSurelyGlued, wholePiece} from "./placements.js";
import type {Placement} from "./placements.js";
import type {FilledRow, FilledTable} from "./recognize.js";
import {settleRow, settleValues} from "./settle.js";
import type {FieldColumns, RowShape, SettledRow} from "./settle.js";
import {refuteByColumns} from "./solve.js";
import type {ColumnSum, RowCandidates} from "./solve.js";
import type {ValueToken} from "./tokens.js";
import {contents, groupRows, isContent, without} from "./values.js";

/** A row on its way: certain from the layout, told by arithmetic, open, or not there. */
type Row =
  | {readonly kind: "placed"; readonly placement: Placement; readonly across: boolean}
  | {readonly kind: "doubtful"; readonly placement: Placement}
  | {readonly kind: "open"; readonly values: readonly ValueToken[]; readonly printed: Placement | null}
  /** Values that may be another row's as well, so that no sum can tell. */
  | {readonly kind: "shared"; readonly values: readonly ValueToken[]}
  | {readonly kind: "absent"};

/** Fills table three: by layout where it tells, then by order, then by the sums of rows and columns. */
export function readRequests(
  form: Form,
): (anchored: Anchored, segments: readonly Segment[], table: Table) => FilledTable {
  return (anchored, segments, table) => {
    const shape = rowShape(table);
    const sums = columnSums(form.identities, table);
    const settled = settleAll(anchored, shape, findColumns(anchored.rows, shape, segments, table));
    const ordered = placeByOrder(anchored, settled, shape);
    const apart = rowsApart(anchored, ordered, shape);
    return decide({...ordered, apart, evidence: anchored.rows}, shape, sums);
  };
}

interface Settled {
  readonly rows: readonly Row[];
  /** For each row, numbers after its own that are not its own. */
  readonly rests: readonly (readonly ValueToken[])[];
  readonly columns: FieldColumns;
}

function rowShape(table: Table): RowShape {
  const slots = table.rows[0]?.columns.length ?? 0;
  return {slots, sums: [{first: 0, total: slots - 1}]};
}

/** The form's identities that cross rows, in terms of the table's rows and columns; made once for each form and table. */
function columnSums(identities: readonly Identity[], table: Table): readonly ColumnSum[] {
  const known = COLUMN_SUMS.get(identities) ?? new WeakMap<Table, readonly ColumnSum[]>();
  COLUMN_SUMS.set(identities, known);
  const sums = known.get(table) ?? makeColumnSums(identities, table);
  known.set(table, sums);
  return sums;
}

const COLUMN_SUMS = new WeakMap<readonly Identity[], WeakMap<Table, readonly ColumnSum[]>>();

function makeColumnSums(identities: readonly Identity[], table: Table): ColumnSum[] {
  const at = new Map(
    table.rows.flatMap((row, r) =>
      row.columns.map((column, slot) => [cellId(table.topic, row.code, column.code), {row: r, slot}] as const),
    ),
  );
  const cells = (ids: readonly string[]) => ids.flatMap((id) => at.get(id) ?? []);
  return identities
    .map(({left, right}) => ({left: cells(left), right: cells(right)}))
    .filter(({left, right}) => new Set([...left, ...right].map(({row}) => row)).size > 1);
}

function settleAll({rows}: Anchored, shape: RowShape, columns: FieldColumns): Settled {
  const lines = isOneLineRows(rows, shape);
  const together = isRunTogether(rows);
  const settled = rows.map((evidence): {row: Row; rest: readonly ValueToken[]} => {
    if (isCrowded(evidence, rows, shape.slots)) return {row: {kind: "shared", values: evidence.numbers}, rest: []};
    const layout = settleRow(evidence, shape, columns);
    return {row: asRow(layout, shape, {lines, together}), rest: layout.rest};
  });
  return {rows: settled.map(({row}) => row), rests: settled.map(({rest}) => rest), columns};
}

/** What the layout tells of a row, in a table whose rows are one line each, or all run together in one. */
function asRow(
  layout: SettledRow,
  {sums}: RowShape,
  {lines, together}: {readonly lines: boolean; readonly together: boolean},
): Row {
  if (layout.kind === "open") {
    const {values, printed} = layout;
    return values.length > 0 ? {kind: "open", values, printed} : {kind: "absent"};
  }
  const {placement, across} = layout;
  if (sumsHold(placement, sums)) return {kind: "placed", placement, across};
  if (together) return {kind: "open", values: tokensOf(placement), printed: null};
  return lines && isOfManyLines(placement) ? {kind: "doubtful", placement} : {kind: "placed", placement, across};
}

/** Whether most rows of the table are one line each. */
function isOneLineRows(rows: readonly RowEvidence[], {slots}: RowShape): boolean {
  const lines = rows.filter((row) => row.lines.some((line) => contents(line).length === slots));
  return lines.length * 2 > rows.length;
}

/** Among rows of one line each, a row of several may hold a number that is not its own, such as a page's. */
function isOfManyLines(placement: Placement): boolean {
  return new Set(tokensOf(placement).map((token) => token.row)).size > 1;
}

/** The values of a row, whether they are placed or not. */
function tokensOfRow(row: Row): readonly ValueToken[] {
  return row.kind === "placed" || row.kind === "doubtful" ? tokensOf(row.placement) : valuesOf(row);
}

function tokensOf(placement: Placement): ValueToken[] {
  return placement.filter((piece) => piece !== null).map(({token}) => token);
}

/**
 * Places rows by their order where labels are lost or stand apart from their
 * numbers: between two certain rows, if there are just as many numbers as the
 * rows between them have cells, and every row's sum then holds.
 */
function placeByOrder({leading}: Anchored, {rows, rests, columns}: Settled, shape: RowShape): Ordered {
  const placed = [...rows];
  const byOrder = new Set<number>();
  const used = new Set<ValueToken>();
  for (const [from, to] of openRuns(rows)) {
    if (to - from === 1 && rows[from]?.kind === "open") continue;
    const before = from === 0 ? concat(leading) : (rests[from - 1] ?? []);
    const inside = concatMap(rows.slice(from, to), (row, i) => [...valuesOf(row), ...(rests[from + i] ?? [])]);
    const filled = [[...before, ...inside], inside].reduce<Placement[] | null>(
      (found, values) => found ?? fillInOrder(values, to - from, shape, columns),
      null,
    );
    filled?.forEach((placement, i) => {
      placed[from + i] = {kind: "placed", placement, across: false};
      byOrder.add(from + i);
      for (const token of tokensOf(placement)) used.add(token);
    });
  }
  return {rows: placed, rests: used.size === 0 ? rests : rests.map((rest) => without(rest, [...used])), byOrder};
}

interface Ordered {
  readonly rows: readonly Row[];
  readonly rests: readonly (readonly ValueToken[])[];
  /** Rows whose label was not read beside their numbers. */
  readonly byOrder: ReadonlySet<number>;
}

/** The numbers of a row that are not placed yet. */
function valuesOf(row: Row): readonly ValueToken[] {
  return row.kind === "open" || row.kind === "shared" ? row.values : [];
}

function openRuns(rows: readonly Row[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  rows.forEach((row, i) => {
    if (row.kind === "placed" || row.kind === "doubtful") return;
    const last = runs.at(-1);
    if (last?.[1] === i) last[1] = i + 1;
    else runs.push([i, i + 1]);
  });
  return runs;
}

/** As many rows as the values make up: numbers in plain sequence, or else a row a line. */
function fillInOrder(
  values: readonly ValueToken[],
  count: number,
  shape: RowShape,
  columns: FieldColumns,
): Placement[] | null {
  const numbers = contents(values);
  const lines = groupRows(values).filter((line) => line.some(isContent));
  const whole = lines.map((line) => settleValues(line, shape, columns)).filter((line) => line !== null);
  const placements = whole.length === count ? whole : inSequence(numbers, count, shape.slots);
  return placements?.every((placement) => addsUp(placement, shape)) === true ? placements : null;
}

/** Whether the sums hold if an empty cell stands for none: an empty total then says nothing for an order. */
function addsUp(placement: Placement, {sums}: RowShape): boolean {
  const value = (slot: number): number => placement[slot]?.value ?? 0;
  return sums.every(({first, total}) => {
    const parts = Array.from({length: total - first}, (_, i) => value(first + i));
    return parts.reduce((all, part) => all + part, 0) === value(total);
  });
}

function inSequence(numbers: readonly ValueToken[], count: number, slots: number): Placement[] | null {
  if (numbers.length !== slots * count || numbers.some(isSurelyGlued)) return null;
  return Array.from({length: count}, (_, i) => numbers.slice(i * slots, (i + 1) * slots).map(wholePiece));
}

/**
 * Rows whose numbers may not be their own: other text stands between them, or
 * labels and numbers stand apart, as in text taken column by column, where some
 * label has no numbers, and somewhere are numbers for a row that no label claims.
 */
function rowsApart(
  {rows: evidence, leading}: Anchored,
  {rows, rests}: Ordered,
  {slots}: RowShape,
): ReadonlySet<number> {
  const bare = evidence.some(({labelled, numbers}) => labelled && numbers.length === 0);
  const isLoose = (values: readonly ValueToken[]) => contents(values).length >= slots;
  const loose = bare && (isLoose(concat(leading)) || rests.some(isLoose) || rows.some((row) => isLoose(valuesOf(row))));
  const apart = new Set<number>();
  evidence.forEach((each, r) => {
    const row = rows[r];
    if (row === undefined) return;
    const isAcross = row.kind === "placed" && row.across;
    const isBeside = (token: ValueToken) => each.labelRows.has(token.row);
    if (isAcross || mayRunOn(each, evidence) || (loose && !tokensOfRow(row).every(isBeside))) apart.add(r);
  });
  return apart;
}

/** Settles what is open by the sums of rows and columns; what they leave open stays so. */
function decide(
  {rows, rests, byOrder, apart, evidence}: Ordered & {apart: ReadonlySet<number>; evidence: readonly RowEvidence[]},
  shape: RowShape,
  sums: readonly ColumnSum[],
): FilledTable {
  const together = isRunTogether(evidence);
  const candidates = rows.map((row) => candidatesOf(row, shape, together));
  const left = refuteByColumns(candidates, sums);
  const chosen = left.map((each, r) => choose(rows[r], each, shape));
  const told = new Set(
    concatMap(rows, (row, r) => (row.kind === "open" || byOrder.has(r) || isUncertain(row) ? [r] : [])),
  );
  const doubted = doubtByColumns(chosen, {told, apart}, shape, sums);
  const filled = concatMap(chosen, (pieces, r): FilledRow[] =>
    pieces === null
      ? []
      : [{row: r, pieces: doubted(pieces, r), byArithmetic: rows[r]?.kind !== "placed" || byOrder.has(r)}],
  );
  return {
    rows: filled,
    ambiguous: concatMap(rows, (row, r): FilledTable["ambiguous"] => {
      const loose = row.kind === "absent" ? looseBefore(r, evidence, rests) : [];
      if (loose.length > 0) return [{row: r, values: loose, contradicted: true}];
      const pieces = filled.find((each) => each.row === r)?.pieces;
      const whole = pieces !== undefined && !pieces.includes(null);
      if (whole || row.kind === "absent" || (row.kind === "placed" && !apart.has(r))) return [];
      const contradicted = row.kind !== "open" || row.printed !== null || chosen[r] === null;
      return [{row: r, values: tokensOfRow(row), contradicted}];
    }),
    strays: contents(concat(rests)),
  };
}

/** Numbers after the last label before a row whose own is lost: they may be its own, though no sum could place them. */
function looseBefore(
  row: number,
  evidence: readonly RowEvidence[],
  rests: readonly (readonly ValueToken[])[],
): readonly ValueToken[] {
  if (evidence[row]?.labelled !== false) return [];
  const before = evidence.findLast((each) => each.labelled && each.row < row);
  const loose = before === undefined ? [] : contents(rests[before.row] ?? []);
  return loose.length > MOST_STRAY ? loose : [];
}

function candidatesOf(row: Row, {slots, sums}: RowShape, together: boolean): RowCandidates | null {
  if (row.kind === "absent" || row.kind === "shared") return null;
  const values = row.kind === "open" ? row.values : tokensOf(row.placement);
  const placements = row.kind === "placed" ? [row.placement] : (placementsOf(values, slots, sums, together) ?? []);
  if (placements.length === 0) return null;
  return {placements, values: placements.map((placement) => forcedValues(placement, sums))};
}

/**
 * What the placements left agree on; nothing where the sums refute them all. A
 * row that stands there whole, sum broken, is never refuted: reports do print
 * wrong sums. Where blanks make it whole, it is one placement among the others.
 */
function choose(row: Row | undefined, candidates: RowCandidates | null, {slots}: RowShape): Placement | null {
  if (row?.kind === "placed") return row.placement;
  const others = candidates?.placements ?? [];
  const printed = row?.kind === "open" && others.length > 0 ? row.printed : null;
  const asPrinted = row?.kind === "doubtful" ? row.placement : printed;
  return agreeing(asPrinted === null ? others : [asPrinted, ...others], slots);
}

/** Whether a row was placed by fields or columns of which some are blank, so that a lost one would have moved the rest. */
function isUncertain(row: Row): boolean {
  if (row.kind !== "placed") return false;
  return (
    row.across || row.placement.some((piece) => piece === null || (piece.value === null && !isDashOrGrid(piece.token)))
  );
}

function isDashOrGrid(token: ValueToken): boolean {
  return isContent(token) || token.divider === "grid";
}
