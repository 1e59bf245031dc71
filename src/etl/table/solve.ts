import type {Placement} from "./placements.js";

/** A row that several placements explain, or one that is certain. */
export interface RowCandidates {
  readonly placements: readonly Placement[];
  /** The value of each cell under each placement, what a row sum forces included; null where free. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** A sum across rows: Σ `left` = Σ `right`, each a row and the cell in it. */
export interface ColumnSum {
  readonly left: readonly CellAt[];
  readonly right: readonly CellAt[];
}

export interface CellAt {
  readonly row: number;
  readonly slot: number;
}

/** More combinations than this are not searched. */
const MOST_SUMS = 4000;

/**
 * Takes from each row the placements that no choice of placements for the other
 * rows reconciles with the sums across rows, until nothing more can be taken.
 * A row that is not there (null) leaves its sums open.
 */
export function refuteByColumns(
  rows: readonly (RowCandidates | null)[],
  sums: readonly ColumnSum[],
): (RowCandidates | null)[] {
  let current = [...rows];
  if (current.every((candidates) => candidates === null || candidates.placements.length < 2)) return current;
  for (let round = 0; round < 6; ++round) {
    let changed = false;
    for (const sum of sums) {
      for (const {row, slot} of [...sum.left, ...sum.right]) {
        const candidates = current[row];
        if (candidates == null || candidates.placements.length < 2) continue;
        const kept = keepReconcilable(current, sum, {row, slot});
        if (kept === null || kept.placements.length === candidates.placements.length) continue;
        current = current.with(row, kept);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return current;
}

function keepReconcilable(rows: readonly (RowCandidates | null)[], sum: ColumnSum, at: CellAt): RowCandidates | null {
  const candidates = rows[at.row];
  if (candidates == null) return null;
  const sign = sum.left.some((cell) => cell.row === at.row) ? 1 : -1;
  const rest = reachableRest(rows, sum, at.row);
  if (rest === null) return null;
  const kept = candidates.values.map((values) => {
    const value = values[at.slot] ?? null;
    if (value !== null) return rest.has(-sign * value);
    return [...rest].some((total) => -sign * total >= 0);
  });
  return {
    placements: candidates.placements.filter((_, i) => kept[i]),
    values: candidates.values.filter((_, i) => kept[i]),
  };
}

/** Every Σ left − Σ right that the other rows allow; null where one of them leaves it open. */
function reachableRest(
  rows: readonly (RowCandidates | null)[],
  sum: ColumnSum,
  without: number,
): ReadonlySet<number> | null {
  const left = addReachable(new Set([0]), rows, sum.left, {sign: 1, without});
  return left === null ? null : addReachable(left, rows, sum.right, {sign: -1, without});
}

function addReachable(
  totals: ReadonlySet<number>,
  rows: readonly (RowCandidates | null)[],
  cells: readonly CellAt[],
  {sign, without}: {readonly sign: 1 | -1; readonly without: number},
): ReadonlySet<number> | null {
  let reachable = totals;
  for (const {row, slot} of cells) {
    if (row === without) continue;
    const candidates = rows[row];
    if (candidates == null || candidates.values.length === 0) return null;
    const values = new Set(candidates.values.map((each) => each[slot] ?? null));
    if (values.has(null)) return null;
    const next = new Set<number>();
    for (const total of reachable) for (const value of values) next.add(total + sign * (value ?? 0));
    if (next.size > MOST_SUMS) return null;
    reachable = next;
  }
  return reachable;
}

/** Whether a sum across rows holds; null where a cell of it has no value. */
export function columnHolds(rows: readonly (readonly (number | null)[] | null)[], sum: ColumnSum): boolean | null {
  const total = (cells: readonly CellAt[]): number | null => {
    let all = 0;
    for (const {row, slot} of cells) {
      const value = rows[row]?.[slot] ?? null;
      if (value === null) return null;
      all += value;
    }
    return all;
  };
  const [left, right] = [total(sum.left), total(sum.right)];
  return left === null || right === null ? null : left === right;
}
