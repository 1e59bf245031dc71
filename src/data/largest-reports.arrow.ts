import {writeArrow} from "./mart.js";

await writeArrow(`
  from requests_by_report
  qualify row_number() over (partition by year, scope order by concluded desc nulls last, report_id) <= 30
  order by report_id`);
