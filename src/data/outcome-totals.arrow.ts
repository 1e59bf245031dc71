import {writeArrow} from "./mart.js";

await writeArrow("from outcome_totals");
