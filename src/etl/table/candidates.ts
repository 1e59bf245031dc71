import {concatMap} from "../concat.js";
import {digitsOf, enumeratePlacements, isSurelyGlued, sumMayHold, wholePiece} from "./placements.js";
import type {Damage, Piece, Placement, RowSum} from "./placements.js";
import {partAtBlanks} from "./tokens.js";
import type {ValueToken} from "./tokens.js";

/** With more cells lost than this, the sums of a row say too little to place what is left. */
const MOST_MISSING = 3;
/** Numbers that belong to no cell, such as a page number inside a table. */
const MOST_STRAY = 2;

/**
 * The placements of a row's values that its sums admit, for every damage that
 * their number suggests: cells lost, digits run together, numbers too many.
 * `together` tells that the table has lost what parts its cells. Null where there are too many placements to tell.
 * Where a blank inside a number parts it so that there are as many as cells, and
 * the sums hold, no damage need be supposed.
 */
export function placementsOf(
  values: readonly ValueToken[],
  slots: number,
  sums: readonly RowSum[],
  together: boolean,
): readonly Placement[] | null {
  const parted = partedAtBlanks(values);
  if (parted.length === slots && parted.length > values.length) {
    const placement = parted.map(wholePiece);
    if (sums.length > 0 && sumsHold(placement, sums)) return [placement];
  }
  const found: Placement[] = [];
  for (const {from, damage} of hypotheses(values, slots, together)) {
    const placements = enumeratePlacements(from, slots, sums, damage);
    if (placements === null) return null;
    found.push(...placements);
  }
  return found;
}

const BLANK = /\s/u;

function partedAtBlanks(values: readonly ValueToken[]): ValueToken[] {
  return concatMap(values, (token) => {
    const parts = token.count.kind === "number" && BLANK.test(token.raw) ? partAtBlanks(token.raw) : [];
    return parts.length > 1 ? parts.map((part) => ({...token, ...part})) : [token];
  });
}

interface Hypothesis {
  readonly from: readonly ValueToken[];
  readonly damage: Damage;
}

function hypotheses(values: readonly ValueToken[], slots: number, together: boolean): Hypothesis[] {
  const asTheyAre = likelyDamages(values, slots, together).map((damage) => ({from: values, damage}));
  if (values.length !== slots + 1) return asTheyAre;
  return [...asTheyAre, ...joinedNeighbours(values).map((from) => ({from, damage: SOUND}))];
}

const SOUND: Damage = {missing: 0, glued: 0, stray: 0};

/** Two numbers on one line may be the halves of one. */
function joinedNeighbours(values: readonly ValueToken[]): ValueToken[][] {
  return concatMap(values, (token, i) => {
    const next = values[i + 1];
    const [a, b] = [digitsOf(token), next === undefined ? null : digitsOf(next)];
    if (next?.row !== token.row || a === null || b === null) return [];
    const joined: ValueToken = {...token, raw: a + b, count: {kind: "number", value: Number(a + b), unit: null}};
    return [values.toSpliced(i, 2, joined)];
  });
}

function likelyDamages(values: readonly ValueToken[], slots: number, together: boolean): Damage[] {
  const n = values.length;
  const glued = values.filter(isSurelyGlued).length;
  if (together && n < slots)
    return Array.from({length: n - glued + 1}, (_, more) => ({missing: 0, glued: glued + more, stray: 0}));
  if (glued > 0 || n < slots - MOST_MISSING) return [];
  if (n > slots) return n - slots > MOST_STRAY ? [] : [{missing: 0, glued: 0, stray: n - slots}];
  const few: Damage[] = [{missing: slots - n, glued: 0, stray: 0}];
  for (let more = 1; more <= Math.min(2, slots - n, n); ++more) {
    for (let missing = 0; missing < slots - n; ++missing) few.push({missing, glued: more, stray: 0});
  }
  if (n === slots) few.push({missing: 1, glued: 0, stray: 1});
  return few;
}

/** The cells on which all placements agree; null where there is no placement. */
export function agreeing(placements: readonly Placement[] | null, slots: number): (Piece | null)[] | null {
  const [first] = placements ?? [];
  if (placements === null || first === undefined) return null;
  return Array.from({length: slots}, (_, slot) => {
    const piece = first[slot] ?? null;
    const same = placements.every((placement) => samePiece(placement[slot] ?? null, piece));
    return same ? piece : null;
  });
}

/** The value of each cell under a placement, with what its sums force; null where free. */
export function forcedValues(placement: Placement, sums: readonly RowSum[]): (number | null)[] {
  const values = placement.map((piece) => piece?.value ?? null);
  if (!values.includes(null)) return values;
  for (const sum of sums) {
    const open: number[] = [];
    let parts = 0;
    for (let cell = sum.first; cell <= sum.total; ++cell) {
      if (values[cell] === null) open.push(cell);
      if (cell < sum.total) parts += values[cell] ?? 0;
    }
    const [only] = open;
    const total = values[sum.total] ?? null;
    if (open.length === 1 && only !== undefined) values[only] = only === sum.total ? parts : (total ?? 0) - parts;
    else if (total !== null && total === parts) for (const cell of open) values[cell] = 0;
  }
  return values;
}

export function sumsHold(placement: Placement, sums: readonly RowSum[]): boolean {
  return sums.every((sum) => sumMayHold(placement, sum));
}

function samePiece(a: Piece | null, b: Piece | null): boolean {
  if (a === null || b === null) return a === b;
  return a.value === b.value && a.token.count.kind === b.token.count.kind;
}
