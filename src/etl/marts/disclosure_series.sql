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
with latest as (
  select distinct on (cell_id) *
  from cell
  join bridge using (form, cell_id)
  where topic = 'disclosure'
  order by cell_id, form desc
),
items as (
  select * exclude (ordinal), (dense_rank() over (order by form desc, ordinal))::integer as ordinal
  from latest
),
given as (
  select report_id, items.ordinal, value.value::double as value, status
  from value
  join items using (cell_id)
),
figures as materialized (
  -- Materialized, or the columns of reports would pass through these joins.
  select report.report_id, items.ordinal, given.value, given.status
  from report
  cross join items
  left join given on given.report_id = report.report_id and given.ordinal = items.ordinal
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
    items.ordinal,
    items.kinship,
    figures.value,
    figures.status,
    if(figures.status is null, items.reason_zh, null) as reason_zh,
    if(figures.status is null, items.reason_en, null) as reason_en
  from figures
  join annual_reports using (report_id)
  join items using (ordinal)
  order by report_id, ordinal
)
select * from disclosure_series
