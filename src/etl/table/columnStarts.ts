import {concatMap} from "../concat.js";
import {foldText} from "../document/folding.js";
import type {Column, Table} from "../form/form.js";
import type {RowEvidence, Segment} from "./anchors.js";
import {wholePiece} from "./placements.js";
import {findFieldColumns, isRefuted} from "./settle.js";
import type {FieldColumns, RowShape} from "./settle.js";
import {columnsKey} from "./tokens.js";
import type {ValueToken} from "./tokens.js";
import {groupRows} from "./values.js";

/**
 * The columns of the cells as whole rows show them, or else their sums, or else
 * the heads of the columns: these only where all rows are as long, for a row that
 * has lost a field, or has one more, does not stand under them.
 */
export function findColumns(
  rows: readonly RowEvidence[],
  shape: RowShape,
  segments: readonly Segment[],
  table: Table,
): FieldColumns {
  const found = findFieldColumns(rows, shape.slots);
  const heads = found.uniform ? [...findHeadedStarts(segments, table.rows[0]?.columns ?? [])] : [];
  const headed = heads.filter(([key, start]) => !isRefuted(key, start, rows, shape.slots));
  return {...found, starts: new Map([...headed, ...findStartsBySums(rows, shape, found), ...found.starts])};
}

/**
 * Where the cells of rows of the usual length begin, told by their sums: in every
 * such row, two at least, the last number stands in one field and is the sum of
 * those before it, so that it is the total; blanks count for none. Shows what
 * blanks hide where no row has a number in each cell. Rows of another length may
 * have lost a field, and add up all the same where it held a zero.
 */
function findStartsBySums(
  rows: readonly RowEvidence[],
  {slots, sums}: RowShape,
  {usualFields}: FieldColumns,
): Map<string, number> {
  if (!sums.some(({first, total}) => first === 0 && total === slots - 1)) return new Map();
  const totals = new Map<string, (number | null)[]>();
  for (const line of concatMap(rows, ({numbers}) => groupRows(numbers))) {
    const [first] = line;
    if (first === undefined || first.divider !== "fields" || first.fields !== usualFields) continue;
    totals.set(columnsKey(first), [...(totals.get(columnsKey(first)) ?? []), totalField(line)]);
  }
  const starts = new Map<string, number>();
  for (const [key, [field, ...others]] of totals) {
    if (field != null && field >= slots - 1 && others.length > 0 && others.every((other) => other === field))
      starts.set(key, field - slots + 1);
  }
  return starts;
}

/** The field of the last number of a line, if it is the sum of the others; null if not. */
function totalField(line: readonly ValueToken[]): number | null {
  const numbers = line.map((token) => wholePiece(token).value ?? 0);
  const total = numbers.pop();
  const sum = numbers.reduce((all, number) => all + number, 0);
  return numbers.length > 0 && sum === total ? (line.at(-1)?.field ?? null) : null;
}

/**
 * In which field the cells of rows of one length begin, told by the heads of the
 * columns: each stands alone in the field of its column, in a line with as many
 * fields. Nothing where fewer than two heads are read, or two of them disagree.
 */
function findHeadedStarts(segments: readonly Segment[], columns: readonly Column[]): Map<string, number> {
  const texts = concatMap(segments, (segment) => segment.texts).filter(({divider}) => divider !== "spaces");
  if (texts.length === 0) return new Map();
  const heads = new Map(
    columns.flatMap(({zh, aliases}, slot) => [zh, ...(aliases ?? [])].map((text) => [foldText(text), slot] as const)),
  );
  const votes = new Map<string, number[]>();
  for (const token of texts) {
    const slot = heads.get(token.text);
    if (slot === undefined) continue;
    votes.set(columnsKey(token), [...(votes.get(columnsKey(token)) ?? []), token.field - slot]);
  }
  const starts = new Map<string, number>();
  for (const [key, [start, ...others]] of votes) {
    if (start !== undefined && start >= 0 && others.length > 0 && others.every((other) => other === start))
      starts.set(key, start);
  }
  return starts;
}
