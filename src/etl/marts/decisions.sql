-- One row per report and kind of decision: licensing, penalties, coercion, fees and, on the 2019 form, procurement.
-- (partition: agency_id)
--
-- ...annual_reports
-- row_code: licensing (行政许可), penalties (行政处罚), coercion (行政强制), fees (行政事业性收费), and on the 2019 form
--   other_services (其他对外管理服务事项) and procurement (政府集中采购).
-- row_zh: Its label, as the form prints it.
-- row_en: Its label in English.
-- ordinal: Its place in the order of the form.
-- decisions: Decisions this year (处理决定数量); null where the form has no such cell, or it has no value.
-- amount: Money: fees charged (2021 form) or procured (2019 form); null likewise.
-- amount_unit: Its unit, 10k_yuan (万元) or yuan (元); null where the form has no such cell.
-- items: Items procured (采购项目数量), 2019 form; null likewise.
-- items_before: Items in the year before (上一年项目数量), 2019 form; null likewise.
-- items_change: Their change this year (本年增/减), 2019 form; null likewise.
-- missing_cells: How many of the cells that the report's form has for it have no value.
with kinds as (
  select
    report_id,
    row_code,
    row_zh,
    row_en,
    min(ordinal) as ordinal,
    any_value(value) filter (where column_code = 'decisions') as decisions,
    any_value(value) filter (where column_code = 'amount') as amount,
    any_value(unit) filter (where column_code = 'amount') as amount_unit,
    any_value(value) filter (where column_code = 'items') as items,
    any_value(value) filter (where column_code = 'items_before') as items_before,
    any_value(value) filter (where column_code = 'items_change') as items_change,
    count(*) - count(value) as missing_cells
  from cells
  where topic = 'disclosure' and row_code not in ('rules', 'normative_documents')
  group by all
),
decisions as (
  select
    annual_reports.*,
    kinds.row_code,
    kinds.row_zh,
    kinds.row_en,
    kinds.ordinal,
    kinds.decisions::double as decisions,
    kinds.amount::double as amount,
    kinds.amount_unit,
    kinds.items::double as items,
    kinds.items_before::double as items_before,
    kinds.items_change::double as items_change,
    kinds.missing_cells::integer as missing_cells
  from kinds
  join annual_reports using (report_id)
  order by report_id, kinds.ordinal
)
select * from decisions
