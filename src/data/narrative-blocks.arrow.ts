import {writeArrow} from "./mart.js";
import {SECTIONS} from "./narrative.js";

await writeArrow(`
  select year, ordinal, min(section)::integer as first, count(*)::integer as sections
  from (${SECTIONS})
  group by all
  order by first`);
