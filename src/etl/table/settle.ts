import {concat, concatMap} from "../concat.js";
import type {RowEvidence} from "./anchors.js";
import {isSurelyGlued, sumMayHold, wholePiece} from "./placements.js";
import type {Placement, RowSum} from "./placements.js";
import {columnsKey} from "./tokens.js";
import type {ValueToken} from "./tokens.js";
import {contents, groupRows, isContent, without} from "./values.js";

/** What a row of a table must be filled with. */
export interface RowShape {
  readonly slots: number;
  readonly sums: readonly RowSum[];
}

/**
 * A row whose cells the layout itself tells (`rest`: numbers near it that are
 * not its own; `across`: other text stands between its numbers), or the values
 * that are to be placed by other evidence.
 */
export type SettledRow =
  | {
      readonly kind: "placed";
      readonly placement: Placement;
      readonly rest: readonly ValueToken[];
      readonly across: boolean;
    }
  | {
      readonly kind: "open";
      readonly values: readonly ValueToken[];
      readonly rest: readonly ValueToken[];
      /** The cells as the layout has them, blanks among them, where a sum fails with them. */
      readonly printed: Placement | null;
    };

/** In which field the cells begin, and how many fields a row usually has, as the table's rows show. */
export interface FieldColumns {
  /** For rows of one length; null where some of them begin elsewhere. */
  readonly starts: ReadonlyMap<string, number | null>;
  readonly usualFields: number;
  /** Whether every row has as many fields; where not, a row that is short of one may have lost it. */
  readonly uniform: boolean;
  /** Whether the table prints dashes for its empty cells: a blank in a line of text is then none of its cells. */
  readonly dashed: boolean;
  /** In lines of spaces, the middle of each column; none where the lines do not line up. */
  readonly middles: readonly number[];
}

/**
 * Fills a row from the layout alone: as many numbers as the row has cells, or
 * blanks among them in fields that other rows of the table vouch for.
 */
export function settleRow(evidence: RowEvidence, shape: RowShape, columns: FieldColumns): SettledRow {
  const {all: values, labelRows} = evidence;
  const own = values.filter((token) => labelRows.has(token.row));
  const near = evidence.values[0] ?? [];
  const candidates: (readonly ValueToken[])[] = [];
  for (const some of distinct([own, near, values])) {
    const candidate = dropBlankRows(some, labelRows);
    candidates.push(candidate);
    const placement = settleValues(candidate, shape, columns) ?? placeByMiddles(candidate, shape, columns);
    if (placement === null) continue;
    if (isOverfull(placement, contents(near, candidate), shape))
      return {kind: "open", values: contents(near), rest: [], printed: null};
    const across = placement.some(
      (piece) => piece !== null && !own.includes(piece.token) && !near.includes(piece.token),
    );
    return {kind: "placed", placement, rest: without(values, candidate), across};
  }
  const [only] = evidence.lines.filter((row) => row.some(isContent));
  if (only !== undefined && contents(own).length === 0 && shape.sums.length > 0) {
    const placement = settleValues(only, shape, columns);
    const isWhole = placement !== null && !isOverfull(placement, contents(near, only), shape);
    if (isWhole) return {kind: "placed", placement, rest: without(values, only), across: false};
  }
  const printed = candidates.reduce<Placement | null>((found, each) => found ?? placeCells(each, shape, columns), null);
  return openRow(own, evidence, printed);
}

/** Of selections from one list, each that is not the same as one before. */
function distinct(selections: readonly (readonly ValueToken[])[]): (readonly ValueToken[])[] {
  return selections.filter((some, i) => !selections.slice(0, i).some((other) => isSame(some, other)));
}

function isSame(some: readonly ValueToken[], other: readonly ValueToken[]): boolean {
  return some.length === other.length && some.every((token, i) => token === other[i]);
}

/** The numbers of one line in the columns that they stand under; null unless each stands clearly under its own. */
function placeByMiddles(
  values: readonly ValueToken[],
  {slots, sums}: RowShape,
  {middles, dashed}: FieldColumns,
): Placement | null {
  const numbers = contents(values);
  const [first] = numbers;
  if (first === undefined || dashed || sums.length === 0 || middles.length !== slots || numbers.length >= slots)
    return null;
  if (numbers.some((token) => token.row !== first.row || isSurelyGlued(token))) return null;
  const placement = Array<Placement[number]>(slots).fill(null);
  for (const token of numbers) {
    const column = middles.findIndex((middle) => Math.abs(middle - (token.middle ?? -1)) <= COLUMN_WIDTH);
    if (column < 0 || placement[column] !== null) return null;
    placement[column] = wholePiece(token);
  }
  return sums.every((sum) => placement[sum.total] != null && sumMayHold(placement, sum)) ? placement : null;
}

