import {writeArrow} from "./mart.js";

await writeArrow("select agency_id, name, name_en, region_code, level, kind from agency order by agency_id");
