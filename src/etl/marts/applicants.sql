-- One row per report, applicant and group of outcomes: who asked, and what they got.
-- (partition: agency_id)
--
-- ...annual_reports
-- applicant: natural_person (自然人), business (商业企业), research (科研机构), public_interest (社会公益组织),
--   legal_services (法律服务机构) or other (其他).
-- applicant_zh: Its label, as the form prints it.
-- applicant_en: Its label in English.
-- outcome_group: granted (予以公开), partly_granted (部分公开), refused (不予公开), unavailable (无法提供),
--   declined (不予处理) or other (其他处理).
-- ordinal: Place in the order of the form.
-- requests: The applicant's requests with an outcome of the group; null if any of its cells has no value.
-- missing_cells: How many of them have no value.
-- applicant_concluded: All the applicant's requests concluded, repeated on each group: the denominator of what the
--   applicant got; null if any cell has no value.
-- applicant_missing_cells: How many of the applicant's outcomes have no value.
-- group_requests: All applicants' requests with an outcome of the group, repeated on each applicant: the denominator
--   of who got it; null if any cell has no value.
-- group_missing_cells: How many of the group's cells have no value.
with outcomes as (
  -- Numbers to group by, which is cheaper than text.
  select
    form,
    cell_id,
    ordinal,
    dense_rank() over (order by column_code) as applicant_number,
    dense_rank() over (order by coalesce(row_group, row_code)) as group_number
  from cell
  where topic = 'requests' and not is_total and row_code not in ('received', 'carried_in', 'carried_out')
),
sums as (
  select
    report_id,
    form,
    applicant_number,
    group_number,
    min(ordinal) as ordinal,
    sum(value) as requests,
    count(*) - count(value) as missing_cells
  from value
  join report using (report_id)
  join outcomes using (form, cell_id)
  group by all
),
by_applicant as (
  select report_id, applicant_number, sum(requests) as concluded, sum(missing_cells) as missing_cells
  from sums
  group by all
),
by_group as (
  select report_id, group_number, sum(requests) as requests, sum(missing_cells) as missing_cells
  from sums
  group by all
),
figures as materialized (
  -- Materialized, or the columns of reports would pass through these joins.
  select
    sums.report_id,
    sums.form,
    sums.ordinal,
    if(sums.missing_cells = 0, sums.requests, null)::double as requests,
    sums.missing_cells::integer as missing_cells,
    if(by_applicant.missing_cells = 0, by_applicant.concluded, null)::double as applicant_concluded,
    by_applicant.missing_cells::integer as applicant_missing_cells,
    if(by_group.missing_cells = 0, by_group.requests, null)::double as group_requests,
    by_group.missing_cells::integer as group_missing_cells
  from sums
  join by_applicant using (report_id, applicant_number)
  join by_group using (report_id, group_number)
),
applicants as (
  select
    annual_reports.*,
    cell.column_code as applicant,
    cell.column_zh as applicant_zh,
    cell.column_en as applicant_en,
    coalesce(cell.row_group, cell.row_code) as outcome_group,
    figures.* exclude (report_id, form)
  from figures
  join annual_reports using (report_id)
  join cell on cell.form = figures.form and cell.ordinal = figures.ordinal
  order by report_id, figures.ordinal
)
select * from applicants
