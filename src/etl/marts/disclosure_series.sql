-- One row per report and cell of proactive disclosure that either form has: series that run over a change of form
-- where both forms count the same, and end there, with the reason, where they do not.
-- (partition: agency_id)
--
-- ...annual_reports
-- cell_id: The cell, by which a series is known.
-- row_code: What is published or decided, by code.
-- row_zh: Its label, as the latest form that has it prints it.
-- row_en: Its label in English.
-- column_code: What is counted of it, by code.
-- column_zh: Its label, as the latest form that has it prints it.
-- column_en: Its label in English.
-- unit: A count, 10,000 yuan (万元) or yuan (元).
-- ordinal: Place among the cells of both forms: those of 2021 first, then those that only the form of 2019 has.
-- kinship: same: the series runs over both forms; near or apart: it has years on one form only.
-- value: The number; null where there is none, which is not zero.
-- status: printed, inferred, blank, dash, unknown or corrected; null where the report's form has no such cell.
-- reason_zh: In Chinese, why the report's form has no number for it; null where the form has the cell.
-- reason_en: The same in English.
with items as (
  select distinct on (cell_id) *
  from cell
  join bridge using (form, cell_id)
  where topic = 'disclosure'
  order by cell_id, form desc
),
disclosure_series as (
  select
    annual_reports.*,
    items.cell_id,
    items.row_code,
    items.row_zh,
    items.row_en,
    items.column_code,
    items.column_zh,
    items.column_en,
    items.unit,
    (dense_rank() over (order by items.form desc, items.ordinal))::integer as ordinal,
    items.kinship,
    value.value::double as value,
    value.status,
    if(value.status is null, items.reason_zh, null) as reason_zh,
    if(value.status is null, items.reason_en, null) as reason_en
  from annual_reports
  cross join items
  left join value on value.report_id = annual_reports.report_id and value.cell_id = items.cell_id
  order by annual_reports.report_id, ordinal
)
select * from disclosure_series
