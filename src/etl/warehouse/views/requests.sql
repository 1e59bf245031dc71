-- One row per report and cell of the table of requests (收到和处理政府信息公开申请情况), totals left out.
--
-- agency_name: The reporting body (行政机关).
-- year: The year reported on (报告年度).
-- row_zh: The row's label, as the form prints it.
-- column_zh: The column's label, as the form prints it.
-- value: The number of requests; null where there is none, which is not zero.
-- status: printed, inferred, blank, dash, unknown or corrected.
-- scope: own: the body alone (本级); consolidated: its whole jurisdiction (汇总). Never add one to the other.
-- row_code: What happened to the requests, by code.
-- column_code: Who asked (申请人), by code.
-- place: Where in the source the number stands.
-- region_name: The division that the body belongs to.
-- region_code: Its code, GB/T 2260.
-- row_group: The heading that the row stands under: refused, unavailable, declined or other.
-- row_en: The row's label in English.
-- column_en: The column's label in English.
-- agency_id: The body's id.
-- report_id: The report's id.
-- cell_id: The cell's id.
with requests as (
  select
    agency_name,
    year,
    row_zh,
    column_zh,
    value,
    status,
    scope,
    row_code,
    column_code,
    place,
    region.name as region_name,
    region_code,
    row_group,
    row_en,
    column_en,
    agency_id,
    report_id,
    cell_id
  from cells
  join annual_reports using (report_id)
  left join region using (region_code)
  where topic = 'requests' and not is_total
  order by report_id, ordinal
)
select * from requests
