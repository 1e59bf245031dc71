import type {CellId, Form, Identity} from "../form/form.js";

/** A cell's part in a sum: the number to use, and whether the report prints it. */
export interface Term {
  readonly cellId: CellId;
  readonly value: number | null;
  readonly isPrinted: boolean;
}

/** One of the form's identities with a report's numbers in it. */
export interface Sum {
  readonly identity: Identity;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** Null where a term has no number. */
  readonly leftTotal: number | null;
  readonly rightTotal: number | null;
  /** `open` where a side has no total. */
  readonly verdict: "holds" | "broken" | "open";
}

/** The identities of a form that a cell is part of, worked out with the numbers of a report. */
export function sumsThrough(cellId: CellId, form: Form, terms: ReadonlyMap<CellId, Term>): Sum[] {
  return form.identities
    .filter(({left, right}) => left.includes(cellId) || right.includes(cellId))
    .map((identity) => evaluate(identity, terms));
}

function evaluate(identity: Identity, terms: ReadonlyMap<CellId, Term>): Sum {
  const at = (cellId: CellId): Term => terms.get(cellId) ?? {cellId, value: null, isPrinted: false};
  const left = identity.left.map(at);
  const right = identity.right.map(at);
  const leftTotal = total(left);
  const rightTotal = total(right);
  return {identity, left, right, leftTotal, rightTotal, verdict: judge(leftTotal, rightTotal)};
}

/** Null as soon as one term is missing: what is missing is not zero. */
function total(terms: readonly Term[]): number | null {
  return terms.reduce<number | null>((sum, {value}) => (sum === null || value === null ? null : sum + value), 0);
}

function judge(left: number | null, right: number | null): Sum["verdict"] {
  if (left === null || right === null) return "open";
  return left === right ? "holds" : "broken";
}