/** Whether one more number stands by a row that its sum does not vouch for: one of the row's may be cut in two. */
function isOverfull(placement: Placement, rest: readonly ValueToken[], {sums}: RowShape): boolean {
  if (sums.length === 0 || rest.length !== 1) return false;
  const known = placement.every((piece) => piece?.value != null);
  return !known || !sums.every((sum) => sumMayHold(placement, sum));
}

/** The columns of a table's cells, as its whole rows show them: a number in every cell, or else a field for each. */
export function findFieldColumns(rows: readonly RowEvidence[], slots: number): FieldColumns {
  const lines = concatMap(rows, ({lines: own, labelRows}) =>
    own.filter((line) => standsInFields(line) && line.some((token) => isContent(token) || labelRows.has(token.row))),
  );
  const usualFields = mostFrequent(lines.map(([first]) => first?.fields ?? 0));
  const full = lines.map((line) => contents(line)).filter((line) => isRun(line, slots));
  const exact = lines.filter((line) => isRun(line, slots) && line.some(isContent) && line[0]?.fields === usualFields);
  const uniform = lines.every(([first]) => first?.fields === usualFields);
  const starts = [...new Map([...commonStarts(exact), ...commonStarts(full)])].map(
    ([key, start]) => [key, isRefuted(key, start, rows, slots) ? null : start] as const,
  );
  return {starts: new Map(starts), usualFields, uniform, dashed: isDashed(rows), middles: findMiddles(rows, slots)};
}

function standsInFields(line: readonly ValueToken[]): boolean {
  return line.every(({divider}) => divider !== "spaces");
}

export function isDashed(rows: readonly RowEvidence[]): boolean {
  return rows.some(({numbers}) => numbers.some(({count}) => count.kind === "dash"));
}

/** Whether a row of that length has a number, on the line of its label, beside the cells. */
export function isRefuted(key: string, start: number, rows: readonly RowEvidence[], slots: number): boolean {
  return rows.some(({numbers, labelRows}) =>
    numbers.some(
      (token) =>
        (token.field < start || token.field >= start + slots) && labelRows.has(token.row) && columnsKey(token) === key,
    ),
  );
}

/** Fewer lines than this line up by chance. */
const MANY_LINES = 5;
/** Numbers nearer to each other than this, in characters, stand in one column. */
const COLUMN_WIDTH = 2;

/** The columns in which the numbers of lines with more than one of them line up; none unless there are just as many. */
function findMiddles(rows: readonly RowEvidence[], slots: number): number[] {
  if (!rows.some(({numbers}) => numbers.some(({middle}) => middle !== undefined))) return [];
  const lines = concatMap(rows, ({numbers}) => groupRows(numbers)).filter((line) => line.length > 1);
  if (lines.length < MANY_LINES) return [];
  const middles = concat(lines)
    .map(({middle}) => middle)
    .filter((middle) => middle !== undefined)
    .sort((a, b) => a - b);
  const columns: number[][] = [];
  for (const middle of middles) {
    const last = columns.at(-1);
    if (last !== undefined && middle - (last.at(-1) ?? 0) <= COLUMN_WIDTH) last.push(middle);
    else columns.push([middle]);
  }
  return columns.length === slots ? columns.map((column) => column.reduce((a, b) => a + b, 0) / column.length) : [];
}

/** Whether values fill as many fields side by side. */
function isRun(line: readonly ValueToken[], slots: number): boolean {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined) return false;
  return line.length === slots && last.field - first.field === slots - 1;
}

/** The field in which all lines of one length begin; none where they differ. */
function commonStarts(lines: readonly (readonly ValueToken[])[]): Map<string, number> {
  const votes = new Map<string, Set<number>>();
  for (const [first] of lines) {
    if (first === undefined) continue;
    votes.set(columnsKey(first), (votes.get(columnsKey(first)) ?? new Set()).add(first.field));
  }
  const starts = new Map<string, number>();
  for (const [key, fields] of votes) {
    const [start] = fields;
    if (fields.size === 1 && start !== undefined) starts.set(key, start);
  }
  return starts;
}

