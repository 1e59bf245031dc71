import {writeArrow} from "./mart.js";

await writeArrow("from requests_by_report");
