import {writeArrow} from "./mart.js";

await writeArrow(`
  select row_code, coalesce(row_group, row_code) as outcome_group, any_value(row_zh) as zh, any_value(row_en) as en
  from cell
  where topic = 'requests' and row_code not in ('received', 'carried_in', 'carried_out', 'concluded')
  group by all
  order by min(ordinal) filter (form = 2021), row_code`);
