import {forcedValues} from "./candidates.js";
import type {Placement} from "./placements.js";
import type {RowShape} from "./settle.js";
import {columnHolds} from "./solve.js";
import type {ColumnSum} from "./solve.js";

/**
 * Takes back what only arithmetic told where a column that it enters does not
 * add up: the cell, or the whole row where two of its columns do not. A row
 * whose numbers may be another's stands only if a column confirms each of them.
 */
export function doubtByColumns(
  chosen: readonly (Placement | null)[],
  {told, apart}: {readonly told: ReadonlySet<number>; readonly apart: ReadonlySet<number>},
  {slots, sums}: RowShape,
  columns: readonly ColumnSum[],
): (pieces: Placement, row: number) => Placement {
  const values = chosen.map((placement) => (placement === null ? null : forcedValues(placement, sums)));
  const holds = columns.map((sum) => ({cells: [...sum.left, ...sum.right], holds: columnHolds(values, sum)}));
  const slotsWhere = (row: number, state: boolean) =>
    new Set(
      holds
        .flatMap((sum) => (sum.holds === state ? sum.cells.filter((cell) => cell.row === row) : []))
        .map(({slot}) => slot),
    );
  return (pieces, row) => {
    const broken = slotsWhere(row, false);
    if (apart.has(row) && (broken.size > 0 || slotsWhere(row, true).size < slots)) return Array<null>(slots).fill(null);
    if (!told.has(row)) return pieces;
    if (broken.size > 1 || (isCut(pieces) && isLonely(pieces, slotsWhere(row, true))))
      return Array<null>(slots).fill(null);
    return pieces.map((piece, slot) => (broken.has(slot) ? null : piece));
  };
}

function isCut(pieces: Placement): boolean {
  return pieces.some((piece) => piece?.cut === true);
}

/** Whether no column confirms a number of a row other than zero: digits cut apart may add up by chance. */
function isLonely(pieces: Placement, confirmed: ReadonlySet<number>): boolean {
  const numbers = pieces.flatMap((piece, slot) => (piece?.value ? [slot] : []));
  return numbers.length > 0 && !numbers.some((slot) => confirmed.has(slot));
}
