import {writeArrow} from "./mart.js";

await writeArrow(`
  select year, scope, province_code, outcome_group, null::varchar as row_code, sum(requests)::double as requests,
    any_value(reports) as reports, any_value(reports_counted) as reports_counted
  from outcome_totals
  group by all
  order by year, scope, province_code, min(ordinal)`);
