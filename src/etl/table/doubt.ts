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
  if (told.size === 0 && apart.size === 0) return (pieces) => pieces;
  const values = chosen.map((placement) => (placement === null ? null : forcedValues(placement, sums)));
  const holds = columns.map((sum) => columnHolds(values, sum));
  const slotsWhere = (state: boolean) => slotsByRow(columns.filter((_, i) => holds[i] === state));
  const [slotsBroken, slotsConfirmed] = [slotsWhere(false), slotsWhere(true)];
  return (pieces, row) => {
    const broken = slotsBroken.get(row) ?? NONE;
    const confirmed = slotsConfirmed.get(row) ?? NONE;
    if (apart.has(row) && (broken.size > 0 || confirmed.size < slots)) return Array<null>(slots).fill(null);
    if (!told.has(row)) return pieces;
    if (broken.size > 1 || (isCut(pieces) && isLonely(pieces, confirmed))) return Array<null>(slots).fill(null);
    return pieces.map((piece, slot) => (broken.has(slot) ? null : piece));
  };
}

const NONE: ReadonlySet<number> = new Set();

/** The cells that enter sums, by row. */
function slotsByRow(sums: readonly ColumnSum[]): ReadonlyMap<number, ReadonlySet<number>> {
  const slots = new Map<number, Set<number>>();
  for (const {left, right} of sums)
    for (const {row, slot} of [...left, ...right]) slots.set(row, (slots.get(row) ?? new Set()).add(slot));
  return slots;
}

function isCut(pieces: Placement): boolean {
  return pieces.some((piece) => piece?.cut === true);
}

/** Whether no column confirms a number of a row other than zero: digits cut apart may add up by chance. */
function isLonely(pieces: Placement, confirmed: ReadonlySet<number>): boolean {
  const isNumber = (piece: Placement[number]) => piece !== null && piece.value !== null && piece.value !== 0;
  return pieces.some(isNumber) && !pieces.some((piece, slot) => isNumber(piece) && confirmed.has(slot));
}
