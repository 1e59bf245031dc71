import {writeFile} from "./mart.js";

await writeFile("build.parquet");
