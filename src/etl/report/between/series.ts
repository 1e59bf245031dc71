import type {CellId} from "../../form/form.js";
import {inBrackets, placeText} from "../placesText.js";
import type {Language} from "../placesText.js";
import type {Agency, Report, Scope, Value} from "../report.js";

/** A report and the same body's report on the year before. */
export interface Succession {
  readonly before: Report;
  readonly after: Report;
}

/** What the numbers of a report are compared by. */
export interface ComparedReport extends Pick<Report, "reportId" | "year" | "form" | "scope"> {
  readonly agency: Pick<Agency, "agencyId" | "regionCode">;
  readonly values: readonly ComparedValue[];
}

export type ComparedValue = Pick<Value, "cellId" | "value" | "place">;

/** A cell that has a number. */
export interface NumberedValue extends ComparedValue {
  readonly value: number;
}

/** The reports of each body, by year. */
export function bodySeries(reports: readonly Report[]): Report[][] {
  const series = new Map<string, Report[]>();
  for (const report of reports) {
    const id = report.agency.agencyId;
    series.set(id, [...(series.get(id) ?? []), report]);
  }
  return [...series.values()].map((theirs) => theirs.sort((a, b) => a.year - b.year));
}

/** Each report with the one before it, where the years follow and the two may cover the same bodies. */
export function successions(series: readonly Report[]): Succession[] {
  return series.flatMap((after) => {
    const before = series.find(({year}) => year === after.year - 1);
    return before === undefined || !areComparable(before.scope, after.scope) ? [] : [{before, after}];
  });
}

/** Whether two reports may count the same bodies: a body's own figures and its jurisdiction's never do. */
export function areComparable(a: Scope, b: Scope): boolean {
  return a === b || a === "unknown" || b === "unknown";
}

/** A cell with a number to go by; undefined where the report has none, for what is missing is not zero. */
export function findNumber({values}: Pick<ComparedReport, "values">, id: CellId): NumberedValue | undefined {
  const index = INDEXES.get(values) ?? indexNumbers(values);
  INDEXES.set(values, index);
  return index.get(id);
}

/** A number with where it stands: `12 (line 57 of 350128-guanliweiyuanhui-2023)`, `12（350128-guanliweiyuanhui-2023 第 57 行）`. */
export function quoteNumber(
  {reportId}: Pick<Report, "reportId">,
  {value, place}: ComparedValue,
  language: Language,
): string {
  const at = place === null ? null : placeText(place, language);
  const stands = at === null ? reportId : {zh: `${reportId} ${at}`, en: `${at} of ${reportId}`}[language];
  return `${value ?? ""}${inBrackets(stands, language)}`;
}

/** Each report is compared with many: its cells are looked through once. */
const INDEXES = new WeakMap<readonly ComparedValue[], ReadonlyMap<CellId, NumberedValue>>();

function indexNumbers(values: readonly ComparedValue[]): ReadonlyMap<CellId, NumberedValue> {
  const index = new Map<CellId, NumberedValue>();
  for (const each of values) if (isNumbered(each)) index.set(each.cellId, each);
  return index;
}

function isNumbered(value: ComparedValue): value is NumberedValue {
  return value.value !== null;
}
