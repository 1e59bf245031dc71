import {writePackageFile} from "./package.js";

await writePackageFile("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
