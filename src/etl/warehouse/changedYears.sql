-- One row per year on which a report came, went, or is not what it was.
--
-- year: The year reported on (报告年度).
with before as (
  select report.*, agency.* exclude (agency_id)
  from atlas.report
  join atlas.agency using (agency_id)
  where agency_id in (from changed_body)
),
after as (
  select report.*, agency.* exclude (agency_id)
  from report
  join agency using (agency_id)
),
values_before as (
  select before.year, value.*
  from atlas.value
  join before using (report_id)
),
values_after as (
  select after.year, value.*
  from value
  join after using (report_id)
),
changed_years as (
  select year from (from before except from after)
  union
  select year from (from after except from before)
  union
  select year from (from values_before except from values_after)
  union
  select year from (from values_after except from values_before)
)
select * from changed_years
