import {writeParquet} from "./mart.js";

await writeParquet("from requests_by_report order by agency_id, year", 1024);
