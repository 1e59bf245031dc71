-- One row per report and kind of document: rules (规章) and normative documents (行政规范性文件), stock and flow.
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
-- row_code: rules or normative_documents.
-- row_zh: Its label, as the form prints it.
-- row_en: Its label in English.
-- issued: Issued this year (本年制发件数), 2021 form; null on the other form, or where there is no value.
-- repealed: Repealed this year (本年废止件数), 2021 form; null likewise.
-- in_force: In force (现行有效件数), 2021 form; null likewise.
-- made: Made this year (本年新制作数量), 2019 form; null likewise. Not the same as issued.
-- disclosed: Newly disclosed this year (本年新公开数量), 2019 form; null likewise.
-- disclosed_total: Disclosed in all (对外公开总数量), 2019 form; null likewise. Not the same as in force.
-- missing_cells: How many of the three cells that the report's form has for it have no value.
with documents as (
  select
    value.report_id,
    cell.row_code,
    cell.row_zh,
    cell.row_en,
    min(cell.ordinal) as ordinal,
    any_value(value.value) filter (where cell.column_code = 'issued') as issued,
    any_value(value.value) filter (where cell.column_code = 'repealed') as repealed,
    any_value(value.value) filter (where cell.column_code = 'in_force') as in_force,
    any_value(value.value) filter (where cell.column_code = 'made') as made,
    any_value(value.value) filter (where cell.column_code = 'disclosed') as disclosed,
    any_value(value.value) filter (where cell.column_code = 'total') as disclosed_total,
    count(*) - count(value.value) as missing_cells
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  where cell.topic = 'disclosure' and cell.row_code in ('rules', 'normative_documents')
  group by all
),
normative_documents as (
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
    documents.row_code,
    documents.row_zh,
    documents.row_en,
    documents.issued::double as issued,
    documents.repealed::double as repealed,
    documents.in_force::double as in_force,
    documents.made::double as made,
    documents.disclosed::double as disclosed,
    documents.disclosed_total::double as disclosed_total,
    documents.missing_cells::integer as missing_cells
  from documents
  join report using (report_id)
  join agency using (agency_id)
  left join region using (region_code)
  order by report.report_id, documents.ordinal
)
select * from normative_documents
