import type {CellId, Identity} from "../form/form.js";

export interface Inference {
  readonly value: number;
  /** Ids of the identities that leave this one value. */
  readonly basis: readonly string[];
}

export interface Inferences {
  readonly values: ReadonlyMap<CellId, Inference>;
  /** Groups of cells whose identities contradict each other, so that nothing was inferred for them. */
  readonly contradicted: readonly (readonly CellId[])[];
}

/**
 * The values that the identities and the printed numbers force on the other
 * cells, by propagating bounds over non-negative integers. A cell gets a value
 * when, and only when, one is left; a contradiction infers nothing for any cell
 * that it is linked with.
 */
export function inferValues(identities: readonly Identity[], printed: ReadonlyMap<CellId, number>): Inferences {
  const values = new Map<CellId, Inference>();
  const contradicted: CellId[][] = [];
  for (const component of components(identities, printed)) {
    const bounds = propagate(component.identities, printed, component.cells);
    if (bounds === null) contradicted.push(component.cells);
    else
      for (const [cell, {low, high, basis}] of bounds)
        if (low === high) values.set(cell, {value: low, basis: [...basis].sort()});
  }
  return {values, contradicted};
}

interface Bounds {
  low: number;
  high: number;
  readonly basis: Set<string>;
}

interface Component {
  readonly cells: CellId[];
  readonly identities: Identity[];
}

/** Cells without a number, grouped by the identities that link them. */
function components(identities: readonly Identity[], printed: ReadonlyMap<CellId, number>): Component[] {
  const groups: {cells: Set<CellId>; identities: Identity[]}[] = [];
  for (const identity of identities) {
    const open = [...identity.left, ...identity.right].filter((id) => !printed.has(id));
    if (open.length === 0) continue;
    const linked = groups.filter((group) => open.some((id) => group.cells.has(id)));
    const merged = {
      cells: new Set([...linked.flatMap((group) => [...group.cells]), ...open]),
      identities: [...linked.flatMap((group) => group.identities), identity],
    };
    for (const group of linked) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.map(({cells, identities: theirs}) => ({cells: [...cells], identities: theirs}));
}

/** Bounds of each open cell at the fixed point; null where they contradict each other. */
function propagate(
  identities: readonly Identity[],
  printed: ReadonlyMap<CellId, number>,
  cells: readonly CellId[],
): ReadonlyMap<CellId, Bounds> | null {
  const bounds = new Map(cells.map((id): [CellId, Bounds] => [id, {low: 0, high: Infinity, basis: new Set()}]));
  for (let round = 0; round < 200; ++round) {
    let changed = false;
    for (const identity of identities) {
      const narrowed = narrow(identity, printed, bounds);
      if (narrowed === null) return null;
      changed ||= narrowed;
    }
    if (!changed) break;
  }
  return bounds;
}

/** Narrows the bounds of an identity's open cells; null where none are left, else whether something changed. */
function narrow(
  {id, left, right}: Identity,
  printed: ReadonlyMap<CellId, number>,
  bounds: ReadonlyMap<CellId, Bounds>,
): boolean | null {
  const terms = [...left.map((cell) => ({cell, sign: 1})), ...right.map((cell) => ({cell, sign: -1}))].map((term) => ({
    ...term,
    ...signedRange(term, printed, bounds),
  }));
  const min = terms.reduce((sum, term) => sum + term.min, 0);
  const max = terms.reduce((sum, term) => sum + term.max, 0);
  if (min > 0 || max < 0) return null;
  let changed = false;
  for (const term of terms) {
    const open = bounds.get(term.cell);
    if (open === undefined) continue;
    // The others' extremes; an infinite one among them leaves this cell open on that side.
    const othersMin = exclude(terms, term, "min");
    const othersMax = exclude(terms, term, "max");
    const [low, high] = term.sign > 0 ? [-othersMax, -othersMin] : [othersMin, othersMax];
    if (low > open.low) [open.low, changed] = [low, true];
    if (high < open.high) [open.high, changed] = [high, true];
    if (low >= open.low && high <= open.high && low === high) open.basis.add(id);
    else if (high === open.high && open.low === open.high) open.basis.add(id);
    if (open.low > open.high) return null;
  }
  return changed;
}

function signedRange(
  {cell, sign}: {readonly cell: CellId; readonly sign: number},
  printed: ReadonlyMap<CellId, number>,
  bounds: ReadonlyMap<CellId, Bounds>,
): {min: number; max: number} {
  const number = printed.get(cell);
  const {low, high} =
    number === undefined ? (bounds.get(cell) ?? {low: 0, high: Infinity}) : {low: number, high: number};
  return sign > 0 ? {min: low, max: high} : {min: -high, max: -low};
}

function exclude<T extends {readonly min: number; readonly max: number}>(
  terms: readonly T[],
  without: T,
  side: "min" | "max",
): number {
  let sum = 0;
  for (const term of terms) if (term !== without) sum += term[side];
  return sum;
}
