import type {CompositionRow} from "./compositionChart.js";
import {OUTCOME_GROUPS, text} from "./labels.js";
import type {Lang} from "./lang.js";
import type {OutcomesView} from "./outcomesState.js";
import {provinceName} from "./provinces.js";
import type {LargestReport, OutcomeTotal, ReportFlow} from "./rows.js";
import {compositionRow, ofScope, reportsNote, sumOutcomesBy, sumOutcomesByYear} from "./totals.js";
import type {OutcomeSum} from "./totals.js";

/** A row of the chart, with the report that it is, if it is one. */
export interface OutcomesRow extends CompositionRow {
  readonly reportId: string | null;
  /** The name of the reporting body; null for sums. */
  readonly body: string | null;
  /** How many reports it stands on, or the scope of the one that it is; the note, where the chart does not say so itself. */
  readonly basis: string;
}

export interface OutcomesSources {
  readonly totals: readonly OutcomeTotal[];
  readonly largest: readonly LargestReport[];
}

/** The rows that a view shows: years, provinces, or the largest reports. */
export function outcomesRows(sources: OutcomesSources, view: OutcomesView, lang: Lang): OutcomesRow[] {
  switch (view.by) {
    case "year":
      return yearRows(sources, view, lang);
    case "region":
      return regionRows(sources, view, lang);
    case "body":
      return largestOf(sources, view).map((flow) => ({...reportRow(flow, bodyName(flow, lang), lang), note: ""}));
  }
}

/** How many reports a view without chosen bodies leaves out of its chart. */
export function omittedReports(sources: OutcomesSources, view: OutcomesView): number {
  if (view.by !== "body" || view.bodies.length > 0) return 0;
  const drawn = largestOf(sources, view);
  return (drawn[0]?.reports ?? 0) - drawn.length;
}

/** The years of each chosen body, under its name; bodies without a report are left out. */
export function chosenRows(flows: readonly ReportFlow[], bodies: readonly string[], lang: Lang): OutcomesRow[] {
  return bodies.flatMap((id) => {
    const years = flows.filter(({agency_id}) => agency_id === id).sort((a, b) => a.year - b.year);
    const [first] = years;
    if (first === undefined) return [];
    return [heading(id, bodyName(first, lang)), ...years.map((flow) => reportRow(flow, String(flow.year), lang))];
  });
}

function yearRows({totals}: OutcomesSources, {scope}: OutcomesView, lang: Lang): OutcomesRow[] {
  return sumOutcomesByYear(ofScope(totals, scope)).map(([year, outcome]) =>
    sumRow(String(year), String(year), outcome, lang),
  );
}

function regionRows({totals}: OutcomesSources, {scope, year}: OutcomesView, lang: Lang): OutcomesRow[] {
  const rows = ofScope(totals, scope).filter((row) => row.year === year);
  return sumOutcomesBy(rows, ({province_code}) => province_code ?? "").map(([code, outcome]) =>
    sumRow(code, provinceName(code || null, lang), outcome, lang),
  );
}

function sumRow(key: string, label: string, outcome: OutcomeSum, lang: Lang): OutcomesRow {
  const basis = reportsNote(outcome, lang);
  return {...compositionRow(key, label, basis, outcome), reportId: null, body: null, basis};
}

function heading(key: string, label: string): OutcomesRow {
  return {key, label, note: "", total: 0, parts: new Map(), isHeading: true, reportId: null, body: label, basis: ""};
}

function largestOf({largest}: OutcomesSources, {scope, year}: OutcomesView): LargestReport[] {
  return ofScope(largest, scope).filter((flow) => flow.year === year);
}

function reportRow(flow: ReportFlow, label: string, lang: Lang): OutcomesRow {
  const counts = OUTCOME_GROUPS.flatMap((code) => {
    const count = flow[code];
    return count === null ? [] : [[code, count] as const];
  });
  const scope = text(flow.scope === "unknown" ? "unknown_scope" : flow.scope, lang);
  return {
    key: flow.report_id,
    label,
    note: scope,
    basis: scope,
    total: flow.concluded ?? 0,
    isMissing: flow.concluded === null,
    parts: new Map(counts),
    reportId: flow.report_id,
    body: bodyName(flow, lang),
  };
}

function bodyName({name, name_en}: ReportFlow, lang: Lang): string {
  return lang === "zh" ? name : name_en;
}
