-- One row per report with one on the year before, and cell that the two must agree on.
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
-- previous_report_id: The same body's report on the year before.
-- previous_scope: Its scope; where it is another one, the two need not agree.
-- rule: carried: what was carried out of the year before is carried in; in_force: what was in force, and issued, less
--   what was repealed, is in force (2021 form only).
-- row_code: carried_in, rules or normative_documents.
-- column_code: The applicant, or total, or in_force.
-- cell_id: The cell of this report that is checked.
-- previous_cell_id: The cell of the report before that it is checked against.
-- place: Where in this report the cell stands.
-- previous_place: Where in the report before that cell stands.
-- expected: What the cell should be; null if any part of it has no value.
-- actual: What it is; null where there is no value.
-- difference: actual - expected; null if either is.
-- agrees: Whether the two are equal; null if either is not known.
with pairs as (
  select
    later.report_id,
    later.form,
    earlier.report_id as previous_report_id,
    earlier.form as previous_form,
    earlier.scope as previous_scope
  from report as later
  join report as earlier on earlier.agency_id = later.agency_id and earlier.year = later.year - 1
),
carried as (
  select
    pairs.report_id,
    'carried' as rule,
    'carried_in' as row_code,
    cell.column_code,
    cell.cell_id,
    replace(cell.cell_id, 'carried_in', 'carried_out') as previous_cell_id,
    cell.ordinal
  from pairs
  join cell on cell.form = pairs.form and cell.topic = 'requests' and cell.row_code = 'carried_in'
),
in_force as (
  select
    pairs.report_id,
    'in_force' as rule,
    cell.row_code,
    cell.column_code,
    cell.cell_id,
    cell.cell_id as previous_cell_id,
    cell.ordinal
  from pairs
  join cell on cell.form = pairs.form and cell.topic = 'disclosure' and cell.column_code = 'in_force'
  where pairs.form = 2021 and pairs.previous_form = 2021
),
checks as (
  select checked.*, pairs.previous_report_id, pairs.previous_scope
  from (from carried union all from in_force) as checked
  join pairs using (report_id)
),
sides as (
  select
    checks.*,
    present.value as actual,
    present.place,
    if(checks.rule = 'carried', past.value, past.value + issued.value - repealed.value) as expected,
    past.place as previous_place
  from checks
  left join value as present on present.report_id = checks.report_id and present.cell_id = checks.cell_id
  left join value as past on past.report_id = checks.previous_report_id and past.cell_id = checks.previous_cell_id
  left join value as issued
    on issued.report_id = checks.report_id
    and issued.cell_id = 'disclosure.' || checks.row_code || '.issued'
  left join value as repealed
    on repealed.report_id = checks.report_id
    and repealed.cell_id = 'disclosure.' || checks.row_code || '.repealed'
),
continuity as (
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
    sides.previous_report_id,
    sides.previous_scope,
    sides.rule,
    sides.row_code,
    sides.column_code,
    sides.cell_id,
    sides.previous_cell_id,
    sides.place,
    sides.previous_place,
    sides.expected::double as expected,
    sides.actual::double as actual,
    (sides.actual - sides.expected)::double as difference,
    sides.actual = sides.expected as agrees
  from sides
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id, sides.ordinal
)
select * from continuity
