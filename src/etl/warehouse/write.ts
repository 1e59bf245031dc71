import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Atlas, WarehouseSummary} from "./atlas.js";
import {parquetOf, writeDescription} from "./description.js";
import {createRelation, fillTables} from "./fill.js";
import {replaceFolder} from "./folder.js";
import {checkIntegrity} from "./integrity.js";
import {DATABASE} from "./open.js";
import {readMarts, readViews} from "./relation.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";
import {quote, quoteName} from "./statements.js";

/**
 * The storage version that the browser's DuckDB-Wasm attaches, so that people
 * can download and the site can query one and the same file.
 */
const STORAGE_VERSION = "v1.2.0";

/**
 * Bytes of a block of `atlas.duckdb`. Every column of every table takes at least
 * one, which makes most of a small file; many small ones slow a large file down.
 */
const SMALL_BLOCK = 16_384;
const LARGE_BLOCK = 262_144;
const MOST_REPORTS_IN_SMALL_BLOCKS = 1000;

/** One thread: DuckDB then writes rows in the order in which they came, and the same bytes for the same rows. */
const SETTINGS = {threads: "1"};

/**
 * Writes the warehouse of an atlas to `folder`: a Parquet file for each table,
 * their descriptions for programs, and `atlas.duckdb` with the same tables, the
 * views and the marts. The same atlas gives the same files to the byte, all but
 * `atlas.duckdb`, in whatever order its parts stand. A warehouse that is there is replaced at the end, or kept on failure.
 * Throws an `OperatorError` where the disk refuses.
 */
export async function writeWarehouse(atlas: Atlas, folder: string): Promise<WarehouseSummary> {
  const rows = await replaceFolder(folder, async (fresh) => {
    const instance = await DuckDBInstance.create(":memory:", SETTINGS);
    const connection = await instance.connect();
    try {
      return await writeFiles(connection, atlas, fresh);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
  return {folder, rows};
}

async function writeFiles(connection: DuckDBConnection, atlas: Atlas, folder: string): Promise<Record<string, number>> {
  await connection.run(attachDatabase(atlas, join(folder, DATABASE)));
  await connection.run("use atlas");
  const rows = await fillTables(connection, atlas);
  await checkIntegrity(connection);
  for (const table of TABLES) await copyTable(connection, table, folder);
  await writeDescription(atlas, folder);
  for (const view of readViews()) await createRelation(connection, "view", view);
  for (const mart of readMarts()) {
    await createRelation(connection, "table", mart);
    rows[mart.name] = await countRows(connection, mart.name);
  }
  await connection.run("use memory");
  await connection.run("detach atlas");
  return rows;
}

function attachDatabase({reports}: Atlas, path: string): string {
  const blockSize = reports.length > MOST_REPORTS_IN_SMALL_BLOCKS ? LARGE_BLOCK : SMALL_BLOCK;
  return `attach ${quote(path)} as atlas (storage_version '${STORAGE_VERSION}', block_size ${blockSize})`;
}

async function copyTable(connection: DuckDBConnection, table: TableSchema, folder: string): Promise<void> {
  const file = quote(join(folder, parquetOf(table)));
  await connection.run(`copy ${quoteName(table.name)} to ${file} (format parquet, compression zstd)`);
}

async function countRows(connection: DuckDBConnection, name: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(`select count(*)::integer from ${quoteName(name)}`)).getRows();
  return Number(row?.[0]);
}
