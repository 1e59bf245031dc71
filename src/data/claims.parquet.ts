import {writeParquet} from "./mart.js";

// As many of each year as a page lists; all are a query away.
await writeParquet(`
  select case when agrees then 'agree' when not agrees then 'contradict' else 'unmatched' end || ' ' || year as shelf,
    claim.report_id, agency_id, name, name_en, year::integer as year, metric, claim.value::double as said, claim.unit, quote,
    claim.cell_id, value.value::double as in_table, row_zh, row_en, column_zh, column_en
  from claim
  join report using (report_id)
  join agency using (agency_id)
  left join value using (report_id, cell_id)
  left join cell on cell.form = report.form and cell.cell_id = claim.cell_id
  qualify row_number() over (partition by shelf order by claim.report_id, claim.ordinal, claim_id) <= 25
  order by shelf, claim.report_id, claim.ordinal, claim_id`);
