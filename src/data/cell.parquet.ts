import {writeFile} from "./mart.js";

await writeFile("cell.parquet");
