import {writeParquet} from "./mart.js";

await writeParquet("from finding where report_id is not null order by report_id, finding_id");
