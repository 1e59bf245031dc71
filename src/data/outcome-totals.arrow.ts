import {writeArrow} from "./mart.js";

await writeArrow("from outcome_totals order by year, scope, province_code, ordinal, row_code");
