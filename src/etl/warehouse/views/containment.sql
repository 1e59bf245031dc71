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
containment as (
  select inner_report.report_id, outer_report.report_id as containing_report_id
  from consolidated as inner_report
  join consolidated as outer_report using (year)
  where
    (
      inner_report.region_code <> outer_report.region_code
      and outer_report.region_code in (inner_report.prefecture_code, inner_report.province_code, '100000')
    )
    or (inner_report.region_code = outer_report.region_code and inner_report.report_id > outer_report.report_id)
  order by inner_report.report_id, outer_report.report_id
)
select * from containment
