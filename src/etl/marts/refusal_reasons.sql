-- One row per report and ground of refusal (不予公开): how often it is relied on, against people and organisations.
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
    value.report_id,
    cell.row_code,
    cell.row_zh,
    cell.row_en,
    cell.article,
    min(cell.ordinal) as ordinal,
    sum(value.value) as requests,
    count(*) - count(value.value) as missing_cells,
    any_value(value.value) filter (where cell.column_code = 'natural_person') as natural_persons,
    sum(value.value) filter (where cell.column_code <> 'natural_person') as organisations,
    count(*) filter (where cell.column_code <> 'natural_person' and value.value is null) as organisations_missing_cells
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where cell.topic = 'requests' and not cell.is_total and cell.row_group = 'refused'
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
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id, sums.ordinal
)
select * from refusal_reasons
