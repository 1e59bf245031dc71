-- One row per report and reason: how many requests were concluded for it, summed over the six applicants.
--
-- report_id: The report.
-- agency_id: The reporting body.
-- agency_name: Its name.
-- agency_name_en: Its name in English.
-- level: Its level.
-- kind: government, office, department or other.
-- region_code: The division that it belongs to, GB/T 2260.
-- province_code: The province of that division.
-- year: The year reported on (报告年度).
-- form: The form, 2019 or 2021.
-- scope: own (本级), consolidated (汇总) or unknown; add up reports of one scope only.
-- outcome_group: granted (予以公开), partly_granted (部分公开), refused (不予公开), unavailable (无法提供),
--   declined (不予处理) or other (其他处理).
-- row_code: The reason; for granted and partly granted requests the outcome itself.
-- row_zh: Its label, as the form prints it.
-- row_en: Its label in English.
-- ordinal: Its place in the order of the form.
-- requests: Requests with this outcome: the sum over the applicants, null if any of them has no value.
-- missing_cells: How many of the applicants have no value.
-- group_requests: The same for the whole group, repeated on each of its reasons; null if any cell has no value.
-- group_missing_cells: How many of the group's cells have no value.
-- concluded: The same for all outcomes together, repeated on each row: the denominator; null if any cell has no value.
-- concluded_missing_cells: How many cells of all outcomes have no value.
-- concluded_printed: What the report itself prints as the total of requests concluded; null where it prints none.
with outcomes as (
  select
    value.report_id,
    coalesce(cell.row_group, cell.row_code) as outcome_group,
    cell.row_code,
    cell.row_zh,
    cell.row_en,
    min(cell.ordinal) as ordinal,
    sum(value.value) as requests,
    count(*) - count(value.value) as missing_cells
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where
    cell.topic = 'requests'
    and not cell.is_total
    and cell.row_code not in ('received', 'carried_in', 'carried_out')
  group by all
),
sums as (
  select
    *,
    sum(requests) over by_group as group_requests,
    sum(missing_cells) over by_group as group_missing_cells,
    sum(requests) over by_report as concluded,
    sum(missing_cells) over by_report as concluded_missing_cells
  from outcomes
  window by_group as (partition by report_id, outcome_group), by_report as (partition by report_id)
),
printed as (
  select report_id, printed as concluded_printed
  from value
  where cell_id = 'requests.concluded.total'
),
request_outcomes as (
  select
    report.report_id,
    report.agency_id,
    agency.name as agency_name,
    agency.name_en as agency_name_en,
    agency.level,
    agency.kind,
    agency.region_code,
    region.province_code,
    report.year,
    report.form,
    report.scope,
    sums.outcome_group,
    sums.row_code,
    sums.row_zh,
    sums.row_en,
    sums.ordinal,
    if(missing_cells = 0, requests, null)::double as requests,
    missing_cells::integer as missing_cells,
    if(group_missing_cells = 0, group_requests, null)::double as group_requests,
    group_missing_cells::integer as group_missing_cells,
    if(concluded_missing_cells = 0, concluded, null)::double as concluded,
    concluded_missing_cells::integer as concluded_missing_cells,
    printed.concluded_printed::double as concluded_printed
  from sums
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  left join printed using (report_id)
  order by report.report_id, sums.ordinal
)
select * from request_outcomes
