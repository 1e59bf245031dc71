import type {CellId, Identity} from "../form/form.js";
import {bothSides} from "./sides.js";

export interface Inference {
  readonly value: number;
  /** Ids of the identities that leave this one value. */
  readonly basis: readonly string[];
}

export interface Inferences {
  readonly values: ReadonlyMap<CellId, Inference>;
  /** Groups of cells that nothing was inferred for, because the sums through them contradict each other. */
  readonly contradicted: readonly (readonly CellId[])[];
}

/**
 * The values that the identities and the known numbers force on the other
 * cells, by propagating bounds over non-negative integers. A cell gets a value
 * when, and only when, one is left. A contradiction infers nothing for any cell
 * that it is linked with, and a number in a sum that does not hold is no ground
 * for inferring another: nobody knows which cell of that sum is wrong.
 */
export function inferValues(identities: readonly Identity[], numbers: ReadonlyMap<CellId, number>): Inferences {
  const all = inferFrom(identities, numbers);
  if (all.values.size === 0) return all;
  const broken = identities.filter((identity) => isBroken(identity, numbers));
  if (broken.length === 0) return all;
  const doubted = new Set(broken.flatMap(({left, right}) => [...left, ...right]));
  const sound = inferFrom(
    identities.filter((identity) => !broken.includes(identity)),
    new Map([...numbers].filter(([id]) => !doubted.has(id))),
  );
  const values = new Map([...all.values].filter(([id]) => sound.values.has(id)));
  const unsound = [...all.values.keys()].filter((id) => !values.has(id));
  return {values, contradicted: unsound.length === 0 ? all.contradicted : [...all.contradicted, unsound]};
}

/** Chains of sums settle within a few rounds; bounds that still move after so many chase each other for ever. */
const MOST_ROUNDS = 200;

/** What is possible for a cell, and the identities that drew each end. */
interface Bounds {
  low: number;
  high: number;
  lowBy: string | null;
  highBy: string | null;
}

interface Component {
  readonly cells: readonly CellId[];
  readonly identities: readonly Identity[];
}

function isBroken(identity: Identity, numbers: ReadonlyMap<CellId, number>): boolean {
  const sides = bothSides(identity, numbers);
  return sides !== null && sides.left !== sides.right;
}

function inferFrom(identities: readonly Identity[], numbers: ReadonlyMap<CellId, number>): Inferences {
  const values = new Map<CellId, Inference>();
  const contradicted: (readonly CellId[])[] = [];
  for (const component of components(identities, numbers)) {
    const bounds = propagate(component, numbers);
    if (bounds === null) contradicted.push(component.cells);
    else {
      const alone = tellingAlone(component, numbers);
      for (const [cell, {low, high, lowBy, highBy}] of bounds)
        if (low === high) values.set(cell, {value: low, basis: basisOf(alone.get(cell) ?? [lowBy, highBy])});
    }
  }
  return {values, contradicted};
}

/** Cells without a number, grouped by the identities that link them. */
function components(identities: readonly Identity[], numbers: ReadonlyMap<CellId, number>): Component[] {
  const groups: {cells: Set<CellId>; identities: Identity[]}[] = [];
  for (const identity of identities) {
    const open = openCells(identity, numbers);
    if (open.length === 0) continue;
    const merged = {cells: new Set<CellId>(), identities: Array<Identity>()};
    for (const group of groups.filter(({cells}) => open.some((id) => cells.has(id)))) {
      for (const id of group.cells) merged.cells.add(id);
      for (const each of group.identities) merged.identities.push(each);
      groups.splice(groups.indexOf(group), 1);
    }
    for (const id of open) merged.cells.add(id);
    merged.identities.push(identity);
    groups.push(merged);
  }
  return groups.map(({cells, identities: theirs}) => ({cells: [...cells], identities: theirs}));
}