/** Fills a row with values that are all its own; null where their columns are not certain. */
export function settleValues(values: readonly ValueToken[], shape: RowShape, columns: FieldColumns): Placement | null {
  const numbers = values.filter(isContent);
  if (numbers.some(isSurelyGlued)) return null;
  if (numbers.length === shape.slots)
    return isOneRun(numbers) && !hasBlankWithin(values) && standsAlone(numbers, shape) ? numbers.map(wholePiece) : null;
  const placement = placeCells(values, shape, columns);
  return placement !== null && shape.sums.every((sum) => sumMayHold(placement, sum)) ? placement : null;
}

/** Fills a row with the cells of one physical row, blanks among them; null where their columns are not certain. */
function placeCells(values: readonly ValueToken[], shape: RowShape, columns: FieldColumns): Placement | null {
  const [first] = values;
  if (first === undefined || values.some((token) => token.row !== first.row || isSurelyGlued(token))) return null;
  const cells = cellsOf(first, values, shape, columns);
  if (columns.dashed && first.divider === "fields" && cells?.every(isContent) === false) return null;
  return cells?.map(wholePiece) ?? null;
}

/** Whether numbers can be one row's: on one line but for single ones, since two lines of several are two rows. */
function isOneRun(numbers: readonly ValueToken[]): boolean {
  if (numbers.every(({row}) => row === numbers[0]?.row)) return true;
  return groupRows(numbers).filter((line) => line.length > 1).length <= 1;
}

/** Whether each number has a field of its own; where two share one, only the sums can tell that they are two cells. */
function standsAlone(numbers: readonly ValueToken[], {sums}: RowShape): boolean {
  const isAlone = numbers.every(({divider, row, field}, i) => {
    const next = numbers[i + 1];
    return divider === "spaces" || next?.row !== row || next.field !== field;
  });
  return isAlone || (sums.length > 0 && sums.every((sum) => sumMayHold(numbers.map(wholePiece), sum)));
}

/** Whether a blank stands between two numbers of one row: it is a cell too, so that numbers alone do not count them. */
export function hasBlankWithin(values: readonly ValueToken[]): boolean {
  if (values.every(isContent)) return false;
  return groupRows(values).some((row) => {
    const [from, to] = [row.findIndex(isContent), row.findLastIndex(isContent)];
    return row.slice(from, to).some((token) => !isContent(token));
  });
}

/** The cells of one physical row that has blanks; null where their columns are not certain. */
function cellsOf(
  first: ValueToken,
  values: readonly ValueToken[],
  {slots, sums}: RowShape,
  columns: FieldColumns,
): readonly ValueToken[] | null {
  const start = columns.starts.get(columnsKey(first));
  switch (first.divider) {
    case "spaces":
      return values.length === slots ? values : null;
    case "fields":
      if (!columns.uniform && sums.length === 0) return null;
      if (start != null) return windowOf(values, slots, start);
      // A row of the usual length has lost no field; what is over at its end are the fields that its label spans.
      if (first.fields !== columns.usualFields || values.length < slots) return null;
      return values.length === slots || isContent(first) ? windowOf(values, slots, first.field) : null;
    case "grid":
      if (first.fields !== columns.usualFields) return null;
      // A cell that cannot be read leaves a gap; what is beside it must not move into it.
      if (isRun(values, slots)) return values;
      return start === null ? null : windowOf(values, slots, start ?? first.fields - slots);
  }
}

/** The cells of a row by their fields; null unless each is there, with nothing but blanks beside them. */
function windowOf(values: readonly ValueToken[], slots: number, start: number): readonly ValueToken[] | null {
  const cells = values.filter((token) => token.field >= start && token.field < start + slots);
  return cells.length === slots && contents(values, cells).length === 0 ? cells : null;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

/** Numbers that share a line with the label come before those that only follow it. */
function openRow(
  own: readonly ValueToken[],
  {values: [first = []], numbers}: RowEvidence,
  printed: Placement | null,
): SettledRow {
  const near = contents(first);
  const ownNumbers = contents(own);
  const values =
    ownNumbers.length > 0 && ownNumbers.every(({divider}) => divider !== "spaces")
      ? ownNumbers
      : near.length > 0
        ? near
        : numbers;
  return {kind: "open", values, rest: without(numbers, values), printed};
}

/** Rows of nothing but blanks are furniture, unless the label stands in them. */
function dropBlankRows(values: readonly ValueToken[], labelRows: ReadonlySet<number>): readonly ValueToken[] {
  if (values.every(isContent)) return values;
  return concat(groupRows(values).filter((row) => row.some(isContent) || labelRows.has(row[0]?.row ?? -1)));
}
