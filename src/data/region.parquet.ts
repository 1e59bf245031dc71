import {writeFile} from "./mart.js";

await writeFile("region.parquet");
