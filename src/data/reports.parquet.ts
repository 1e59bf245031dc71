import {writeParquet} from "./mart.js";
import {REPORTS} from "./reports.js";

await writeParquet(REPORTS);
