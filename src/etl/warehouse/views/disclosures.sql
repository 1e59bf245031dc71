-- One row per report and cell of the table of proactive disclosure (主动公开政府信息情况).
--
-- agency_name: The reporting body (行政机关).
-- year: The year reported on (报告年度).
-- row_zh: The row's label, as the form prints it.
-- column_zh: The column's label, as the form prints it.
-- value: The number, in the unit beside it; null where there is none, which is not zero.
-- status: printed, inferred, blank, dash, unknown or corrected.
-- unit: A count, 10,000 yuan (万元) or yuan (元).
-- scope: own: the body alone (本级); consolidated: its whole jurisdiction (汇总). Never add one to the other.
-- form: The form of the report, 2019 or 2021: their rows and columns differ.
-- row_code: What is published or decided, by code.
-- column_code: What is counted of it, by code.
-- place: Where in the source the number stands.
-- region_name: The division that the body belongs to.
-- region_code: Its code, GB/T 2260.
-- row_en: The row's label in English.
-- column_en: The column's label in English.
-- agency_id: The body's id.
-- report_id: The report's id.
-- cell_id: The cell's id.
with disclosures as (
  select
    agency_name,
    year,
    row_zh,
    column_zh,
    value,
    status,
    unit,
    scope,
    annual_reports.form,
    row_code,
    column_code,
    place,
    region.name as region_name,
    region_code,
    row_en,
    column_en,
    agency_id,
    report_id,
    cell_id
  from cells
  join annual_reports using (report_id)
  left join region using (region_code)
  where topic = 'disclosure'
  order by report_id, ordinal
)
select * from disclosures
