import {writeArrow} from "./mart.js";

await writeArrow(`
  select year, form, scope, counted_once, row_code, row_zh, row_en, issued, repealed, in_force, made, disclosed, disclosed_total
  from normative_documents join requests_by_report using (report_id, year, form, scope)`);
