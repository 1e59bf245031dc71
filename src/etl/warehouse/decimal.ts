const WIDTH = 18;
const SCALE = 6;
const LIMIT = 10 ** (WIDTH - SCALE);

/**
 * The number as the warehouse's DECIMAL(18,6) takes it: its shortest decimal
 * spelling, so that 12.3 is 12.300000 and not the binary fraction nearest to it.
 * Digits after the sixth are rounded away. Throws for what twelve digits before
 * the point cannot hold: no cell of the form comes near them.
 */
export function spellDecimal(number: number): string {
  if (!(Math.abs(number) < LIMIT)) throw new Error(`number out of range: ${number}`);
  const shortest = String(number);
  if (Number.isInteger(number)) return shortest;
  const [, fraction = ""] = shortest.split(".");
  return fraction.length > SCALE || shortest.includes("e") ? number.toFixed(SCALE) : shortest;
}
