import {DuckDBDecimalValue} from "@duckdb/node-api";

const WIDTH = 18;
const SCALE = 6;
const LIMIT = 10 ** (WIDTH - SCALE);

/** Most cells count a few things, or none. */
const SMALL: readonly DuckDBDecimalValue[] = Array.from({length: 1000}, (_, number) => makeDecimal(number));

/**
 * The number as the warehouse's DECIMAL(18,6), through its shortest decimal
 * spelling, so that 12.3 is 12.300000 and not the binary fraction nearest to it.
 * Digits after the sixth are rounded away. Throws for what twelve digits before
 * the point cannot hold: no cell of the form comes near them.
 */
export function toDecimal(number: number): DuckDBDecimalValue {
  return SMALL[number] ?? makeDecimal(number);
}

function makeDecimal(number: number): DuckDBDecimalValue {
  if (!(Math.abs(number) < LIMIT)) throw new Error(`number out of range: ${number}`);
  const [whole = "0", fraction = ""] = spell(Math.abs(number)).split(".");
  const scaled = BigInt(whole + fraction.padEnd(SCALE, "0"));
  return new DuckDBDecimalValue(number < 0 ? -scaled : scaled, WIDTH, SCALE);
}

function spell(number: number): string {
  const shortest = String(number);
  const [, fraction = ""] = shortest.split(".");
  return fraction.length > SCALE || shortest.includes("e") ? number.toFixed(SCALE) : shortest;
}
