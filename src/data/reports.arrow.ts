import {writeArrow} from "./mart.js";

await writeArrow("select report_id, agency_id, year, form, scope, status from report order by report_id");
