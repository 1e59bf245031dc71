import {writeArrow} from "./mart.js";

await writeArrow(`
  select coalesce(province_code, '') as province_code, count(distinct agency_id)::integer as bodies,
    count(*)::integer as reports
  from requests_by_report
  group by all
  order by province_code`);
