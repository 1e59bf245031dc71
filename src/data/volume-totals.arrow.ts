import {writeArrow} from "./mart.js";

await writeArrow("from volume_totals order by year, scope, ordinal");
