import {writeParquet} from "./mart.js";

await writeParquet("from report order by agency_id, year");
