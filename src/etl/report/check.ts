import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId, Form, Identity} from "../form/form.js";
import {cellNames} from "./cellNames.js";
import type {CellNames} from "./cellNames.js";
import {placesText} from "./placesText.js";
import type {Language} from "./placesText.js";
import {bothSides, round} from "./sides.js";

/** The form's identities, evaluated on numbers. */
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

/** Evaluates every identity whose cells all have a number. */
export function checkIdentities(form: Form, numbers: ReadonlyMap<CellId, number>): Checked {
  const broken: BrokenIdentity[] = [];
  const confirmed = new Map<CellId, number>();
  let evaluated = 0;
  for (const identity of form.identities) {
    const sides = bothSides(identity, numbers);
    if (sides === null) continue;
    evaluated += 1;
    if (sides.left !== sides.right) broken.push({identity, ...sides});
    else {
      countCells(identity.left, confirmed);
      countCells(identity.right, confirmed);
    }
  }
  return {evaluated, broken, confirmed};
}

function countCells(ids: readonly CellId[], counts: Map<CellId, number>): void {
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
}

/**
 * One finding an identity that does not hold, and one for a cell that alone
 * explains all that cross it. `places` tells where cells stand, as far as known.
 */
export function identityFindings(
  form: Form,
  checked: Checked,
  numbers: ReadonlyMap<CellId, number>,
  places: ReadonlyMap<CellId, string>,
): Finding[] {
  const names = cellNames(form);
  const each = checked.broken.map(({identity, left, right}) => {
    const at = (ids: readonly CellId[], language: Language) => placesText(placesOf(ids, places), language);
    const difference = round(left - right);
    return finding(
      "identity_broken",
      {
        zh: `${sidesText(identity, names, "zh")}：左边合计 ${left}${at(identity.left, "zh")}，右边合计 ${right}${at(identity.right, "zh")}，相差 ${difference}`,
        en: `${sidesText(identity, names, "en")}: the left side adds up to ${left}${at(identity.left, "en")}, the right to ${right}${at(identity.right, "en")}, a difference of ${difference}`,
      },
      {cells: [...identity.left, ...identity.right], expected: String(left), actual: String(right)},
    );
  });
  return [...each, ...suspectFindings(checked, names, numbers, places)];
}

/**
 * Where two or more broken identities cross in one cell, one number in it would
 * mend them all, and no identity that holds would break by it.
 */
function suspectFindings(
  {broken, confirmed}: Checked,
  names: CellNames,
  numbers: ReadonlyMap<CellId, number>,
  places: ReadonlyMap<CellId, string>,
): Finding[] {
  const crossing = new Map<CellId, BrokenIdentity[]>();
  for (const each of broken)
    for (const id of [...each.identity.left, ...each.identity.right])
      crossing.set(id, [...(crossing.get(id) ?? []), each]);
  return [...crossing].flatMap(([id, through]) => {
    const now = numbers.get(id);
    if (through.length < 2 || confirmed.has(id) || now === undefined) return [];
    const repairs = new Set(through.map((each) => repairOf(id, each, now)));
    const [repair] = repairs;
    if (repairs.size !== 1 || repair === undefined || repair < 0) return [];
    return [suspectFinding(id, {name: names.get(id), at: placesOf([id], places), now, repair, count: through.length})];
  });
}

interface Suspicion {
  readonly name: {readonly zh: string; readonly en: string} | undefined;
  /** Where it stands, as far as known. */
  readonly at: readonly string[];
  readonly now: number;
  readonly repair: number;
  /** Of broken identities that cross in the cell. */
  readonly count: number;
}

function suspectFinding(id: CellId, {name, at, now, repair, count}: Suspicion): Finding {
  return finding(
    "cell_suspect",
    {
      zh: `${name?.zh ?? id} 印为 ${now}${placesText(at, "zh")}；若为 ${repair}，经过它的 ${count} 条不成立的勾稽关系均成立`,
      en: `${name?.en ?? id} is printed as ${now}${placesText(at, "en")}; ${repair} would mend all ${count} broken sums through it`,
    },
    {cells: [id], expected: String(repair), actual: String(now)},
  );
}

/** The value of a cell that would make a broken identity hold. */
function repairOf(id: CellId, {identity, left, right}: BrokenIdentity, now: number): number {
  return round(identity.left.includes(id) ? now + right - left : now + left - right);
}

function sidesText({left, right}: Identity, names: CellNames, language: Language): string {
  const side = (ids: readonly CellId[]) => {
    const [first, last] = [ids[0], ids.at(-1)];
    const name = (id: CellId | undefined) => names.get(id ?? "")?.[language] ?? id ?? "";
    return ids.length > 3 ? `${name(first)} … ${name(last)}` : ids.map(name).join(" + ");
  };
  return `${side(left)} = ${side(right)}`;
}

/** Where cells stand, as far as known. */
function placesOf(ids: readonly CellId[], places: ReadonlyMap<CellId, string>): readonly string[] {
  return ids.flatMap((id) => places.get(id) ?? []);
}
