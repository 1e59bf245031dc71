-- One row per report: the requests that came in, what became of them, and what is left.
-- (partition: year)
--
-- report_id: The report.
-- agency_id: The reporting body.
-- region_code: The division that it belongs to, GB/T 2260.
-- province_code: The province of that division.
-- level: The body's level.
-- year: The year reported on (报告年度).
-- form: The form, 2019 or 2021.
-- scope: own (本级), consolidated (汇总) or unknown; add up reports of one scope only.
-- counted_once: Whether a sum over reports of this scope and year may include the report: false for a consolidated
--   report whose figures another consolidated report contains, and where the scope is unknown.
-- received: Requests received in the year (本年新收), summed over the applicants; null if any has no value.
-- carried_in: Requests carried in from the year before (上年结转); null if any applicant has no value.
-- concluded: Requests concluded (办结): the sum of all outcomes; null if any cell has no value.
-- carried_out: Requests carried out to the next year (结转下年度); null if any applicant has no value.
-- granted: Concluded as granted (予以公开); null if any cell has no value.
-- partly_granted: Concluded as partly granted (部分公开); null if any cell has no value.
-- refused: Concluded as refused (不予公开); null if any cell has no value.
-- unavailable: Concluded as unavailable (无法提供); null if any cell has no value.
-- declined: Concluded as declined (不予处理); null if any cell has no value.
-- other: Concluded otherwise (其他处理); null if any cell has no value.
-- missing_cells: How many of the report's cells of requests, totals aside, have no value.
with volumes as (
  select
    report_id,
    if(count(received) = count(*), sum(received::decimal(38, 6)), null)::double as received,
    if(count(carried_in) = count(*), sum(carried_in::decimal(38, 6)), null)::double as carried_in,
    if(count(carried_out) = count(*), sum(carried_out::decimal(38, 6)), null)::double as carried_out,
    sum(missing_cells)::integer as missing_cells
  from request_volumes
  group by report_id
),
outcomes as (
  select
    report_id,
    any_value(concluded) as concluded,
    any_value(group_requests) filter (where outcome_group = 'granted') as granted,
    any_value(group_requests) filter (where outcome_group = 'partly_granted') as partly_granted,
    any_value(group_requests) filter (where outcome_group = 'refused') as refused,
    any_value(group_requests) filter (where outcome_group = 'unavailable') as unavailable,
    any_value(group_requests) filter (where outcome_group = 'declined') as declined,
    any_value(group_requests) filter (where outcome_group = 'other') as other
  from request_outcomes
  group by report_id
),
requests_by_report as (
  select
    report_id,
    agency_id,
    region_code,
    province_code,
    level,
    year,
    form,
    scope,
    scope <> 'unknown' and report_id not in (select report_id from containment) as counted_once,
    volumes.received,
    volumes.carried_in,
    outcomes.concluded,
    volumes.carried_out,
    outcomes.granted,
    outcomes.partly_granted,
    outcomes.refused,
    outcomes.unavailable,
    outcomes.declined,
    outcomes.other,
    volumes.missing_cells
  from annual_reports
  left join volumes using (report_id)
  left join outcomes using (report_id)
  order by report_id
)
select * from requests_by_report
