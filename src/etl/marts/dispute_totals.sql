-- One row per year, scope, province and route of dispute, summed over the reports that may be added up.
-- (partition: year)
--
-- year: The year reported on (报告年度).
-- scope: own (本级) or consolidated (汇总); never add one to the other.
-- province_code: The province that the bodies lie in, GB/T 2260; null where it could not be told.
-- route: reconsideration (行政复议), litigation_direct (未经复议直接起诉) or
--   litigation_after_reconsideration (复议后起诉).
-- upheld: Decisions upheld (结果维持).
-- corrected: Decisions corrected (结果纠正): the numerator of the correction rate (纠错率).
-- other: Other results (其他结果).
-- pending: Not decided yet (尚未审结).
-- decided: upheld + corrected + other: the denominator of the correction rate.
-- reports: Reports of the year, scope and province, added up or not.
-- reports_counted: Those that are added up: with a value in every cell of disputes, and, of consolidated reports for
--   nested divisions, the outermost only.
with counted as (
  -- Numbers to group by, which is cheaper than text.
  select
    report_id,
    form,
    year,
    scope,
    province_code,
    is_counted,
    dense_rank() over (order by year, scope, province_code) as place_number
  from countable
  join annual_reports using (report_id)
  where part = 'disputes'
),
places as (
  select
    place_number,
    year,
    scope,
    province_code,
    count(*)::integer as reports,
    (count(*) filter (where is_counted))::integer as reports_counted
  from counted
  group by all
),
results as (
  select
    form,
    cell_id,
    row_code as route,
    column_code as result,
    dense_rank() over (order by row_code, column_code) as result_number
  from cell
  where topic = 'disputes' and not is_total
),
sums as (
  select place_number, result_number, sum(if(is_counted, value, null)) as disputes
  from value
  join counted using (report_id)
  join results using (form, cell_id)
  group by all
),
routes as (
  select
    place_number,
    route,
    any_value(disputes) filter (where result = 'upheld') as upheld,
    any_value(disputes) filter (where result = 'corrected') as corrected,
    any_value(disputes) filter (where result = 'other') as other,
    any_value(disputes) filter (where result = 'pending') as pending
  from sums
  join (select distinct result_number, route, result from results) using (result_number)
  group by all
),
dispute_totals as (
  select
    year,
    scope,
    province_code,
    route,
    upheld::double as upheld,
    corrected::double as corrected,
    other::double as other,
    pending::double as pending,
    (upheld + corrected + other)::double as decided,
    reports,
    reports_counted
  from places
  join routes using (place_number)
  order by year, scope, province_code, route
)
select * from dispute_totals
