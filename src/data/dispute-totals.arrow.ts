import {writeArrow} from "./mart.js";

await writeArrow("from dispute_totals");
