const Z = 1.959964;

/** Below so many cases a rate carries its interval, and is not ranked. */
export const FEW = 30;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's 95 per cent interval of a share; the whole range where there is no case. */
export function wilsonInterval(numerator: number, denominator: number): Interval {
  if (denominator <= 0) return {low: 0, high: 1};
  const p = numerator / denominator;
  const z2 = (Z * Z) / denominator;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (Z / (1 + z2)) * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator));
  return {
    low: numerator === 0 ? 0 : Math.max(0, centre - half),
    high: numerator === denominator ? 1 : Math.min(1, centre + half),
  };
}
