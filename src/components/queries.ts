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
  reports: `select year, count(*) as reports, count(distinct agency_id) as bodies
from report
group by all
order by all`,
} as const satisfies Record<string, string>;
