-- One row per report and kind of decision: licensing, penalties, coercion, fees and, on the 2019 form, procurement.
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
    value.report_id,
    cell.row_code,
    cell.row_zh,
    cell.row_en,
    min(cell.ordinal) as ordinal,
    any_value(value.value) filter (where cell.column_code = 'decisions') as decisions,
    any_value(value.value) filter (where cell.column_code = 'amount') as amount,
    any_value(cell.unit) filter (where cell.column_code = 'amount') as amount_unit,
    any_value(value.value) filter (where cell.column_code = 'items') as items,
    any_value(value.value) filter (where cell.column_code = 'items_before') as items_before,
    any_value(value.value) filter (where cell.column_code = 'items_change') as items_change,
    count(*) - count(value.value) as missing_cells
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where cell.topic = 'disclosure' and cell.row_code not in ('rules', 'normative_documents')
  group by all
),
decisions as (
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
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id, kinds.ordinal
)
select * from decisions
