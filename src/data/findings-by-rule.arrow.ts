import {writeArrow} from "./mart.js";

await writeArrow(`
  select code, severity, year, findings, cells, hits, checked
  from findings_by_rule
  order by code, year`);
