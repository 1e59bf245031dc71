import {writeArrow} from "./mart.js";

await writeArrow(`
  with flows as (
    select *, counted_once and received is not null and concluded is not null as is_counted from requests_by_report
  )
  select year, scope, count(*)::integer as reports, (count(*) filter (where is_counted))::integer as counted,
    sum(received) filter (where is_counted) as received, sum(concluded) filter (where is_counted) as concluded
  from flows group by all order by scope, year`);
