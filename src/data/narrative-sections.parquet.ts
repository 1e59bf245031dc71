import {writeParquet} from "./mart.js";
import {SECTIONS} from "./narrative.js";

await writeParquet(`
  select section::integer as section, agency_id, name, name_en, sections.year::integer as year, ordinal::integer as ordinal,
    start::bigint as start, bytes::integer as bytes
  from (${SECTIONS}) as sections
  join report using (report_id)
  join agency using (agency_id)
  order by section`);
