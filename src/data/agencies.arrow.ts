import {writeArrow} from "./mart.js";

await writeArrow(`
  select agency_id, agency.name, agency.name_en, region_code, province_code, region.name_en as region_en
  from agency left join region using (region_code)
  order by agency_id`);
