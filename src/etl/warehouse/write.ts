import {join} from "node:path";
import {DuckDBDataChunkWriter, DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Atlas, WarehouseSummary} from "./atlas.js";
import {replaceFolder} from "./folder.js";
import {checkIntegrity} from "./integrity.js";
import {DATABASE} from "./open.js";
import {readMarts, readViews} from "./relation.js";
import type {Relation} from "./relation.js";
import {tableRows} from "./rows.js";
import type {Row} from "./rows.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";
import {commentOn, createTable, quote, quoteName} from "./statements.js";

/**
 * The storage version that the browser's DuckDB-Wasm attaches, so that people
 * can download and the site can query one and the same file.
 */
const STORAGE_VERSION = "v1.2.0";

/** One thread: DuckDB then writes rows in the order in which they came, and the same bytes for the same rows. */
const SETTINGS = {threads: "1"};

/**
 * Writes the warehouse of an atlas to `folder`: a Parquet file for each table,
 * and `atlas.duckdb` with the same tables, the views and the marts. The same
 * atlas gives the same Parquet files to the byte, in whatever order its parts
 * stand. A warehouse that is there is replaced at the end, or kept on failure.
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
  await connection.run(
    `attach ${quote(join(folder, DATABASE))} as atlas (storage_version '${STORAGE_VERSION}', block_size 16384)`,
  );
  await connection.run("use atlas");
  const rows = await fillTables(connection, atlas);
  await checkIntegrity(connection);
  for (const {name} of TABLES) await copyTable(connection, name, folder);
  for (const view of readViews()) await createRelation(connection, "view", view);
  for (const mart of readMarts()) {
    await createRelation(connection, "table", mart);
    rows[mart.name] = await countRows(connection, mart.name);
  }
  await connection.run("use memory");
  await connection.run("detach atlas");
  return rows;
}

/** Creates and fills every table; the last one, `build`, counts the others. */
async function fillTables(connection: DuckDBConnection, atlas: Atlas): Promise<Record<string, number>> {
  const filled = tableRows(atlas);
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const rows = table.name === "build" ? [buildRow(atlas, counts)] : filled[table.name];
    for (const statement of [createTable(table), ...commentOn("table", table)]) await connection.run(statement);
    counts[table.name] = await insertRows(connection, table, rows);
  }
  return counts;
}

function buildRow(atlas: Atlas, counts: Readonly<Record<string, number>>): Row {
  return [atlas.builtFrom, atlas.version, ...Object.values(counts).map(BigInt)];
}

/** Appends rows by the chunk: 450,000 of `value` a second, no more than a chunk of them in memory at a time. */
async function insertRows(connection: DuckDBConnection, {name}: TableSchema, rows: Iterable<Row>): Promise<number> {
  const appender = await connection.createAppender(name);
  const writer = DuckDBDataChunkWriter.forAppender(appender);
  let count = 0;
  for (const row of rows) {
    writer.appendRow(row);
    count++;
  }
  writer.flush();
  appender.closeSync();
  return count;
}

async function copyTable(connection: DuckDBConnection, name: string, folder: string): Promise<void> {
  const file = quote(join(folder, `${name}.parquet`));
  await connection.run(`copy ${quoteName(name)} to ${file} (format parquet, compression zstd)`);
}

async function createRelation(connection: DuckDBConnection, kind: "table" | "view", relation: Relation): Promise<void> {
  await connection.run(`create ${kind} ${quoteName(relation.name)} as ${relation.sql}`);
  for (const statement of commentOn(kind, relation)) await connection.run(statement);
}

async function countRows(connection: DuckDBConnection, name: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(`select count(*)::integer from ${quoteName(name)}`)).getRows();
  return Number(row?.[0]);
}
