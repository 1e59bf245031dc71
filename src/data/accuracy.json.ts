import {existsSync, readFileSync} from "node:fs";

const MEASURED = "bench/results/accuracy.json";

process.stdout.write(existsSync(MEASURED) ? readFileSync(MEASURED, "utf8") : "null");
