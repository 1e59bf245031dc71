import {writePackageFile} from "./package.js";

await writePackageFile("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js");
