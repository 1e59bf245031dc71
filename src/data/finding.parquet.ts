import {writeFile} from "./mart.js";

await writeFile("finding.parquet");
