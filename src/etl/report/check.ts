import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId, Form, Identity} from "../form/form.js";
import {bothSides} from "./values.js";

/** The form's identities, evaluated on the printed numbers. */
export interface Checked {
  /** How many identities have a number in every cell. */
  readonly evaluated: number;
  readonly broken: readonly BrokenIdentity[];
  /** For each cell, how many evaluated identities hold through it. */
  readonly confirmed: ReadonlyMap<CellId, number>;
}

export interface BrokenIdentity {
  readonly identity: Identity;
  readonly left: number;
  readonly right: number;
}

/** Evaluates every identity whose cells all have a printed number. */
export function checkIdentities(form: Form, printed: ReadonlyMap<CellId, number>): Checked {
  const broken: BrokenIdentity[] = [];
  const confirmed = new Map<CellId, number>();
  let evaluated = 0;
  for (const identity of form.identities) {
    const sides = bothSides(identity, printed);
    if (sides === null) continue;
    evaluated += 1;
    if (sides.left !== sides.right) broken.push({identity, ...sides});
    else for (const id of [...identity.left, ...identity.right]) confirmed.set(id, (confirmed.get(id) ?? 0) + 1);
  }
  return {evaluated, broken, confirmed};
}

/** One finding an identity that does not hold, and one for a cell that alone explains all that cross it. */
export function identityFindings(form: Form, {broken}: Checked, printed: ReadonlyMap<CellId, number>): Finding[] {
  const names = new Map(
    form.cells.map(({id, row, column}) => [id, {zh: `${row.zh}·${column.zh}`, en: `${row.en}, ${column.en}`}]),
  );
  const each = broken.map(({identity, left, right}) => {
    const [zh, en] = (["zh", "en"] as const).map((language) => sidesText(identity, names, language));
    return finding(
      "identity_broken",
      {
        zh: `${zh ?? ""}：左边合计 ${left}，右边合计 ${right}，相差 ${round(left - right)}`,
        en: `${en ?? ""}: the left side adds up to ${left}, the right to ${right}, a difference of ${round(left - right)}`,
      },
      {cells: [...identity.left, ...identity.right], expected: String(left), actual: String(right)},
    );
  });
  return [...each, ...suspectFindings(broken, names, printed)];
}

/** Where two or more broken identities cross in one cell and one value of it would mend them all. */
function suspectFindings(
  broken: readonly BrokenIdentity[],
  names: ReadonlyMap<CellId, {readonly zh: string; readonly en: string}>,
  printed: ReadonlyMap<CellId, number>,
): Finding[] {
  const crossing = new Map<CellId, BrokenIdentity[]>();
  for (const each of broken)
    for (const id of [...each.identity.left, ...each.identity.right])
      crossing.set(id, [...(crossing.get(id) ?? []), each]);
  return [...crossing].flatMap(([id, through]) => {
    if (through.length < 2) return [];
    const repairs = new Set(through.map((each) => repairOf(id, each, printed.get(id) ?? 0)));
    const [repair] = repairs;
    if (repairs.size !== 1 || repair === undefined || repair < 0) return [];
    const name = names.get(id);
    return [
      finding(
        "cell_suspect",
        {
          zh: `${name?.zh ?? id} 印为 ${printed.get(id) ?? ""}；若为 ${repair}，经过它的 ${through.length} 条不成立的勾稽关系均成立`,
          en: `${name?.en ?? id} is printed as ${printed.get(id) ?? ""}; ${repair} would mend all ${through.length} broken sums through it`,
        },
        {cells: [id], expected: String(repair), actual: String(printed.get(id) ?? "")},
      ),
    ];
  });
}

/** The value of a cell that would make a broken identity hold. */
function repairOf(id: CellId, {identity, left, right}: BrokenIdentity, now: number): number {
  return round(identity.left.includes(id) ? now + right - left : now + left - right);
}

function sidesText(
  {left, right}: Identity,
  names: ReadonlyMap<CellId, {readonly zh: string; readonly en: string}>,
  language: "zh" | "en",
): string {
  const side = (ids: readonly CellId[]) => {
    const [first, last] = [ids[0], ids.at(-1)];
    const name = (id: CellId | undefined) => names.get(id ?? "")?.[language] ?? id ?? "";
    return ids.length > 3 ? `${name(first)} … ${name(last)}` : ids.map(name).join(" + ");
  };
  return `${side(left)} = ${side(right)}`;
}

/** Sums of decimals carry noise below the six decimals that the warehouse keeps. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
