import {writeArrow} from "./mart.js";
import {REPORTS} from "./reports.js";

// As many as a chart without chosen bodies draws; how many there are, for it to say how many it leaves out.
await writeArrow(`
  select *, (count(*) over (partition by year, scope))::integer as reports
  from (${REPORTS})
  qualify row_number() over (partition by year, scope order by concluded desc nulls last, report_id) <= 30
  order by year, scope, concluded desc nulls last, report_id`);
