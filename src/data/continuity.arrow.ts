import {writeArrow} from "./mart.js";

await writeArrow(`
  select rule, year, count(*)::integer as checks, (count(*) filter (where agrees))::integer as agree,
    (count(*) filter (where not agrees))::integer as differ
  from continuity where reason_en is null group by all order by rule, year`);
