import type {ValueToken} from "./tokens.js";

/** One way to fill a row: for each of its cells a piece of the document, or null where none is left. */
export type Placement = readonly (Piece | null)[];

/** The whole of a value, or the part of its digits that falls to one cell. */
export interface Piece {
  readonly token: ValueToken;
  /** Null for a blank or a dash. */
  readonly value: number | null;
  /** Whether the digits were cut apart from their neighbours'. */
  readonly cut: boolean;
}

/** A sum inside a row: the cells (by index) from `first` to before `total` add up to `total`. */
export interface RowSum {
  readonly first: number;
  readonly total: number;
}

/** How the values of a row may differ from its cells. */
export interface Damage {
  /** Cells that nothing is left of. */
  readonly missing: number;
  /** Values whose digits are those of several cells. */
  readonly glued: number;
  /** Values that belong to no cell. */
  readonly stray: number;
}

/** More ways than this to fill a row tell that its digits say too little. */
const MOST_PLACEMENTS = 20_000;

const DIGITS = /^\d+$/u;

export function wholePiece(token: ValueToken): Piece {
  return {token, value: token.count.kind === "number" ? token.count.value : null, cut: false};
}

/**
 * Every way to fill `slots` cells with the values in their order, with just that
 * damage, under which no row sum fails; null where there are too many.
 */
export function enumeratePlacements(
  values: readonly ValueToken[],
  slots: number,
  sums: readonly RowSum[],
  damage: Damage,
): Placement[] | null {
  const found: Placement[] = [];
  const digits = values.map(digitsOf);
  const mostLeft = mostCells(digits);
  const mayAddUp = lookAhead(digits, slots, sums, damage);
  let steps = 0;
  const filled: (Piece | null)[] = [];

  const visit = (i: number, offset: number, left: Damage): boolean => {
    if (++steps > MOST_PLACEMENTS * 10 || found.length > MOST_PLACEMENTS) return false;
    const slot = filled.length;
    if (!sumsMayHold(filled, sums, slot) || slots - slot > mostLeft(i, offset, left)) return true;
    if (!mayAddUp(filled, i, offset)) return true;
    const token = values[i];
    if (slot === slots || token === undefined) return finish(i, left);
    for (const next of choices(token, digits[i] ?? null, offset, left)) {
      if (next.piece !== undefined) filled.push(next.piece);
      const going = visit(next.consumed ? i + 1 : i, next.offset, next.left);
      if (next.piece !== undefined) filled.pop();
      if (!going) return false;
    }
    return true;
  };

  const finish = (i: number, left: Damage): boolean => {
    const rest = values.length - i;
    const open = slots - filled.length;
    if (rest !== left.stray || open !== left.missing || left.glued !== 0) return true;
    const placement = [...filled, ...Array<null>(open).fill(null)];
    if (sums.every((sum) => sumMayHold(placement, sum))) found.push(placement);
    return true;
  };

  return visit(0, 0, damage) ? found : null;
}

/** How many cells the values from one on may fill at most: every digit one where some are run together. */
function mostCells(digits: readonly (string | null)[]): (i: number, offset: number, left: Damage) => number {
  const after = lengthsFrom(digits.map((each) => each?.length ?? 1));
  return (i, offset, {missing, glued}) => {
    const rest = offset > 0 && i < digits.length ? (digits[i]?.length ?? 0) - offset : 0;
    const next = offset > 0 ? i + 1 : i;
    return missing + rest + (glued > 0 ? (after[next] ?? 0) : digits.length - next);
  };
}

/** For each of some lengths, the sum of it and of those after it; 0 at the end. */
function lengthsFrom(lengths: readonly number[]): number[] {
  const sums = [0];
  for (const length of lengths.toReversed()) sums.push((sums.at(-1) ?? 0) + length);
  return sums.reverse();
}

/**
 * Whether some of the last digits can be the total of what is filled and of the
 * digits before them, by their number alone. Told only where nothing is lost or
 * stray and the row has one sum, whose total comes last; else it may be.
 */
