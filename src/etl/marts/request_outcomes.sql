-- One row per report and reason: how many requests were concluded for it, summed over the six applicants.
-- (partition: agency_id)
--
-- ...annual_reports
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
    report_id,
    outcome_group,
    row_code,
    row_zh,
    row_en,
    min(ordinal) as ordinal,
    sum(value) as requests,
    count(*) - count(value) as missing_cells
  from cells
  where outcome_group is not null
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
    annual_reports.*,
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
  join annual_reports using (report_id)
  left join printed using (report_id)
  order by report_id, sums.ordinal
)
select * from request_outcomes
