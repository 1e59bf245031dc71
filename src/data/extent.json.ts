import {QUERIES} from "../components/queries.js";
import {selectRows} from "./mart.js";

const [row = {}] = await selectRows(QUERIES.extent);
process.stdout.write(JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)));
