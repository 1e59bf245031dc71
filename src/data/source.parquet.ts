import {writeParquet} from "./mart.js";

await writeParquet("from source where report_id is not null order by report_id, source_id");
