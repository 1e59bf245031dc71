import {writeFile} from "./mart.js";

await writeFile("section.parquet");
