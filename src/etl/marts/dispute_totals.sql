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
with dispute_totals as (
  select
    year,
    scope,
    province_code,
    route,
    (sum(upheld::decimal(38, 6)) filter (where is_counted))::double as upheld,
    (sum(corrected::decimal(38, 6)) filter (where is_counted))::double as corrected,
    (sum(other::decimal(38, 6)) filter (where is_counted))::double as other,
    (sum(pending::decimal(38, 6)) filter (where is_counted))::double as pending,
    (sum(decided::decimal(38, 6)) filter (where is_counted))::double as decided,
    count(*)::integer as reports,
    (count(*) filter (where is_counted))::integer as reports_counted
  from disputes_by_year
  join countable using (report_id)
  where part = 'disputes'
  group by year, scope, province_code, route
  order by year, scope, province_code, route
)
select * from dispute_totals
