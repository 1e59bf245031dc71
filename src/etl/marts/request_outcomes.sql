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
  select form, cell_id, ordinal, row_code, coalesce(row_group, row_code) as outcome_group
  from cell
  where topic = 'requests' and not is_total and row_code not in ('received', 'carried_in', 'carried_out')
),
reasons as (
  -- Numbers to group by, which is cheaper than text.
  select
    form,
    cell_id,
    min(ordinal) over (partition by form, row_code) as ordinal,
    dense_rank() over (order by outcome_group) as group_number
  from outcomes
),
sums as (
  select report_id, form, group_number, reasons.ordinal, sum(value) as requests, count(*) - count(value) as missing_cells
  from value
  join report using (report_id)
  join reasons using (form, cell_id)
  group by all
),
by_group as (
  select report_id, group_number, sum(requests) as requests, sum(missing_cells) as missing_cells
  from sums
  group by all
),
by_report as (
  select report_id, sum(requests) as concluded, sum(missing_cells) as missing_cells
  from by_group
  group by all
),
printed as (
  select report_id, printed as concluded_printed
  from value
  where cell_id = 'requests.concluded.total'
),
figures as materialized (
  -- Materialized, or the columns of reports would pass through these joins.
  select
    sums.report_id,
    sums.form,
    sums.ordinal,
    if(sums.missing_cells = 0, sums.requests, null)::double as requests,
    sums.missing_cells::integer as missing_cells,
    if(by_group.missing_cells = 0, by_group.requests, null)::double as group_requests,
    by_group.missing_cells::integer as group_missing_cells,
    if(by_report.missing_cells = 0, by_report.concluded, null)::double as concluded,
    by_report.missing_cells::integer as concluded_missing_cells,
    printed.concluded_printed::double as concluded_printed
  from sums
  join by_group using (report_id, group_number)
  join by_report using (report_id)
  left join printed using (report_id)
),
request_outcomes as (
  select
    annual_reports.*,
    coalesce(cell.row_group, cell.row_code) as outcome_group,
    cell.row_code,
    cell.row_zh,
    cell.row_en,
    figures.* exclude (report_id, form)
  from figures
  join annual_reports using (report_id)
  join cell on cell.form = figures.form and cell.ordinal = figures.ordinal
  order by report_id, figures.ordinal
)
select * from request_outcomes