function openCells({left, right}: Identity, numbers: ReadonlyMap<CellId, number>): CellId[] {
  const open: CellId[] = [];
  for (const id of left) if (!numbers.has(id)) open.push(id);
  for (const id of right) if (!numbers.has(id)) open.push(id);
  return open;
}

/** For each cell that is the only open one of an identity, all such identities: each leaves it one value by itself. */
function tellingAlone({identities}: Component, numbers: ReadonlyMap<CellId, number>): ReadonlyMap<CellId, string[]> {
  const telling = new Map<CellId, string[]>();
  for (const identity of identities) {
    const [only, ...others] = openCells(identity, numbers);
    if (only === undefined || others.length > 0) continue;
    const ids = telling.get(only);
    if (ids === undefined) telling.set(only, [identity.id]);
    else ids.push(identity.id);
  }
  return telling;
}

/** The identities that tell a cell alone, or else those that drew its bounds: each once, in the order of their ids. */
function basisOf(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null).sort();
}

/** Bounds of each open cell when no identity narrows them further; null where they contradict each other. */
function propagate(
  {cells, identities}: Component,
  numbers: ReadonlyMap<CellId, number>,
): ReadonlyMap<CellId, Bounds> | null {
  const bounds = new Map(
    cells.map((id): [CellId, Bounds] => [id, {low: 0, high: Infinity, lowBy: null, highBy: null}]),
  );
  const sums = identities.map((identity) => ({id: identity.id, terms: termsOf(identity, numbers, bounds)}));
  if (!sums.every(({terms}) => terms.every(({sign, open, min}) => open !== undefined || isCount(sign * min))))
    return null;
  for (let round = 0; round < MOST_ROUNDS; ++round) {
    let changed = false;
    for (const sum of sums) {
      const narrowed = narrow(sum);
      if (narrowed === null) return null;
      changed ||= narrowed;
    }
    if (!changed) return bounds;
  }
  return null;
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

/** A cell in Σ left − Σ right = 0: what it adds at least and at most, and the bounds of one that is open. */
interface Term {
  readonly sign: 1 | -1;
  readonly open: Bounds | undefined;
  min: number;
  max: number;
}

function termsOf(
  {left, right}: Identity,
  numbers: ReadonlyMap<CellId, number>,
  bounds: ReadonlyMap<CellId, Bounds>,
): Term[] {
  const termOf = (cell: CellId, sign: 1 | -1): Term => {
    const number = sign * (numbers.get(cell) ?? 0);
    return {sign, open: bounds.get(cell), min: number, max: number};
  };
  return [...left.map((cell) => termOf(cell, 1)), ...right.map((cell) => termOf(cell, -1))];
}

/** Narrows the bounds of an identity's open cells; null where none are left, else whether something changed. */
function narrow({id, terms}: {readonly id: string; readonly terms: readonly Term[]}): boolean | null {
  for (const term of terms) takeBounds(term);
  const min = terms.reduce((sum, term) => sum + term.min, 0);
  const max = terms.reduce((sum, term) => sum + term.max, 0);
  if (min > 0 || max < 0) return null;
  let changed = false;
  for (const term of terms) {
    const {open} = term;
    if (open === undefined) continue;
    // The others' extremes; an infinite one among them leaves this cell open on that side.
    const othersMin = exclude(terms, term, "min");
    const othersMax = exclude(terms, term, "max");
    const [low, high] = term.sign > 0 ? [-othersMax, -othersMin] : [othersMin, othersMax];
    if (low > open.low) [open.low, open.lowBy, changed] = [low, id, true];
    if (high < open.high) [open.high, open.highBy, changed] = [high, id, true];
    if (open.low > open.high) return null;
  }
  return changed;
}

function takeBounds(term: Term): void {
  if (term.open === undefined) return;
  const {low, high} = term.open;
  [term.min, term.max] = term.sign > 0 ? [low, high] : [-high, -low];
}

function exclude(terms: readonly Term[], without: Term, side: "min" | "max"): number {
  let sum = 0;
  for (const term of terms) if (term !== without) sum += term[side];
  return sum;
}
