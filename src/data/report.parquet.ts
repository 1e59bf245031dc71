import {writeFile} from "./mart.js";

await writeFile("report.parquet");
