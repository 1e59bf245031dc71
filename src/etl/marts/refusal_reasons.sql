-- One row per report and ground of refusal (不予公开): how often it is relied on, against people and organisations.
-- (partition: agency_id)
--
-- ...annual_reports
-- row_code: The ground, by code.
-- row_zh: Its label, as the form prints it.
-- row_en: Its label in English.
-- article: Article of the Regulations (政府信息公开条例) that it rests on.
-- ordinal: Its place in the order of the form.
-- requests: Requests refused on the ground, by all applicants; null if any of its cells has no value.
-- missing_cells: How many of the applicants have no value.
-- natural_persons: Those of natural persons (自然人); null where there is no value.
-- organisations: Those of the five kinds of legal persons (法人或其他组织); null if any of them has no value.
-- refused: Requests refused on any ground, repeated on each: the denominator; null if any cell has no value.
-- refused_missing_cells: How many cells of all grounds have no value.
with grounds as (
  -- Numbers to group by, which is cheaper than text.
  select
    form,
    cell_id,
    min(ordinal) over (partition by form, row_code) as ordinal,
    column_code = 'natural_person' as is_natural_person
  from cell
  where topic = 'requests' and not is_total and row_group = 'refused'
),
sums as (
  select
    report_id,
    form,
    grounds.ordinal,
    sum(value) as requests,
    count(*) - count(value) as missing_cells,
    any_value(value) filter (where is_natural_person) as natural_persons,
    sum(value) filter (where not is_natural_person) as organisations,
    count(*) filter (where not is_natural_person and value is null) as organisations_missing_cells
  from value
  join report using (report_id)
  join grounds using (form, cell_id)
  group by all
),
by_report as (
  select report_id, sum(requests) as refused, sum(missing_cells) as missing_cells
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
    sums.natural_persons::double as natural_persons,
    if(sums.organisations_missing_cells = 0, sums.organisations, null)::double as organisations,
    if(by_report.missing_cells = 0, by_report.refused, null)::double as refused,
    by_report.missing_cells::integer as refused_missing_cells
  from sums
  join by_report using (report_id)
),
refusal_reasons as (
  select
    annual_reports.*,
    cell.row_code,
    cell.row_zh,
    cell.row_en,
    cell.article,
    figures.* exclude (report_id, form)
  from figures
  join annual_reports using (report_id)
  join cell on cell.form = figures.form and cell.ordinal = figures.ordinal
  order by report_id, figures.ordinal
)
select * from refusal_reasons
