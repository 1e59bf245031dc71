const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const RANKS: Readonly<Record<string, number>> = {十: 10, 百: 100, 千: 1000};
const MYRIADS: Readonly<Record<string, number>> = {万: 1e4, 亿: 1e8};
const PRINTED = /^[\d,]+(?:\.(\d+))?$/;

/** A number as it is written, and how much one more in its last written place would be. */
export interface Numeral {
  readonly value: number;
  readonly step: number;
}

/**
 * Parses what a text writes for a number: `34,457`, `124.8` or `一百零三`, in
 * simplified script and narrow digits, times its scale (`万`, `亿`, or `` for
 * one). Undefined where it is none.
 */
export function parseNumeral(text: string, scale = ""): Numeral | undefined {
  const factor = factorOf(scale);
  const printed = PRINTED.exec(text);
  const value = printed === null ? parseHan(text) : Number(text.replaceAll(",", ""));
  if (value === undefined || Number.isNaN(value * factor)) return undefined;
  const places = printed?.[1]?.length ?? 0;
  return {value: round(value * factor), step: factor / 10 ** places};
}

function factorOf(scale: string): number {
  let factor = 1;
  for (const char of scale) factor *= RANKS[char] ?? MYRIADS[char] ?? NaN;
  return factor;
}

/** `一百零三` by ranks, `二〇二四` by places. */
function parseHan(text: string): number | undefined {
  const chars = Array.from(text);
  if (chars.length === 0 || !chars.every((char) => char in DIGITS || char in RANKS || char in MYRIADS))
    return undefined;
  if (chars.every((char) => char in DIGITS)) return Number(chars.map((char) => DIGITS[char]).join(""));
  return parseRanks(chars);
}

function parseRanks(chars: readonly string[]): number {
  let [total, below, digit]: [number, number, number | undefined] = [0, 0, undefined];
  for (const char of chars) {
    const rank = RANKS[char];
    const myriad = MYRIADS[char];
    if (rank !== undefined) {
      [below, digit] = [below + (digit ?? 1) * rank, undefined];
    } else if (myriad !== undefined) {
      const section = below + (digit ?? 0);
      // 亿 takes all that stands before it, 万 what stands since the 亿.
      total = myriad === MYRIADS.亿 ? (total + section) * myriad : total + section * myriad;
      [below, digit] = [0, undefined];
    } else digit = DIGITS[char];
  }
  return total + below + (digit ?? 0);
}

/** Takes away what binary fractions add: 124.8 × 10,000 is 1,248,000. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
