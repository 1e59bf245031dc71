-- One row per report and route of dispute: how decisions on disclosure were contested, and who won.
-- (partition: agency_id)
--
-- ...annual_reports
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
    report_id,
    row_code as route,
    row_zh as route_zh,
    row_en as route_en,
    min(ordinal) as ordinal,
    any_value(value) filter (where column_code = 'upheld') as upheld,
    any_value(value) filter (where column_code = 'corrected') as corrected,
    any_value(value) filter (where column_code = 'other') as other,
    any_value(value) filter (where column_code = 'pending') as pending,
    any_value(printed) filter (where column_code = 'total') as total_printed
  from cells
  where topic = 'disputes'
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
    annual_reports.*,
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
  join annual_reports using (report_id)
  order by report_id, sums.ordinal
)
select * from disputes_by_year
