-- One row per year, scope, province and reason: requests concluded, summed over the reports that may be added up.
-- (partition: year)
--
-- year: The year reported on (报告年度).
-- scope: own (本级) or consolidated (汇总); never add one to the other.
-- province_code: The province that the bodies lie in, GB/T 2260; null where it could not be told.
-- outcome_group: granted (予以公开), partly_granted (部分公开), refused (不予公开), unavailable (无法提供),
--   declined (不予处理) or other (其他处理).
-- row_code: The reason; for granted and partly granted requests the outcome itself.
-- ordinal: Its place in the order of the form.
-- requests: Requests concluded for the reason, in the reports that are added up.
-- reports: Reports of the year, scope and province, added up or not.
-- reports_counted: Those that are added up: with a value in every cell of the outcomes, and, of consolidated reports
--   for nested divisions, the outermost only.
with counted as (
  -- Numbers to group by, which is cheaper than text.
  select
    report_id,
    year,
    scope,
    province_code,
    is_counted,
    dense_rank() over (order by year, scope, province_code) as place_number
  from countable
  join annual_reports using (report_id)
  where part = 'outcomes'
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
sums as (
  select
    place_number,
    outcome_group,
    row_code,
    min(ordinal) as ordinal,
    sum(requests::decimal(38, 6))::double as requests
  from request_outcomes
  join counted using (report_id)
  where is_counted
  group by all
),
outcome_totals as (
  select
    places.year,
    places.scope,
    places.province_code,
    sums.outcome_group,
    sums.row_code,
    sums.ordinal,
    sums.requests,
    places.reports,
    places.reports_counted
  from places
  left join sums using (place_number)
  order by places.year, places.scope, places.province_code, sums.ordinal, sums.row_code
)
select * from outcome_totals
