import {writeParquet} from "./mart.js";

// In the order of the bodies and their reports, and within one in that of the form, in which they compress well.
await writeParquet(
  `
  select value.*
  from value
  join report using (report_id)
  join cell on cell.form = report.form and cell.cell_id = value.cell_id
  order by report.agency_id, value.report_id, cell.ordinal`,
  16_384,
);
