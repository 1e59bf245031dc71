import {writeParquet} from "./mart.js";

/** In the order in which a page draws them. */
const MEASURES =
  "['received', 'concluded', 'disclosure_rate', 'refusal_rate', 'clearance_rate', 'disputes', 'correction_rate']";

await writeParquet(`
  select agency_id, report_id, year, scope, level, kind, measure, value, numerator, denominator, peers, peers_counted,
    first_quartile, median, third_quartile
  from peers
  order by agency_id, year, list_position(${MEASURES}, measure)`);
