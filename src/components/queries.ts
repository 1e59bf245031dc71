import type {Text} from "./lang.js";
import type {OutcomesView} from "./outcomesState.js";

/**
 * The SQL behind the figures, as the page `query` opens it: readable, and
 * runnable on the published `atlas.duckdb`. A test runs every one of them.
 */
export const QUERIES = {
  coverage: `select province_code, year, sum(reports) as reports,
  sum(reports_own) as own, sum(reports_consolidated) as consolidated
from coverage
group by all
order by all`,
  flows: `select scope, year, count(*) as reports, sum(received) as received,
  sum(concluded) as concluded
from requests_by_report
where counted_once
group by all
order by all`,
  outcomes: `select scope, year, outcome_group, sum(requests) as requests
from outcome_totals
group by all
order by scope, year, min(ordinal)`,
  disclosure: `select scope,
  sum(requests) filter (outcome_group in ('granted', 'partly_granted')) as disclosed,
  sum(requests) as concluded,
  disclosed / concluded as disclosure_rate
from outcome_totals
group by all`,
  corrections: `select scope, sum(corrected) as corrected, sum(decided) as decided,
  sum(corrected) / sum(decided) as correction_rate
from dispute_totals
group by all`,
  volumes: `select year, scope, applicant_zh, applicant_en, carried_in, received, concluded, carried_out,
  reports, reports_counted
from volume_totals
order by scope, year, ordinal`,
  disputes: `select scope, route, year, sum(upheld) as upheld, sum(corrected) as corrected, sum(other) as other,
  sum(pending) as pending, sum(decided) as decided
from dispute_totals
group by all
order by all`,
  documents: `select year, form, scope, row_code, count(*) as reports, sum(issued) as issued, sum(repealed) as repealed,
  sum(in_force) as in_force, sum(made) as made, sum(disclosed) as disclosed
from normative_documents
group by all
order by all`,
  decisions: `select year, form, scope, row_code, count(*) as reports, sum(decisions) as decisions
from decisions
group by all
order by all`,
  findings: `select code, severity, year, hits, checked, hits / checked as share
from findings_by_rule
where hits > 0
order by code, year`,
  continuity: `select agency_name, year, rule, cell_id, expected, actual, difference
from continuity
where not agrees
order by agency_name, year`,
  reports: `select year, count(*) as reports, count(distinct agency_id) as bodies
from report
group by all
order by all`,
} as const satisfies Record<string, string>;

/** Questions to begin with. */
export const EXAMPLES: readonly {readonly title: Text; readonly sql: string}[] = [
  {
    title: {zh: "过程性信息：各机关因此不予公开的申请", en: "Deliberative process: who refuses for it, and how often"},
    sql: `select agency_name, year, scope, requests, concluded,
  round(100 * requests / concluded, 1) as percent
from request_outcomes
where row_code = 'refused_deliberative' and requests > 0
order by percent desc`,
  },
  {
    title: {zh: "谁提出申请：各类申请人，按年度", en: "Who asks: requests received by kind of applicant and year"},
    sql: `select year, scope, column_zh, sum(value) as requests
from requests
where row_code = 'received'
group by all
order by year, scope, requests desc`,
  },
  {
    title: {zh: "复议纠错：结果纠正占已审结", en: "Reconsideration: how many of the decisions are corrected"},
    sql: `select agency_name, year, corrected, decided, round(100 * corrected / decided, 1) as percent
from disputes_by_year
where route = 'reconsideration' and decided > 0
order by decided desc`,
  },
  {
    title: {
      zh: "自相矛盾的报告：不成立的勾稽关系",
      en: "Reports that contradict themselves: identities that do not hold",
    },
    sql: `select report_id, expected, actual, message_zh
from finding
where code = 'identity_broken'
order by report_id`,
  },
  {
    title: {zh: "推算出的格：由哪些勾稽关系确定", en: "Cells that were inferred, and from which identities"},
    sql: `select report_id, cell_id, value, basis
from value
where status = 'inferred'
limit 100`,
  },
];

/** The SQL behind a view of the outcomes. */
export function outcomesQuery({by, scope, year, detail, bodies}: OutcomesView): string {
  const row = detail === "all" ? "outcome_group" : "row_code";
  const group = detail === "all" ? "" : `\n  and outcome_group = '${detail}'`;
  if (by === "body") {
    const which =
      bodies.length > 0 ? `agency_id in (${bodies.map(quote).join(", ")})` : `scope = '${scope}' and year = ${year}`;
    return `select agency_name, year, scope, ${row}, sum(requests) as requests, any_value(concluded) as concluded
from request_outcomes
where ${which}${group}
group by all
order by agency_name, year, min(ordinal)`;
  }
  const place = by === "region" ? "province_code" : "year";
  const when = by === "region" ? ` and year = ${year}` : "";
  return `select ${place}, ${row}, sum(requests) as requests
from outcome_totals
where scope = '${scope}'${when}${group}
group by all
order by ${place}, min(ordinal)`;
}

/** The SQL behind the tiles of a year, or the bodies of one of them. */
export function regionQuery({
  scope,
  year,
  province,
}: {
  readonly scope: string;
  readonly year: number;
  readonly province: string;
}): string {
  const where = province === "" ? "" : `\n  and province_code = ${quote(province)}`;
  return `select province_code, region_code, agency_id, received, concluded, granted + partly_granted as disclosed
from requests_by_report
where scope = '${scope}' and year = ${year}${where}
order by region_code`;
}

/** The SQL behind one cell: its value, and where it stands. */
export function cellQuery(reportId: string, cellId: string): string {
  return `select report_id, cell_id, printed, value, status, raw, place, basis, confirmed_by
from value
where report_id = ${quote(reportId)} and cell_id = ${quote(cellId)}`;
}

/** The SQL behind the outcomes of one body. */
export function bodyQuery(agencyId: string): string {
  return `select year, outcome_group, sum(requests) as requests, any_value(concluded) as concluded
from request_outcomes
where agency_id = ${quote(agencyId)}
group by all
order by year, min(ordinal)`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
