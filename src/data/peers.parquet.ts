import {writeParquet} from "./mart.js";

await writeParquet(`
  select agency_id, report_id, year, scope, level, kind, measure, value, numerator, denominator, peers, peers_counted,
    first_quartile, median, third_quartile
  from peers
  order by agency_id, year`);
