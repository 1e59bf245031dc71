import type {Text} from "./lang.js";
import type {OutcomesView} from "./outcomesState.js";
import {TOPICS} from "./topics.js";

/**
 * The SQL behind the figures, as the page `query` opens it: readable, and
 * runnable on the published `atlas.duckdb`. A test runs every one of them.
 */
export const QUERIES = {
  extent: `select count(*) as reports, count(distinct agency_id) as bodies, min(year) as first_year, max(year) as last_year,
  count(distinct province_code) as provinces, count(distinct region_code) as regions,
  count(*) filter (scope = 'own') as own, count(*) filter (scope = 'consolidated') as consolidated,
  count(*) filter (scope = 'unknown') as untold
from requests_by_report`,
  coverage: `select province_code, year, sum(reports) as reports, sum(bodies) as bodies,
  sum(reports_own) as own, sum(reports_consolidated) as consolidated
from coverage
group by all
order by all`,
  flows: `select scope, year, sum(received) as received, sum(carried_in) as carried_in,
  sum(concluded) as concluded, sum(carried_out) as carried_out,
  any_value(reports_counted) as reports_counted, any_value(reports) as reports
from volume_totals
group by all
order by all`,
  outcomes: `select scope, year, outcome_group, sum(requests) as requests
from outcome_totals
where outcome_group is not null
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
  disputes: `select year, scope, route, sum(upheld) as upheld, sum(corrected) as corrected, sum(other) as other,
  sum(pending) as pending, sum(decided) as decided, sum(reports) as reports, sum(reports_counted) as reports_counted
from dispute_totals
group by all
order by all`,
  documents: `select year, form, scope, row_code, sum(issued) as issued, sum(repealed) as repealed, sum(in_force) as in_force,
  sum(made) as made, sum(disclosed) as disclosed, sum(disclosed_total) as disclosed_total,
  any_value(all_reports) as reports, count(*) as reports_counted
from (
  select *, count(*) over (partition by year, form, scope, row_code) as all_reports
  from normative_documents
  join requests_by_report using (report_id, year, form, scope)
)
where counted_once and missing_cells = 0
group by all
order by all`,
  decisions: `select year, form, scope, row_code, any_value(row_zh) as row_zh, any_value(row_en) as row_en,
  min(ordinal) as ordinal, sum(decisions) as decisions, sum(amount::decimal(18, 6))::double as amount,
  any_value(amount_unit) as amount_unit, any_value(all_reports) as reports, count(*) as reports_counted
from (
  select *, count(*) over (partition by year, form, scope, row_code) as all_reports
  from decisions
  join requests_by_report using (report_id, year, form, scope)
)
where counted_once and coalesce(decisions, amount) is not null
group by all
order by year, form, scope, min(ordinal)`,
  findings: `select code, severity, year, hits, checked, hits / checked as share
from findings_by_rule
where hits > 0
order by code, year`,
  continuity: `select rule, year, count(*) as checks, count(*) filter (agrees) as agree,
  count(*) filter (not agrees) as differ
from continuity
where reason_en is null and agrees is not null
group by all
order by rule, year`,
  inconsistent: `select year, scope, count(*) as reports, count(*) filter (status = 'complete') as complete,
  count(*) filter (status = 'inconsistent') as inconsistent, count(*) filter (status = 'partial') as partial,
  sum(identities) as identities, sum(identities_broken) as identities_broken
from report
group by all
order by all`,
  claims: `select year, count(*) as claims, count(*) filter (agrees) as agree, count(*) filter (not agrees) as contradict,
  count(*) filter (agrees is null) as unmatched, count(distinct report_id) as reports
from claim
join report using (report_id)
group by all
order by all`,
  topics: `select year, count(*) as reports,
${TOPICS.map(({code, zh}) => `  count(*) filter (contains(text, '${zh}')) as ${code}`).join(",\n")}
from section
join report using (report_id)
where ordinal = 5 and length(trim(text)) >= 30
group by all
order by all`,
  reports: `select year, count(*) as reports, count(distinct agency_id) as bodies
from report
group by all
order by all`,
} as const satisfies Record<string, string>;

/** The rows of requests that have been concluded. */
const OUTCOME_ROWS = "row_code not in ('received', 'carried_in', 'carried_out')";

/** The reports that a sum over a part of the form includes. */
const counted = (part: "requests" | "outcomes" | "disputes") =>
  `report_id in (from countable select report_id where part = '${part}' and is_counted)`;
const COUNTED_ONCE = "report_id in (from requests_by_report select report_id where counted_once)";

/**
 * What figures are made of, one by one: each row names its report, and its cell where it is one, and leads to it. The
 * cells behind a sum are those that it includes, so that they add up to it.
 */
export const BEHIND = {
  reports: `select report_id, agency.name, agency.name_en, year, scope, region_code, status
from report
join agency using (agency_id)
order by year desc, report_id`,
  flows: cells("requests", counted("requests")),
  outcomes: cells("requests", `${OUTCOME_ROWS} and ${counted("outcomes")}`),
  disputes: cells("disputes", counted("disputes")),
  documents: cells(
    "disclosures",
    `(report_id, row_code) in (from normative_documents select (report_id, row_code) where missing_cells = 0)
  and ${COUNTED_ONCE}`,
  ),
  decisions: cells("disclosures", `column_code in ('decisions', 'amount') and ${COUNTED_ONCE}`),
  findings: `select report_id, unnest(cells) as cell_id, code, severity, message_zh, message_en
from finding
where report_id is not null
order by code, report_id, cell_id`,
  continuity: `select report_id, cell_id, agency_name, year, rule, expected, actual, difference, place, previous_place
from continuity
where reason_en is null and not agrees
order by report_id, cell_id`,
  inconsistent: `select report_id, cells[1] as cell_id, expected, actual, message_zh, message_en
from finding
where code = 'identity_broken'
order by report_id`,
  topics: `select report_id, year, text
from section
join report using (report_id)
where ordinal = 5 and length(trim(text)) >= 30
order by year desc, report_id
limit 1000`,
  claims: `select report_id, claim.cell_id, claim.value as said, value.value as in_table, agrees, quote
from claim
left join value using (report_id, cell_id)
where not agrees
order by report_id, ordinal`,
} as const satisfies Record<string, string>;

/** The cells behind a view of the outcomes. */
export function outcomesBehind({by, scope, year, detail, bodies}: OutcomesView): string {
  const rows = detail === "all" ? OUTCOME_ROWS : `coalesce(row_group, row_code) = '${detail}'`;
  if (by === "body" && bodies.length > 0)
    return cells("requests", `${rows} and agency_id in (${bodies.map(quote).join(", ")})`);
  const which = `${rows} and scope = '${scope}'${by === "year" ? "" : ` and year = ${year}`}`;
  return cells("requests", by === "body" ? which : `${which} and ${counted("outcomes")}`);
}

/** The cells of one of the views that say more than nought, those of the last reports first. */
function cells(view: "requests" | "disputes" | "disclosures", where: string): string {
  return `select report_id, cell_id, agency_name, year, row_zh, column_zh, value, status, place
from ${view}
where value <> 0 and ${where}
order by year desc, report_id
limit 10000`;
}

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

/** A scope, a year, and a place: all, a province, or a prefecture or county of it. */
interface RegionSpec {
  readonly scope: string;
  readonly year: number;
  readonly province: string;
  readonly place: string;
}

/** The SQL behind the tiles of a year, or the reports of a place. */
export function regionQuery({scope, year, province, place}: RegionSpec): string {
  if (province === "") {
    return `select province_code, any_value(reports_counted) as reports_counted, any_value(reports) as reports,
  sum(requests) filter (outcome_group in ('granted', 'partly_granted')) as disclosed, sum(requests) as concluded,
  disclosed / concluded as disclosure_rate
from outcome_totals
where scope = ${quote(scope)} and year = ${year}
group by all
order by all`;
  }
  return `select report_id, agency.name, region.name as region, received, concluded, granted + partly_granted as disclosed
from requests_by_report
join agency using (agency_id)
join region on region.region_code = agency.region_code
where scope = ${quote(scope)} and year = ${year} and ${inPlace(province, place)}
order by report_id`;
}

/** The cells behind the tiles of a year, or behind the sums of a place. */
export function regionBehind({scope, year, province, place}: RegionSpec): string {
  const where =
    province === ""
      ? counted("outcomes")
      : `region_code in (from region select region_code where ${inPlace(province, place)})`;
  return cells("requests", `${OUTCOME_ROWS} and scope = ${quote(scope)} and year = ${year}\n  and ${where}`);
}

function inPlace(province: string, place: string): string {
  if (place === "") return `region.province_code = ${quote(province)}`;
  return `${quote(place)} in (region.prefecture_code, region.region_code)`;
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

/** The claims of a year that the tables agree with, contradict, or do not have. */
export function claimsQuery(kind: "agree" | "contradict" | "unmatched", year: number): string {
  const which = {agree: "agrees", contradict: "not agrees", unmatched: "agrees is null"}[kind];
  return `select report_id, claim.cell_id, metric, claim.value as said, unit, value.value as in_table, quote
from claim
join report using (report_id)
left join value using (report_id, cell_id)
where ${which} and year = ${year}
order by report_id, ordinal`;
}

/** The findings of one rule, each with the cells that it names. */
export function findingQuery(code: string): string {
  return `select finding.report_id, cells[1] as cell_id, len(cells) as cells, source.path, expected, actual, message_zh, message_en
from finding
left join source on source.source_id = finding.source_id
where code = ${quote(code)}
order by finding.report_id, cells`;
}

/** Some cells of one report. */
export function sumQuery(reportId: string, cellIds: readonly string[]): string {
  return `select report_id, cell_id, value, status, raw, place
from value
where report_id = ${quote(reportId)} and cell_id in (${cellIds.map(quote).join(", ")})`;
}

/** The cells of one body. */
export function bodyBehind(agencyId: string): string {
  return cells("requests", `agency_id = ${quote(agencyId)}`);
}

/** The SQL behind a body beside its peers. */
export function peersQuery(agencyId: string): string {
  return `select report_id, measure, value, numerator, denominator, first_quartile, median, third_quartile,
  peers_counted, peers
from peers
where agency_id = ${quote(agencyId)}
order by measure, year`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
