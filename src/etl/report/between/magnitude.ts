import {finding} from "../../finding.js";
import type {Finding} from "../../finding.js";
import {isComparable} from "../../form/bridge.js";
import {formCells} from "../../form/forms.js";
import type {Cell} from "../../form/form.js";
import {cellName} from "../cellNames.js";
import type {Language} from "../placesText.js";
import type {Report} from "../report.js";
import {areComparable, findNumber, quoteNumber} from "./series.js";
import type {NumberedValue} from "./series.js";

/** Fewer years than this are no standard to measure another by. */
const FEWEST_OTHERS = 3;
/** Smaller numbers jump by themselves. */
const LEAST_NUMBER = 1000;
const LEAST_FACTOR = 100;
/** 元 for 万元 is a factor of ten thousand, give or take how much a year differs from another. */
const UNIT_FACTOR = [3000, 30_000] as const;

interface Entry {
  readonly report: Report;
  readonly number: NumberedValue;
}

/** Each cell once, whether one form has it or both. */
const CELLS = new Map([...formCells(2019), ...formCells(2021)].map((cell) => [cell.id, cell]));

/**
 * Numbers that are orders of magnitude off the same body's other years, those on
 * another form included where its cell counts the same; each belongs to its report.
 */
export function magnitudeFindings(series: readonly Report[]): Finding[] {
  if (series.length <= FEWEST_OTHERS) return [];
  return [...CELLS.values()].flatMap((cell) => cellFindings(cell, series));
}

function cellFindings(cell: Cell, reports: readonly Report[]): Finding[] {
  const entries = reports.flatMap((report): Entry[] => {
    const number = findNumber(report, cell.id);
    return number === undefined || number.value <= 0 ? [] : [{report, number}];
  });
  return entries.flatMap((entry) => {
    const others = entries.filter((other) => other !== entry && countTheSame(cell, other.report, entry.report));
    return others.length < FEWEST_OTHERS ? [] : compare(cell, entry, others);
  });
}

function countTheSame({id}: Cell, a: Report, b: Report): boolean {
  return areComparable(a.scope, b.scope) && isComparable(id, a.form, b.form);
}

function compare({id, column}: Cell, {report, number}: Entry, others: readonly Entry[]): Finding[] {
  const usual = median(others.map((other) => other.number.value));
  const factor = Math.max(number.value / usual, usual / number.value);
  if (factor < LEAST_FACTOR || Math.max(number.value, usual) < LEAST_NUMBER) return [];
  const isUnit = column.unit !== "count" && factor >= UNIT_FACTOR[0] && factor <= UNIT_FACTOR[1];
  const name = cellName(id);
  const times = `${Math.round(factor)}`;
  const theirs = (language: Language) => others.map((other) => quoteNumber(other.report, other.number, language));
  return [
    finding(
      isUnit ? "unit_suspect" : "magnitude_implausible",
      {
        zh: `${name.zh}：${quoteNumber(report, number, "zh")}，与该机关其他年度相差约 ${times} 倍：${theirs("zh").join("、")}`,
        en: `${name.en}: ${quoteNumber(report, number, "en")} is off by a factor of ${times} against the body's other years: ${theirs("en").join(", ")}`,
      },
      {reportId: report.reportId, cells: [id], expected: String(usual), actual: String(number.value)},
    ),
  ];
}

/** The middle number; of an even count the lower of the two, so that it is one that somebody printed. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}
