-- One row per report and kind of document: rules (规章) and normative documents (行政规范性文件), stock and flow.
-- (partition: agency_id)
--
-- ...annual_reports
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
    report_id,
    row_code,
    row_zh,
    row_en,
    min(ordinal) as ordinal,
    any_value(value) filter (where column_code = 'issued') as issued,
    any_value(value) filter (where column_code = 'repealed') as repealed,
    any_value(value) filter (where column_code = 'in_force') as in_force,
    any_value(value) filter (where column_code = 'made') as made,
    any_value(value) filter (where column_code = 'disclosed') as disclosed,
    any_value(value) filter (where column_code = 'total') as disclosed_total,
    count(*) - count(value) as missing_cells
  from cells
  where topic = 'disclosure' and row_code in ('rules', 'normative_documents')
  group by all
),
normative_documents as (
  select
    annual_reports.*,
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
  join annual_reports using (report_id)
  order by report_id, documents.ordinal
)
select * from normative_documents
