import {writeFile} from "./mart.js";

await writeFile("source.parquet");
