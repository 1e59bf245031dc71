import type {RowEvidence} from "./anchors.js";

/**
 * Whether the numbers after a row's label may be those of the row before it as
 * well: that row has a label and no number, and the two labels share a line, or
 * more numbers stand here than one row's, or they stand by neither label; or its
 * label is lost, and more numbers than one row's stand below this one's.
 */
export function isCrowded(evidence: RowEvidence, rows: readonly RowEvidence[], slots: number): boolean {
  const {numbers: values} = evidence;
  if (values.length === 0) return false;
  const own = values.filter((token) => evidence.labelRows.has(token.row));
  const isBelow = values.length > slots + MOST_STRAY && (own.length === 0 || values.length >= 2 * slots);
  if (isBelow && rows.some(({row, labelled}) => row === evidence.row - 1 && !labelled)) return true;
  const before = rows.findLast(({row, labelled}) => labelled && row < evidence.row);
  if (before === undefined || before.numbers.length > 0) return false;
  if ([...before.labelRows].some((line) => evidence.labelRows.has(line))) return true;
  if (own.length > 0) return values.length - own.length > MOST_STRAY;
  return values.length > slots || before.all.length < slots;
}

/** A number by itself between two rows may be a page's; more are a row's. */
export const MOST_STRAY = 1;

/** Whether the next row's digits may be run together with this row's: its label is lost, and labels share one line. */
export function mayRunOn(evidence: RowEvidence, rows: readonly RowEvidence[]): boolean {
  const next = rows.find(({row}) => row === evidence.row + 1);
  return next?.labelled === false && isRunTogether(rows);
}

/** Whether a table is one line of text: a line holds the labels of several rows. */
export function isRunTogether(rows: readonly RowEvidence[]): boolean {
  const labels = new Map<number, number>();
  for (const {labelRows, all} of rows) {
    if (all.some(({divider}) => divider !== "spaces")) continue;
    for (const line of labelRows) labels.set(line, (labels.get(line) ?? 0) + 1);
  }
  return [...labels.values()].some((count) => count > 2);
}
