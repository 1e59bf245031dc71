-- One row per cell of a consolidated report that is less than what the reports it contains have together, and per cell
-- of each of these that counts toward it.
--
-- report_id: The report.
-- agency_id: Its body.
-- region_code: The division that the body belongs to.
-- year: The year reported on (报告年度).
-- form: The form, 2019 or 2021.
-- scope: own or consolidated.
-- cell_id: The cell.
-- value: Its number, as text.
-- place: Where in the source it stands.
with reports as (
  select report.report_id, report.agency_id, report.year, report.scope, agency.region_code
  from report
  join agency using (agency_id)
),
jurisdictions as (
  select distinct region_code, unnest([region_code, prefecture_code, province_code, '100000']) as jurisdiction
  from region
),
contained as (
  select whole.report_id as whole_id, part.report_id as part_id
  from reports as part
  join jurisdictions using (region_code)
  join reports as whole on whole.region_code = jurisdictions.jurisdiction and whole.year = part.year
  where part.scope = 'own' and whole.scope = 'consolidated' and whole.agency_id <> part.agency_id
),
sums as (
  select contained.whole_id, value.cell_id, sum(value.value) as sum
  from contained
  join value on value.report_id = contained.part_id
  where value.value > 0
  group by contained.whole_id, value.cell_id
),
short as (
  select sums.whole_id, sums.cell_id
  from sums
  join value as total on total.report_id = sums.whole_id and total.cell_id = sums.cell_id
  where sums.sum > total.value
),
compared as (
  select whole_id as report_id, cell_id from short
  union
  select contained.part_id, short.cell_id from short join contained using (whole_id)
),
levels as (
  select
    reports.report_id,
    reports.agency_id,
    reports.region_code,
    reports.year,
    report.form,
    reports.scope,
    value.cell_id,
    value.value::varchar as value,
    value.place
  from compared
  join value using (report_id, cell_id)
  join reports using (report_id)
  join report using (report_id)
  where value.value is not null and (reports.scope = 'consolidated' or value.value > 0)
)
select * from levels
