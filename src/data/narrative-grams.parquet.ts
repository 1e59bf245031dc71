import {writeParquet} from "./mart.js";
import {GRAMS} from "./narrative.js";

await writeParquet(GRAMS);
