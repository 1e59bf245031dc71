import {pinyin} from "pinyin-pro";
import {selectRows, writeRows} from "./mart.js";

const rows = await selectRows(`
  select agency_id, agency.name, agency.name_en, region_code, province_code, region.name_en as region_en
  from agency left join region using (region_code) order by agency_id`);
const spell = (name: string) => pinyin(name, {toneType: "none", type: "array", v: true}).join(" ");
writeRows(rows.map((row) => ({...row, pinyin: spell(String(row["name"]))})));
