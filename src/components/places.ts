import {group, sum} from "d3-array";
import type {Lang} from "./lang.js";
import type {ReportFlow} from "./rows.js";
import type {Basis} from "./totals.js";

/** A division within another, with the reports of one scope and year from all its levels. */
export interface Place extends Basis {
  readonly code: string;
  readonly name: string;
  /** Whether the row is of the bodies of the upper division itself, and has nothing below it. */
  readonly isItself: boolean;
  readonly bodies: number;
  /** Over the reports counted; null where there is none. */
  readonly received: number | null;
  readonly concluded: number | null;
  readonly disclosed: number | null;
}

/** Where a reader stands: a province, or a prefecture or county within it. */
export interface Where {
  readonly province: string;
  readonly prefecture: string | null;
  readonly county: string | null;
}

/** The place that a code names within a province; the province itself where no report is from there. */
export function findPlace(flows: readonly ReportFlow[], province: string, code: string): Where {
  const top = {province, prefecture: null, county: null};
  if (code === "" || code === province) return top;
  if (flows.some(({prefecture_code}) => prefecture_code === code)) return {...top, prefecture: code};
  const inside = flows.find(({region_code}) => region_code === code);
  if (inside === undefined) return top;
  return {province, prefecture: inside.prefecture_code, county: code};
}

/** The reports from a place, all its levels. */
export function reportsIn(flows: readonly ReportFlow[], {prefecture, county}: Where): ReportFlow[] {
  if (county !== null) return flows.filter(({region_code}) => region_code === county);
  return flows.filter(({prefecture_code}) => prefecture === null || prefecture_code === prefecture);
}

/** The divisions just below a place that have reports, in the order of their codes; none below a county. */
export function placesIn(flows: readonly ReportFlow[], where: Where, lang: Lang): Place[] {
  if (where.county !== null) return [];
  const upper = where.prefecture ?? where.province;
  const codeOf = ({region_code, prefecture_code}: ReportFlow) =>
    (where.prefecture === null ? (prefecture_code ?? region_code) : region_code) ?? "";
  return [...group(reportsIn(flows, where), codeOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, list]) => toPlace(code, nameOf(code, list, lang), code === upper, list));
}

/** What reports from one place, of one scope and year, add up to. */
export function toPlace(code: string, name: string, isItself: boolean, flows: readonly ReportFlow[]): Place {
  const counted = outermost(flows.filter(({concluded, received}) => concluded !== null && received !== null));
  const total = (value: (flow: ReportFlow) => number | null) =>
    counted.length === 0 ? null : sum(counted, (flow) => value(flow) ?? 0);
  return {
    code,
    name,
    isItself,
    bodies: new Set(flows.map(({agency_id}) => agency_id)).size,
    reports: flows.length,
    counted: counted.length,
    received: total(({received}) => received),
    concluded: total(({concluded}) => concluded),
    disclosed: total(({granted, partly_granted}) => (granted ?? 0) + (partly_granted ?? 0)),
  };
}

/** The reports that no other of them contains: a consolidated report has the figures of those of the divisions below. */
function outermost(flows: readonly ReportFlow[]): ReportFlow[] {
  const consolidated = flows.filter(({scope}) => scope === "consolidated");
  return flows.filter((inner) => !consolidated.some((outer) => contains(outer, inner)));
}

function contains(outer: ReportFlow, inner: ReportFlow): boolean {
  if (inner.scope !== "consolidated" || outer.region_code === null) return false;
  if (outer.region_code === inner.region_code) return outer.report_id < inner.report_id;
  return outer.region_code === inner.prefecture_code || outer.region_code === inner.province_code;
}

function nameOf(code: string, flows: readonly ReportFlow[], lang: Lang): string {
  const named = flows.find(({region_code}) => region_code === code);
  const [first] = flows;
  const name = {
    zh: named?.region_name ?? first?.prefecture_name,
    en: named?.region_name_en ?? first?.prefecture_name_en,
  }[lang];
  return name ?? code;
}
