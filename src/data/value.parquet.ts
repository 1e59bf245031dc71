import {writeFile} from "./mart.js";

await writeFile("value.parquet");
