import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {runQuery} from "../../src/etl/warehouse/query.js";

/** The hash of each Parquet file. */
export function hashes(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".parquet"));
  const hash = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(names.sort().map((name) => [name, hash(name)]));
}

/** All rows of all tables and marts, whatever their order. */
export async function readTables(folder: string): Promise<Record<string, string[]>> {
  const {rows} = await runQuery(folder, "select table_name from duckdb_tables() order by all");
  const tables = rows.flatMap(([name]) => (typeof name === "string" ? [name] : []));
  const read = async (name: string) =>
    (await runQuery(folder, `from "${name}"`)).rows.map((row) => JSON.stringify(row)).sort();
  return Object.fromEntries(await Promise.all(tables.map(async (name) => [name, await read(name)] as const)));
}
