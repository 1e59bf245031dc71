import {writeFile} from "./mart.js";

await writeFile("claim.parquet");
