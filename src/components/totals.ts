import {group, range, rollup, sum} from "d3-array";
import {formatCount} from "./format.js";
import type {Lang} from "./lang.js";
import type {CompositionRow} from "./compositionChart.js";
import type {DisputeTotal, OutcomeTotal, Scope, VolumeTotal} from "./rows.js";
import {wholeSum} from "./wholeSum.js";

/** How many reports a sum stands on, of how many there are. */
export interface Basis {
  readonly reports: number;
  readonly counted: number;
}

/** What the reports of one scope, added up once, say of outcomes. */
export interface OutcomeSum extends Basis {
  readonly concluded: number;
  /** By outcome group and by reason. */
  readonly parts: ReadonlyMap<string, number>;
}

/** The sum over some rows of the mart `outcome_totals`, which must be of one scope. */
export function sumOutcomes(rows: readonly OutcomeTotal[]): OutcomeSum {
  const byGroup = rollup(rows, (list) => sum(list, ({requests}) => requests ?? 0), groupKey);
  const byReason = rollup(rows, (list) => sum(list, ({requests}) => requests ?? 0), reasonKey);
  return {
    ...basisOf(rows),
    concluded: sum(rows, ({requests}) => requests ?? 0),
    parts: new Map([...byReason, ...byGroup]),
  };
}

/** The sums of each value of `key`, in the order of the keys. */
export function sumOutcomesBy<K extends string | number>(
  rows: readonly OutcomeTotal[],
  key: (row: OutcomeTotal) => K,
): [K, OutcomeSum][] {
  const groups = rollup(rows, (list) => sumOutcomes(list), key);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

const NOTHING: OutcomeSum = {reports: 0, counted: 0, concluded: 0, parts: new Map()};

/** The sums of each year from the first to the last, the years without reports among them. */
export function sumOutcomesByYear(rows: readonly OutcomeTotal[]): [number, OutcomeSum][] {
  const sums = new Map(sumOutcomesBy(rows, ({year}) => year));
  const years = [...sums.keys()];
  if (years.length === 0) return [];
  return range(Math.min(...years), Math.max(...years) + 1).map((year) => [year, sums.get(year) ?? NOTHING]);
}

/** A sum as a row of a chart. */
export function compositionRow(key: string, label: string, note: string, outcome: OutcomeSum): CompositionRow {
  return {key, label, note, total: outcome.concluded, parts: outcome.parts, isMissing: outcome.counted === 0};
}

/** Requests granted in full or in part. */
export function disclosedOf({parts}: OutcomeSum): number {
  return (parts.get("granted") ?? 0) + (parts.get("partly_granted") ?? 0);
}

/** What came in, was concluded and is left, in a year; null where no report can be added up, or a part is missing. */
export interface VolumeSum extends Basis {
  readonly year: number;
  readonly received: number | null;
  readonly carried_in: number | null;
  readonly concluded: number | null;
  readonly carried_out: number | null;
}

/** The sums over the applicants of each year, of rows of `volume_totals` that must be of one scope. */
export function sumVolumes(rows: readonly VolumeTotal[]): VolumeSum[] {
  const years = [...group(rows, ({year}) => year)].sort(([a], [b]) => a - b);
  return years.map(([year, list]) => ({
    year,
    received: wholeSum(list.map(({received}) => received)),
    carried_in: wholeSum(list.map(({carried_in}) => carried_in)),
    concluded: wholeSum(list.map(({concluded}) => concluded)),
    carried_out: wholeSum(list.map(({carried_out}) => carried_out)),
    reports: Math.max(0, ...list.map(({reports}) => reports)),
    counted: Math.max(0, ...list.map(({reports_counted}) => reports_counted)),
  }));
}

export interface DisputeSum extends Basis {
  readonly corrected: number;
  readonly decided: number;
}

/** Numerator and denominator of the correction rate over some rows of `dispute_totals`, of one scope. */
export function sumDisputes(rows: readonly DisputeTotal[]): DisputeSum {
  return {
    ...basisOf(rows),
    corrected: sum(rows, ({corrected}) => corrected ?? 0),
    decided: sum(rows, ({decided}) => decided ?? 0),
  };
}

/** `4 份` / `n=4`; `3/4` where one of four cannot be added up; empty where there is none. */
export function reportsNote({reports, counted}: Basis, lang: Lang): string {
  if (reports === 0) return "";
  const number = counted === reports ? formatCount(reports) : `${formatCount(counted)}/${formatCount(reports)}`;
  return lang === "zh" ? `${number} 份` : `n=${number}`;
}

/** The rows of one scope; sums never mix two. */
export function ofScope<T extends {readonly scope: string}>(rows: readonly T[], scope: Scope | "unknown"): T[] {
  return rows.filter((row) => row.scope === scope);
}

/** Reports are repeated on every row of a year and province: each place counts once. */
function basisOf(
  rows: readonly {
    readonly year: number;
    readonly scope: string;
    readonly province_code?: string | null;
    readonly reports: number;
    readonly reports_counted: number;
  }[],
): Basis {
  const places = new Map(rows.map((row) => [`${row.year} ${row.scope} ${row.province_code ?? ""}`, row]));
  return {
    reports: sum(places.values(), ({reports}) => reports),
    counted: sum(places.values(), ({reports_counted}) => reports_counted),
  };
}

function groupKey({outcome_group}: OutcomeTotal): string {
  return outcome_group ?? "";
}

/** Reasons get a prefix where a group bears the same name: `granted`, `partly_granted`, `other`. */
function reasonKey({row_code}: OutcomeTotal): string {
  return `row:${row_code ?? ""}`;
}
