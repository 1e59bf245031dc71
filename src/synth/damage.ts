import type {Topic} from "../etl/form/form.js";
import {breakHeader, breakLabel, insertStray, mergeLabels} from "./damage/lines.js";
import {blankCell, dropCell, joinDigits, loseRow, misprintTotal, splitNumber, strayInRow} from "./damage/numbers.js";
import type {Damage, Damaged, Footprint} from "./damage/damaged.js";
import type {Random} from "./random.js";
import type {LayoutTraits} from "./text/layouts.js";

export type {Damaged} from "./damage/damaged.js";

/** Every damage, by name. */
export const DAMAGES = {
  "cell-blank": {apply: blankCell, does: "loses"},
  "cell-dropped": {apply: dropCell, does: "loses"},
  "digits-joined": {apply: joinDigits, does: "loses"},
  "number-split": {apply: splitNumber, does: "adds"},
  "row-lost": {apply: loseRow, does: "loses"},
  "total-wrong": {apply: misprintTotal, does: "misprints"},
  "label-cut-start": {apply: breakLabel((label) => label.slice(Math.ceil(label.length / 2))), does: "blurs"},
  "label-cut-end": {apply: breakLabel((label) => label.slice(0, Math.floor(label.length / 2))), does: "blurs"},
  "label-cut-middle": {
    apply: breakLabel((label) => label.slice(0, label.length / 4) + label.slice((label.length * 3) / 4)),
    does: "blurs",
  },
  "label-lost": {apply: breakLabel(() => ""), does: "blurs"},
  "label-misprinted": {apply: breakLabel(misprint), does: "blurs"},
  "labels-merged": {apply: mergeLabels, does: "blurs"},
  "header-repeated": {apply: breakHeader(false), does: "blurs"},
  "header-garbled": {apply: breakHeader(true), does: "adds"},
  "page-dash": {apply: insertStray((random) => random.pick(["- N -", "— N —", "-N-"])), does: "blurs"},
  "page-digit": {apply: insertStray(() => "N"), does: "adds"},
  "page-dash-in-row": {apply: strayInRow("- N -"), does: "blurs"},
  "page-digit-in-row": {apply: strayInRow("N"), does: "adds"},
} as const satisfies Record<string, DamageRule>;

export type DamageName = keyof typeof DAMAGES;

export const DAMAGE_NAMES = Object.keys(DAMAGES) as readonly DamageName[];

interface DamageRule {
  readonly apply: Damage;
  /** Whether numbers go missing, numbers come in that are none, a number is wrong, or only words suffer. */
  readonly does: "loses" | "adds" | "misprints" | "blurs";
}

/**
 * The copy after `names`, one after the other; undefined where a damage finds
 * nothing to act on, or where the result would be a sound copy of other figures,
 * which no reader could tell from the original.
 */
export function damageCopy(
  copy: Damaged,
  names: readonly DamageName[],
  layout: LayoutTraits,
  random: Random,
): Damaged | undefined {
  let damaged: Damaged | undefined = copy;
  const footprints: {name: DamageName; footprint: Footprint}[] = [];
  for (const name of names) {
    if (!isPossible(name, layout)) return undefined;
    const rule: DamageRule = DAMAGES[name];
    const next: ReturnType<Damage> = rule.apply(damaged, random);
    if (next === undefined || !isTelling(name, next.footprint, layout)) return undefined;
    footprints.push({name, footprint: next.footprint});
    damaged = next.copy;
  }
  const [first, second] = footprints;
  return first !== undefined && second !== undefined && couldDeceive(first, second) ? undefined : damaged;
}

function isPossible(name: DamageName, layout: LayoutTraits): boolean {
  if (name.endsWith("in-row")) return layout.cellwise;
  if (name === "cell-blank") return layout.blankVisible;
  if (name === "digits-joined" || name === "total-wrong" || name === "number-split") return layout.cellsApart;
  return true;
}

/**
 * Where digits run together, a cell or a label gone from a table without sums,
 * or a number more, leaves the digits of other figures.
 */
function isTelling(name: DamageName, {topic}: Footprint, layout: LayoutTraits): boolean {
  const changesRun = name === "cell-dropped" || name === "label-lost" || name === "page-digit";
  return layout.cellsApart || !changesRun || sumsCheck(topic);
}

interface Applied {
  readonly name: DamageName;
  readonly footprint: Footprint;
}

/**
 * Whether two damages may hide each other: a number gone and a number come in
 * nearby, a wrong total and a loss in a row that has no other sum to tell by, or two
 * labels without numbers and only one row of numbers after them.
 */
function couldDeceive(first: Applied, second: Applied): boolean {
  const kinds = [first, second].map(({name}) => DAMAGES[name].does);
  const {footprint: a} = first;
  const {footprint: b} = second;
  if (a.topic !== b.topic) return false;
  const names = [first.name, second.name];
  if (names.includes("labels-merged") && names.includes("row-lost")) return Math.abs(a.row - b.row) <= 4;
  const near = sumsCheck(a.topic) ? Math.abs(a.row - b.row) <= 1 : true;
  if (kinds.includes("loses") && kinds.includes("adds")) return near;
  if (kinds.includes("misprints") && kinds.some((kind) => kind !== "blurs" && kind !== "misprints")) return near;
  return kinds.every((kind) => kind === "loses" || kind === "adds") && near && !sumsCheck(a.topic);
}

/** Whether each cell of the table stands in two sums at least, so that one of them tells. */
function sumsCheck(topic: Topic): boolean {
  return topic === "requests";
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  公: "么",
  行: "仃",
  本: "木",
  不: "丕",
  开: "井",
  制: "制刂",
  申: "甲",
};

/** One character read as another, doubled or dropped. */
function misprint(label: string, random: Random): string {
  const at = random.int(0, label.length - 1);
  const character = label.charAt(at);
  const wrong = random.pick([LOOKALIKES[character] ?? "囗", "", character + character]);
  return /\d/.test(character) ? label : label.slice(0, at) + wrong + label.slice(at + 1);
}
