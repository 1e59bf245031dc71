import {concatMap} from "../concat.js";
import type {Table} from "../form/form.js";
import type {Anchored, Segment} from "./anchors.js";
import {agreeing, placementsOf, sumsHold} from "./candidates.js";
import {isSurelyGlued, wholePiece} from "./placements.js";
import type {RowSum} from "./placements.js";
import type {FilledTable} from "./recognize.js";
import {hasBlankWithin} from "./settle.js";
import type {ValueToken} from "./tokens.js";
import {contents, groupRows, isContent} from "./values.js";

/** Fills table four, whose three rows are printed as one line of fifteen cells under a header of three groups. */
export function readDisputes(anchored: Anchored, segments: readonly Segment[], table: Table): FilledTable {
  const sums = rowSums(table);
  const slots = table.rows.reduce((count, row) => count + row.columns.length, 0);
  const own = ownSegments(anchored, segments, slots);
  const values = concatMap(own, (segment) => segment.values);
  const whole = wholeRow(values, own, slots, sums);
  if (whole !== null) {
    const pieces = whole.map(wholePiece);
    return {rows: [{row: 0, pieces, byArithmetic: false}], ambiguous: [], strays: contents(values, whole)};
  }
  const numbers = contents(longest(own));
  if (numbers.length === 0 || !anchored.rows.some((row) => row.labelled)) return {rows: [], ambiguous: [], strays: []};
  const placements = placementsOf(numbers, slots, sums, isOneLine(anchored, numbers));
  const printed = concatMap(wholeFields(groupRows(values), slots), (row) => windowsOf(row, slots, []));
  const others = printed.map((cells) => cells.map(wholePiece));
  const pieces = agreeing(placements?.length ? [...others, ...placements] : null, slots);
  const open = pieces === null || pieces.includes(null);
  return {
    rows: pieces === null ? [] : [{row: 0, pieces, byArithmetic: true}],
    ambiguous: open ? [{row: 0, values: numbers, contradicted: pieces === null || printed.length > 0}] : [],
    strays: [],
  };
}

/**
 * What stands after the first of the table's own labels: where the heading of
 * its section is lost, the numbers before belong to the table before it. Where no
 * label is read, only a row as wide as the form is its own by its shape; fifteen
 * loose numbers are nobody's, since zeros satisfy every sum.
 */
function ownSegments({rows, leading}: Anchored, segments: readonly Segment[], slots: number): readonly Segment[] {
  if (rows.some((row) => row.labelled)) return segments.filter(({values}) => !leading.includes(values));
  const isWide = ({divider, fields}: ValueToken) => divider !== "spaces" && fields === slots;
  return segments.map((segment) => ({...segment, values: segment.values.filter(isWide)}));
}

/** The sums of the three groups, over the fifteen cells. */
function rowSums(table: Table): RowSum[] {
  let first = 0;
  return table.rows.map((row) => {
    const sum = {first, total: first + row.columns.length - 1};
    first += row.columns.length;
    return sum;
  });
}

/** Fifteen numbers in one physical row, or else in one run; blanks count where a row tells its fields apart. */
function wholeRow(
  values: readonly ValueToken[],
  segments: readonly Segment[],
  slots: number,
  sums: readonly RowSum[],
): readonly ValueToken[] | null {
  if (values.some(isSurelyGlued)) return null;
  const rows = groupRows(values);
  const full = (runs: readonly (readonly ValueToken[])[]) =>
    runs
      .filter((run) => !hasBlankWithin(run))
      .map((run) => contents(run))
      .filter((run) => run.length === slots);
  return (
    one(full([values])) ??
    one(
      unique(full([...rows, ...segments.map((s) => s.values)]).filter((run) => sumsHold(run.map(wholePiece), sums))),
    ) ??
    one(full(rows)) ??
    one(concatMap(wholeFields(rows, slots), (row) => windowsOf(row, slots, sums)))
  );
}

/** As many neighbouring cells as the form has, blanks among them, with nothing but blanks around and no sum against it. */
function windowsOf(row: readonly ValueToken[], slots: number, sums: readonly RowSum[]): (readonly ValueToken[])[] {
  if (!row.some(isContent)) return [];
  return Array.from({length: Math.max(0, row.length - slots + 1)}, (_, i) => row.slice(i, i + slots)).filter(
    (cells) => contents(row, cells).length === 0 && sumsHold(cells.map(wholePiece), sums),
  );
}

/**
 * Rows whose cells are certain though some are blank: those of a real table,
 * those of a cell a line, and rows of text with a field for each cell, if the rows of the header have as many.
 */
function wholeFields(rows: readonly (readonly ValueToken[])[], slots: number): (readonly ValueToken[])[] {
  return rows.filter((row) => {
    const [first] = row;
    if (first?.divider === "grid") return true;
    if (first?.divider === "spaces") return row.length === slots;
    const others = rows.filter((other) => other !== row && other[0]?.divider === "fields");
    return row.length === slots && others.length > 0 && [row, ...others].every(([each]) => each?.fields === slots);
  });
}

/** Whether header and numbers stand in one line, so that nothing is left of what parted the cells. */
function isOneLine({rows}: Anchored, numbers: readonly ValueToken[]): boolean {
  return numbers.every((token) => token.divider === "spaces" && rows.some(({labelRows}) => labelRows.has(token.row)));
}

/** Runs of the same values count once. */
function unique(runs: readonly (readonly ValueToken[])[]): (readonly ValueToken[])[] {
  return runs.filter((run, i) => runs.findIndex((other) => other[0] === run[0]) === i);
}

function one<T>(some: readonly T[]): T | null {
  return some.length === 1 ? (some[0] ?? null) : null;
}

function longest(segments: readonly Segment[]): readonly ValueToken[] {
  return segments.reduce<readonly ValueToken[]>(
    (best, {values}) => (contents(values).length > contents(best).length ? values : best),
    [],
  );
}
