-- One row per consolidated report and consolidated report on the same year that contains its figures.
--
-- report_id: The report that is contained.
-- containing_report_id: The report of a division above it, or another one of the same division.
with consolidated as (
  select report.report_id, report.year, agency.region_code, region.prefecture_code, region.province_code
  from report
  join agency using (agency_id)
  left join region using (region_code)
  where report.scope = 'consolidated'
),
divisions as (
  select
    report_id,
    year,
    region_code,
    unnest(list_distinct([prefecture_code, province_code, '100000', region_code])) as containing_region_code
  from consolidated
  where region_code is not null
),
containment as (
  select divisions.report_id, outer_report.report_id as containing_report_id
  from divisions
  join consolidated as outer_report
    on outer_report.year = divisions.year
    and outer_report.region_code = divisions.containing_region_code
  where divisions.region_code <> outer_report.region_code or divisions.report_id > outer_report.report_id
  order by divisions.report_id, outer_report.report_id
)
select * from containment
