-- One row per report and route of dispute: how decisions on disclosure were contested, and who won.
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
-- route: reconsideration (行政复议), litigation_direct (未经复议直接起诉) or
--   litigation_after_reconsideration (复议后起诉).
-- route_zh: Its label, as the form prints it.
-- route_en: Its label in English.
-- ordinal: Its place in the order of the form.
-- upheld: Decisions upheld (结果维持); null where there is no value.
-- corrected: Decisions corrected (结果纠正); null where there is no value.
-- other: Other results (其他结果); null where there is no value.
-- pending: Not decided yet (尚未审结); null where there is no value.
-- missing_cells: How many of these four have no value.
-- total: The sum of the four; null if any has no value.
-- total_printed: What the report itself prints as the total; null where it prints none.
-- decided: upheld + corrected + other; null if any of the three has no value.
-- decided_missing_cells: How many of the three have no value.
-- correction_numerator: corrected, where decided is known: the numerator of the correction rate (纠错率).
-- correction_denominator: decided: the denominator of the correction rate. Add up both before dividing.
with routes as (
  select
    value.report_id,
    cell.row_code as route,
    cell.row_zh as route_zh,
    cell.row_en as route_en,
    min(cell.ordinal) as ordinal,
    any_value(value.value) filter (where cell.column_code = 'upheld') as upheld,
    any_value(value.value) filter (where cell.column_code = 'corrected') as corrected,
    any_value(value.value) filter (where cell.column_code = 'other') as other,
    any_value(value.value) filter (where cell.column_code = 'pending') as pending,
    any_value(value.printed) filter (where cell.column_code = 'total') as total_printed
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where cell.topic = 'disputes'
  group by all
),
sums as (
  select
    *,
    upheld + corrected + other as decided,
    upheld + corrected + other + pending as total,
    (upheld is null)::integer + (corrected is null)::integer + (other is null)::integer as decided_missing_cells
  from routes
),
disputes_by_year as (
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
    sums.route,
    sums.route_zh,
    sums.route_en,
    sums.ordinal,
    sums.upheld::double as upheld,
    sums.corrected::double as corrected,
    sums.other::double as other,
    sums.pending::double as pending,
    sums.decided_missing_cells + (sums.pending is null)::integer as missing_cells,
    sums.total::double as total,
    sums.total_printed::double as total_printed,
    sums.decided::double as decided,
    sums.decided_missing_cells,
    if(sums.decided is null, null, sums.corrected)::double as correction_numerator,
    sums.decided::double as correction_denominator
  from sums
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id, sums.ordinal
)
select * from disputes_by_year
