-- One row per report, on a year of which something changed, that levels.sql compares with one of a changed body: the
-- consolidated ones of the divisions that the body lies or lay in, and all that these contain; and its own.
--
-- report_id: The report.
with jurisdictions as (
  select distinct region_code, unnest([region_code, prefecture_code, province_code, '100000']) as jurisdiction
  from region
),
reports as (
  select report.report_id, report.agency_id, report.year, report.scope, agency.region_code
  from atlas.report
  join atlas.agency using (agency_id)
  where report.year in (from changed_year)
),
wholes as (
  select report_id, region_code, year
  from reports
  where
    scope = 'consolidated'
    and region_code in (select jurisdiction from jurisdictions where region_code in (from changed_region))
),
parts as (
  select reports.report_id
  from reports
  join jurisdictions using (region_code)
  join wholes on wholes.region_code = jurisdictions.jurisdiction and wholes.year = reports.year
  where reports.scope = 'own'
),
compared as (
  select report_id from wholes
  union
  select report_id from parts
  union
  select report_id from reports where agency_id in (from changed_body)
)
select * from compared
