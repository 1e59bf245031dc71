-- One row per report with one on the year before, and cell that the two must agree on.
-- (partition: agency_id)
--
-- ...annual_reports
-- previous_report_id: The same body's report on the year before.
-- previous_scope: Its scope; where it is another one, the two need not agree.
-- rule: carried: what was carried out of the year before is carried in; in_force: what was in force, and issued, less
--   what was repealed, is in force.
-- row_code: carried_in, rules or normative_documents.
-- column_code: The applicant, or total, or in_force.
-- cell_id: The cell of this report that is checked.
-- previous_cell_id: The cell of the report before that it is checked against; null where that report's form has none.
-- place: Where in this report the cell stands.
-- previous_place: Where in the report before that cell stands.
-- expected: What the cell should be; null if any part of it has no value.
-- expected_missing_cells: How many of its parts have no value, or are not on the form.
-- actual: What it is; null where there is no value.
-- difference: actual - expected; null if either is.
-- agrees: Whether the two are equal; null if either is not known.
-- reason_zh: In Chinese, why there is nothing to check against on the form of the report before; null where there is.
-- reason_en: The same in English.
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
    cell.ordinal,
    null as reason_zh,
    null as reason_en
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
    previous.cell_id as previous_cell_id,
    cell.ordinal,
    if(previous.cell_id is null, bridge.reason_zh, null) as reason_zh,
    if(previous.cell_id is null, bridge.reason_en, null) as reason_en
  from pairs
  join cell on cell.form = pairs.form and cell.topic = 'disclosure' and cell.column_code = 'in_force'
  join bridge on bridge.form = pairs.form and bridge.cell_id = cell.cell_id
  left join cell as previous on previous.form = pairs.previous_form and previous.cell_id = cell.cell_id
),
checks as (
  select checked.*, pairs.previous_report_id, pairs.previous_scope
  from (from carried union all from in_force) as checked
  join pairs using (report_id)
),
figures as (
  select report_id, cell_id, row_code, column_code, value, place
  from cells
  where
    (topic = 'requests' and row_code in ('carried_in', 'carried_out'))
    or (topic = 'disclosure' and column_code in ('issued', 'repealed', 'in_force'))
),
present as (
  select report_id, cell_id, value, place
  from figures
  where row_code = 'carried_in' or column_code = 'in_force'
),
past as (
  select report_id, cell_id, value, place
  from figures
  where row_code = 'carried_out' or column_code = 'in_force'
),
changes as (
  select
    report_id,
    row_code,
    any_value(value) filter (where column_code = 'issued') as issued,
    any_value(value) filter (where column_code = 'repealed') as repealed
  from figures
  where column_code in ('issued', 'repealed')
  group by all
),
sides as materialized (
  -- Materialized, or the columns of reports would pass through these joins.
  select
    checks.*,
    present.value as actual,
    present.place,
    if(checks.rule = 'carried', past.value, past.value + changes.issued - changes.repealed) as expected,
    (past.value is null)::integer
      + if(checks.rule = 'carried', 0, (changes.issued is null)::integer + (changes.repealed is null)::integer)
      as expected_missing_cells,
    past.place as previous_place
  from checks
  left join present on present.report_id = checks.report_id and present.cell_id = checks.cell_id
  left join past on past.report_id = checks.previous_report_id and past.cell_id = checks.previous_cell_id
  left join changes on changes.report_id = checks.report_id and changes.row_code = checks.row_code
),
continuity as (
  select
    annual_reports.*,
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
    sides.expected_missing_cells,
    sides.actual::double as actual,
    (sides.actual - sides.expected)::double as difference,
    sides.actual = sides.expected as agrees,
    sides.reason_zh,
    sides.reason_en
  from sides
  join annual_reports using (report_id)
  order by report_id, sides.ordinal
)
select * from continuity
