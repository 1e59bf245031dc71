import type {CellValue} from "./body.js";
import type {FormSpec, IdentitySpec} from "./formSpec.js";
import {wholeSum} from "./wholeSum.js";

/** One side of an identity: its cells and what they add up to. */
export interface Side {
  readonly cells: readonly string[];
  /** Null where a cell has no value. */
  readonly total: number | null;
}

/** An identity of the form, worked out on the values of a report. */
export interface CheckedIdentity {
  readonly identity: IdentitySpec;
  readonly left: Side;
  readonly right: Side;
  readonly result: "holds" | "broken" | "open";
}

/** The identities that run through a cell, with both sides. */
export function identitiesThrough(
  form: FormSpec,
  values: ReadonlyMap<string, CellValue>,
  cellId: string,
): CheckedIdentity[] {
  return form.identities
    .filter(({left, right}) => left.includes(cellId) || right.includes(cellId))
    .map((identity) => checkIdentity(identity, values));
}

function checkIdentity(identity: IdentitySpec, values: ReadonlyMap<string, CellValue>): CheckedIdentity {
  const left = addUp(identity.left, values);
  const right = addUp(identity.right, values);
  const isOpen = left.total === null || right.total === null;
  return {identity, left, right, result: isOpen ? "open" : left.total === right.total ? "holds" : "broken"};
}

function addUp(cells: readonly string[], values: ReadonlyMap<string, CellValue>): Side {
  const numbers = cells.map((cell) => values.get(cell)?.value ?? null);
  return {cells, total: wholeSum(numbers)};
}
