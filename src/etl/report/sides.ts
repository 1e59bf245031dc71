import type {CellId, Identity} from "../form/form.js";

/** Both sides of an identity; null where a cell of it has no number. */
export function bothSides(
  {left, right}: Identity,
  numbers: ReadonlyMap<CellId, number>,
): {readonly left: number; readonly right: number} | null {
  const sides = {left: sumOf(left, numbers), right: sumOf(right, numbers)};
  return sides.left === null || sides.right === null ? null : {left: sides.left, right: sides.right};
}

/** The sum of cells; null where one of them has no number, for what is missing is not zero. */
export function sumOf(ids: readonly CellId[], numbers: ReadonlyMap<CellId, number>): number | null {
  let sum = 0;
  for (const id of ids) {
    const number = numbers.get(id);
    if (number === undefined) return null;
    sum += number;
  }
  return round(sum);
}

/** Sums of decimals carry noise below the six decimals that the warehouse keeps. */
export function round(value: number): number {
  return Number.isInteger(value) ? value : Math.round(value * 1e6) / 1e6;
}
