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
  select
    report_id,
    row_code,
    row_zh,
    row_en,
    article,
    min(ordinal) as ordinal,
    sum(value) as requests,
    count(*) - count(value) as missing_cells,
    any_value(value) filter (where column_code = 'natural_person') as natural_persons,
    sum(value) filter (where column_code <> 'natural_person') as organisations,
    count(*) filter (where column_code <> 'natural_person' and value is null) as organisations_missing_cells
  from cells
  where topic = 'requests' and not is_total and row_group = 'refused'
  group by all
),
sums as (
  select
    *,
    sum(requests) over by_report as refused,
    sum(missing_cells) over by_report as refused_missing_cells
  from grounds
  window by_report as (partition by report_id)
),
refusal_reasons as (
  select
    annual_reports.*,
    sums.row_code,
    sums.row_zh,
    sums.row_en,
    sums.article,
    sums.ordinal,
    if(sums.missing_cells = 0, sums.requests, null)::double as requests,
    sums.missing_cells::integer as missing_cells,
    sums.natural_persons::double as natural_persons,
    if(sums.organisations_missing_cells = 0, sums.organisations, null)::double as organisations,
    if(sums.refused_missing_cells = 0, sums.refused, null)::double as refused,
    sums.refused_missing_cells::integer as refused_missing_cells
  from sums
  join annual_reports using (report_id)
  order by report_id, sums.ordinal
)
select * from refusal_reasons
