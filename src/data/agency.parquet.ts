import {writeFile} from "./mart.js";

await writeFile("agency.parquet");
