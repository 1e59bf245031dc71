import {writeFile} from "./mart.js";

await writeFile("atlas.duckdb");
