/** The sum of numbers; null where there is none, or where one is missing, since part of a sum looks like the whole. */
export function wholeSum(numbers: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const number of numbers) {
    if (number === null) return null;
    sum = (sum ?? 0) + number;
  }
  return sum;
}
