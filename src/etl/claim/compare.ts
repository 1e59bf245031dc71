import {concat} from "../concat.js";
import type {CellId} from "../form/form.js";
import {FORMS} from "../form/forms.js";
import type {Classified} from "./classify.js";
import {DISCLOSURE, OTHER_YEARS, PARTIAL} from "./lexicon.js";
import type {Metric, Sense} from "./lexicon.js";
import type {Mention} from "./mention.js";

/** Cells that a number restates, by itself or as their sum. */
export interface Restated {
  readonly cells: readonly CellId[];
  /** In the claim's unit; null where a cell has no value. */
  readonly sum: number | null;
  /** Null where a cell has no value. */
  readonly agrees: boolean | null;
}

/** Where a number stands, and what the report's cells hold. */
export interface Setting {
  readonly sentence: string;
  readonly ordinal: number;
  readonly year: number;
  readonly values: ReadonlyMap<CellId, number | null>;
}

/** How far, as a part of itself, a number that is said to be rounded may be from the cell. */
const ROUNDING = 0.1;
const YUAN_IN_A_UNIT = 1e4;
/** A year of which a sentence speaks, other than one to which something is put off: 结转到2025年. */
const YEAR = /(?<![\d到至入])(20\d\d)\s*年/g;
const FEES = new Set(
  FORMS.flatMap(({cells}) => cells.filter(({column}) => column.unit === "10k_yuan").map(({id}) => id)),
);
const patterns = new Map<string, RegExp>();

/**
 * What a number means: of several senses the one whose cells hold the number,
 * else the first whose cells are known, else the first. No cells are restated
 * by a part of what they count, or by a number of another year.
 */
export function chooseSense(
  {senses, mention, clause, topic}: Classified,
  setting: Setting,
): {readonly metric: Metric; readonly restated: Restated | null} {
  const [from] = clause;
  const passage = {
    ...setting,
    clause: setting.sentence.slice(from, mention.start),
    before: setting.sentence.slice(0, mention.start),
    topic,
  };
  const judged = senses.map((sense) => ({metric: sense.metric, restated: restate(sense, mention, passage)}));
  const chosen =
    judged.find(({restated}) => restated?.agrees === true) ??
    judged.find(({restated}) => restated?.agrees === false) ??
    judged.find(({restated}) => restated !== null) ??
    judged[0];
  return chosen ?? {metric: "other", restated: null};
}

interface Surroundings extends Setting {
  /** The clause up to the number, and the sentence. */
  readonly clause: string;
  readonly before: string;
  readonly topic: string | undefined;
}

function restate({metric, cells: wanted}: Sense, mention: Mention, surroundings: Surroundings): Restated | null {
  if (wanted.length === 0 || !speaksOfCells(metric, wanted, surroundings)) return null;
  const found = wanted.map((pattern) => matchCells(pattern, surroundings.values));
  if (found.some((cells) => cells.length === 0)) return null;
  const cells = concat(found);
  const sum = addCells(cells, surroundings.values);
  return {cells, sum, agrees: sum === null ? null : isSame(mention, sum)};
}

function speaksOfCells(
  metric: Metric,
  cells: readonly string[],
  {clause, before, ordinal, year, topic, sentence}: Surroundings,
): boolean {
  const isIntake = metric === "requests_received" || metric === "requests_concluded";
  if (isIntake && cells.every((cell) => cell.endsWith(".total")) && PARTIAL.test(clause)) return false;
  if (metric === "requests_carried_in" || metric === "requests_carried_out") return true;
  const [, stated] = [...before.matchAll(YEAR)].at(-1) ?? [];
  if (OTHER_YEARS.test(clause) || (stated !== undefined && Number(stated) !== year)) return false;
  const isDispute = cells.some((cell) => cell.startsWith("disputes."));
  return !isDispute || ordinal === 4 || topic === "request" || DISCLOSURE.test(sentence);
}

function matchCells(pattern: string, values: ReadonlyMap<CellId, unknown>): CellId[] {
  if (!pattern.includes("*")) return values.has(pattern) ? [pattern] : [];
  const known = patterns.get(pattern) ?? new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "\\w+")}$`);
  patterns.set(pattern, known);
  return [...values.keys()].filter((cell) => known.test(cell));
}

function addCells(cells: readonly CellId[], values: ReadonlyMap<CellId, number | null>): number | null {
  let sum = 0;
  for (const cell of cells) {
    const value = values.get(cell) ?? null;
    if (value === null) return null;
    sum += FEES.has(cell) ? value * YUAN_IN_A_UNIT : value;
  }
  return Number(sum.toPrecision(15));
}

/** A rounded number agrees within a tenth; one with decimals or a scale within half of its last place. */
function isSame({value, step, approximate}: Mention, sum: number): boolean {
  const tolerance = approximate ? value * ROUNDING : step === 1 ? 0 : step / 2;
  return Math.abs(value - sum) <= tolerance + 1e-9;
}
