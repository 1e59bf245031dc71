import {writeArrow} from "./mart.js";

await writeArrow(`
  select province_code, year, sum(reports)::integer as reports from coverage group by all order by province_code, year`);
