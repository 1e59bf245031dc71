import {writeArrow} from "./mart.js";
import {SECTIONS} from "./narrative.js";

await writeArrow(`
  select agency_id, year, ordinal, start, bytes from (${SECTIONS}) join report using (report_id) order by section`);
