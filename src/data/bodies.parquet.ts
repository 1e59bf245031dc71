import {writeParquet} from "./mart.js";

await writeParquet(`
  select agency_id, agency.name, agency.name_en, agency.level, agency.kind, region.region_code, region.name as region_name,
    region.name_en as region_name_en, coalesce(region.province_code, '') as province_code, region.prefecture_code,
    prefecture.name as prefecture_name, prefecture.name_en as prefecture_name_en,
    count(*)::integer as reports, min(year)::integer as first_year, max(year)::integer as last_year
  from report
  join agency using (agency_id)
  left join region using (region_code)
  left join region as prefecture on prefecture.region_code = region.prefecture_code
  group by all
  order by agency_id`);
