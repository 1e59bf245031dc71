import {descending, sum} from "d3-array";
import type {CompositionRow} from "./compositionChart.js";
import {OUTCOME_GROUPS, text} from "./labels.js";
import type {Lang} from "./lang.js";
import type {OutcomesView} from "./outcomesState.js";
import {provinceName} from "./provinces.js";
import type {AgencyRow, FlowTotal, OutcomeTotal, ReportFlow} from "./rows.js";
import {compositionRow, ofScope, reportsNote, sumOutcomesBy, sumOutcomesByYear} from "./totals.js";

const MOST = 30;

/** A row of the chart, with the report that it is, if it is one. */
export interface OutcomesRow extends CompositionRow {
  readonly reportId: string | null;
  /** The name of the reporting body; null for sums. */
  readonly body: string | null;
}

export interface OutcomesSources {
  readonly totals: readonly OutcomeTotal[];
  readonly flows: readonly FlowTotal[];
  readonly agencies: readonly AgencyRow[];
}

/** The rows that a view shows: years, provinces, or reports, of which it takes those that are read for it. */
export function outcomesRows(
  sources: OutcomesSources,
  reports: readonly ReportFlow[],
  view: OutcomesView,
  lang: Lang,
): OutcomesRow[] {
  switch (view.by) {
    case "year":
      return yearRows(sources, view, lang);
    case "region":
      return regionRows(sources, view, lang);
    case "body":
      return view.bodies.length > 0
        ? chosenRows(sources, reports, view, lang)
        : largestRows(sources, reports, view, lang);
  }
}

/** How many reports a view without chosen bodies leaves out of its chart. */
export function omittedReports({flows}: OutcomesSources, {by, bodies, year, scope}: OutcomesView): number {
  if (by !== "body" || bodies.length > 0) return 0;
  const ofYear = ofScope(flows, scope).filter((flow) => flow.year === year);
  return Math.max(0, sum(ofYear, ({reports}) => reports) - MOST);
}

function yearRows({totals}: OutcomesSources, {scope}: OutcomesView, lang: Lang): OutcomesRow[] {
  return sumOutcomesByYear(ofScope(totals, scope)).map(([year, outcome]) => ({
    ...compositionRow(String(year), String(year), reportsNote(outcome, lang), outcome),
    reportId: null,
    body: null,
  }));
}

function regionRows({totals}: OutcomesSources, {scope, year}: OutcomesView, lang: Lang): OutcomesRow[] {
  const rows = ofScope(totals, scope).filter((row) => row.year === year);
  return sumOutcomesBy(rows, ({province_code}) => province_code ?? "").map(([code, outcome]) => ({
    ...compositionRow(code, provinceName(code || null, lang), reportsNote(outcome, lang), outcome),
    reportId: null,
    body: null,
  }));
}

/** The years of each chosen body, under its name. */
function chosenRows(
  {agencies}: OutcomesSources,
  reports: readonly ReportFlow[],
  {bodies}: OutcomesView,
  lang: Lang,
): OutcomesRow[] {
  return bodies.flatMap((id) => {
    const years = reports.filter(({agency_id}) => agency_id === id).sort((a, b) => a.year - b.year);
    const name = bodyName(agencies, id, lang);
    return [heading(id, name), ...years.map((flow) => reportRow(flow, String(flow.year), lang, name))];
  });
}

function heading(key: string, label: string): OutcomesRow {
  return {key, label, note: "", total: 0, parts: new Map(), isHeading: true, reportId: null, body: label};
}

function largestRows(
  {agencies}: OutcomesSources,
  reports: readonly ReportFlow[],
  {scope, year}: OutcomesView,
  lang: Lang,
): OutcomesRow[] {
  return ofScope(reports, scope)
    .filter((flow) => flow.year === year)
    .sort((a, b) => descending(a.concluded ?? -1, b.concluded ?? -1))
    .slice(0, MOST)
    .map((flow) => {
      const name = bodyName(agencies, flow.agency_id, lang);
      return reportRow(flow, name, lang, name);
    });
}

function reportRow(flow: ReportFlow, label: string, lang: Lang, body: string): OutcomesRow {
  const counts = OUTCOME_GROUPS.flatMap((code) => {
    const count = flow[code];
    return count === null ? [] : [[code, count] as const];
  });
  return {
    key: flow.report_id,
    label,
    note: text(flow.scope === "unknown" ? "unknown_scope" : flow.scope, lang),
    total: flow.concluded ?? 0,
    isMissing: flow.concluded === null,
    parts: new Map(counts),
    reportId: flow.report_id,
    body,
  };
}

function bodyName(agencies: readonly AgencyRow[], id: string, lang: Lang): string {
  const agency = agencies.find(({agency_id}) => agency_id === id);
  return agency?.[lang === "zh" ? "name" : "name_en"] ?? id;
}
