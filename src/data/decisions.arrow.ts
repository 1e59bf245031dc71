import {writeArrow} from "./mart.js";

await writeArrow(`
  select year, form, scope, counted_once, row_code, row_zh, row_en, ordinal, decisions, amount, amount_unit
  from decisions join requests_by_report using (report_id, year, form, scope)`);