function lookAhead(
  digits: readonly (string | null)[],
  slots: number,
  [sum, ...others]: readonly RowSum[],
  {missing, stray}: Damage,
): (filled: Placement, i: number, offset: number) => boolean {
  if (sum?.first !== 0 || sum.total !== slots - 1 || others.length > 0 || missing + stray > 0) return () => true;
  if (digits.includes(null)) return () => true;
  const last = digits.at(-1) ?? "";
  const after = lengthsFrom(digits.map((each) => each?.length ?? 0));
  const tails = Array.from({length: last.length}, (_, i) => last.slice(last.length - i - 1));
  const totals = tails
    .filter((tail) => !isLeadingZero(tail))
    .map((tail) => ({length: tail.length, value: Number(tail)}));
  return (filled, i, offset) => {
    const parts = slots - 1 - filled.length;
    if (parts < 0) return true;
    const known = filled.reduce((all, piece) => all + (piece?.value ?? 0), 0);
    const left = (after[i] ?? 0) - offset;
    return totals.some(({length, value}) => {
      const rest = left - length;
      if (parts === 0) return rest === 0 && value === known;
      const most = 10 ** (rest - parts + 1) - 1 + 9 * (parts - 1);
      return rest >= parts && rest <= parts * length && value >= known && value - known <= most;
    });
  };
}

interface Choice {
  /** Undefined where the value falls to no cell. */
  readonly piece: Piece | null | undefined;
  readonly consumed: boolean;
  readonly offset: number;
  readonly left: Damage;
}

function choices(token: ValueToken, digits: string | null, offset: number, left: Damage): Choice[] {
  const {missing, glued, stray} = left;
  const found: Choice[] = [];
  if (offset === 0) {
    if (!isLeadingZero(digits ?? "")) found.push({piece: wholePiece(token), consumed: true, offset: 0, left});
    if (missing > 0) found.push({piece: null, consumed: false, offset: 0, left: {missing: missing - 1, glued, stray}});
    if (stray > 0) found.push({piece: undefined, consumed: true, offset: 0, left: {missing, glued, stray: stray - 1}});
    if (glued === 0) return found;
  }
  if (digits === null) return found;
  const rest = offset === 0 ? {missing, glued: glued - 1, stray} : left;
  for (let end = offset + 1; end <= digits.length; ++end) {
    if (offset === 0 && end === digits.length) continue;
    const part = digits.slice(offset, end);
    if (isLeadingZero(part)) break;
    const consumed = end === digits.length;
    found.push({
      piece: {token, value: Number(part), cut: true},
      consumed,
      offset: consumed ? 0 : end,
      left: rest,
    });
  }
  return found;
}

/** The digits of a value that could be several cells' run together; null where it cannot be. */
export function digitsOf(token: ValueToken): string | null {
  if (token.count.kind !== "number") return null;
  if (DIGITS.test(token.raw)) return token.raw;
  const text = token.raw.normalize("NFKC").replace(/\s/gu, "");
  return DIGITS.test(text) ? text : null;
}

/** Whether a value can only be the digits of several cells run together. Most begin with a digit that tells at once. */
export function isSurelyGlued(token: ValueToken): boolean {
  const {raw} = token;
  if (raw.length < 2 || (raw >= "1" && raw < ":")) return false;
  return isLeadingZero(digitsOf(token) ?? "");
}

function isLeadingZero(digits: string): boolean {
  return digits.length > 1 && digits.startsWith("0");
}

function sumsMayHold(filled: Placement, sums: readonly RowSum[], upTo: number): boolean {
  return sums.every((sum) => sum.total !== upTo - 1 || sumMayHold(filled, sum));
}

/** Whether some content of the empty cells, none negative, makes the sum hold. */
export function sumMayHold(placement: Placement, {first, total}: RowSum): boolean {
  const whole = placement[total]?.value ?? null;
  if (whole === null) return true;
  let sum = 0;
  let open = false;
  for (let i = first; i < total; ++i) {
    const value = placement[i]?.value ?? null;
    if (value === null) open = true;
    else sum += value;
  }
  return open ? sum <= whole : sum === whole;
}
