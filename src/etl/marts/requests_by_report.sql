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
with leaves as (
  -- Numbers to group by, which is cheaper than text.
  select
    form,
    cell_id,
    coalesce(row_group, row_code) as row_group,
    dense_rank() over (order by coalesce(row_group, row_code)) as group_number
  from cell
  where topic = 'requests' and not is_total
),
sums as (
  select report_id, group_number, sum(value) as requests, count(*) - count(value) as missing_cells
  from value
  join report using (report_id)
  join leaves using (form, cell_id)
  group by all
),
groups as (
  select report_id, row_group, if(missing_cells = 0, requests, null)::double as requests, missing_cells
  from sums
  join (select distinct group_number, row_group from leaves) using (group_number)
),
flows as (
  select
    report_id,
    any_value(requests) filter (where row_group = 'received') as received,
    any_value(requests) filter (where row_group = 'carried_in') as carried_in,
    any_value(requests) filter (where row_group = 'carried_out') as carried_out,
    any_value(requests) filter (where row_group = 'granted') as granted,
    any_value(requests) filter (where row_group = 'partly_granted') as partly_granted,
    any_value(requests) filter (where row_group = 'refused') as refused,
    any_value(requests) filter (where row_group = 'unavailable') as unavailable,
    any_value(requests) filter (where row_group = 'declined') as declined,
    any_value(requests) filter (where row_group = 'other') as other,
    sum(missing_cells)::integer as missing_cells
  from groups
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
    flows.received,
    flows.carried_in,
    flows.granted
      + flows.partly_granted
      + flows.refused
      + flows.unavailable
      + flows.declined
      + flows.other as concluded,
    flows.carried_out,
    flows.granted,
    flows.partly_granted,
    flows.refused,
    flows.unavailable,
    flows.declined,
    flows.other,
    flows.missing_cells
  from annual_reports
  left join flows using (report_id)
  order by report_id
)
select * from requests_by_report
