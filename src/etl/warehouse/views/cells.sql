-- One row per report and cell of its form: what the form says of the cell, and what the report does.
--
-- report_id: The report.
-- form: Its form, 2019 or 2021.
-- cell_id: The cell, of that form.
-- topic: disclosure (主动公开), requests (申请) or disputes (复议诉讼).
-- row_code: Code of the row.
-- row_group: The heading that the row stands under; null for a row of its own.
-- column_code: Code of the column.
-- row_zh: The row's label, as the form prints it.
-- row_en: The row's label in English.
-- column_zh: The column's label, as the form prints it.
-- column_en: The column's label in English.
-- unit: A count, 10,000 yuan (万元) or yuan (元).
-- is_total: Whether the form defines the cell as the sum of other cells; leave these out of sums.
-- ordinal: Place in the order of the form.
-- article: Article of the Regulations (政府信息公开条例) that the row rests on.
-- outcome_group: Of a request concluded, granted (予以公开), partly_granted (部分公开), refused (不予公开), unavailable
--   (无法提供), declined (不予处理) or other (其他处理); null for all other cells, totals among them.
-- printed: The number that the report prints; null where it prints none.
-- value: The number to use, in the unit beside it; null where there is none, which is not zero.
-- status: printed, inferred, blank, dash, unknown or corrected.
-- place: Where in the source the number stands.
with cells as (
  select
    value.report_id,
    report.form,
    cell.cell_id,
    cell.topic,
    cell.row_code,
    cell.row_group,
    cell.column_code,
    cell.row_zh,
    cell.row_en,
    cell.column_zh,
    cell.column_en,
    cell.unit,
    cell.is_total,
    cell.ordinal,
    cell.article,
    case
      when cell.topic = 'requests' and not cell.is_total and cell.row_code not in ('received', 'carried_in', 'carried_out')
        then coalesce(cell.row_group, cell.row_code)
    end as outcome_group,
    value.printed,
    value.value,
    value.status,
    value.place
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
)
select * from cells
