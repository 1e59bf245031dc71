import {rm} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {AboutBuild} from "./about.js";
import type {Atlas, AtlasInParts, WarehouseSummary} from "./atlas.js";
import {parquetOf, writeDatabaseChecksum, writeDescription} from "./description.js";
import {countTable, createRelation, fillTables} from "./fill.js";
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

/** Rows of `value` that a reader of its file takes at a time: those of some 150 reports. */
const ROW_GROUP_SIZE = 30_720;

/**
 * One thread: DuckDB then writes rows in the order in which they came, and the
 * same bytes for the same rows. What does not fit into the memory goes to a
 * folder beside the files.
 */
const SETTINGS = {threads: "1", memory_limit: "400MB"};

/**
 * Writes the warehouse of an atlas to `folder`: a Parquet file for each table,
 * their descriptions for programs, and `atlas.duckdb` with the same tables, the
 * views and the marts. The same atlas gives the same files to the byte, all but
 * `atlas.duckdb`, in whatever order its parts stand. A warehouse that is there is replaced at the end, or kept on failure.
 * Throws an `OperatorError` where the disk refuses.
 */
export async function writeWarehouse(atlas: Atlas | AtlasInParts, folder: string): Promise<WarehouseSummary> {
  const rows = await replaceFolder(folder, async (fresh) => {
    const spill = join(fresh, "spill");
    const instance = await DuckDBInstance.create(":memory:", {...SETTINGS, temp_directory: spill});
    const connection = await instance.connect();
    try {
      return await writeFiles(connection, atlas, fresh);
    } finally {
      connection.closeSync();
      instance.closeSync();
      await rm(spill, {recursive: true, force: true});
    }
  });
  return {folder, rows};
}

async function writeFiles(
  connection: DuckDBConnection,
  atlas: Atlas | AtlasInParts,
  folder: string,
): Promise<Record<string, number>> {
  await connection.run(attachDatabase(atlas, join(folder, DATABASE)));
  await connection.run("use atlas");
  const rows = await fillTables(connection, atlas);
  await checkIntegrity(connection);
  for (const table of TABLES) await copyTable(connection, table, folder);
  await writeDescription(await describeBuild(connection, atlas), folder);
  for (const view of readViews()) await createRelation(connection, "view", view);
  for (const mart of readMarts()) {
    await createRelation(connection, "table", mart);
    rows[mart.name] = await countTable(connection, mart.name);
  }
  await connection.run("use memory");
  await connection.run("detach atlas");
  await writeDatabaseChecksum(folder);
  return rows;
}

function attachDatabase(atlas: Atlas | AtlasInParts, path: string): string {
  const reports = "parts" in atlas ? atlas.size : atlas.reports.length;
  const blockSize = reports > MOST_REPORTS_IN_SMALL_BLOCKS ? LARGE_BLOCK : SMALL_BLOCK;
  return `attach ${quote(path)} as atlas (storage_version '${STORAGE_VERSION}', block_size ${blockSize})`;
}

async function copyTable(connection: DuckDBConnection, table: TableSchema, folder: string): Promise<void> {
  const file = quote(join(folder, parquetOf(table)));
  const options = `format parquet, compression zstd, row_group_size ${ROW_GROUP_SIZE}`;
  await connection.run(`copy ${quoteName(table.name)} to ${file} (${options})`);
}

const YEARS = z.tuple([z.number().nullable(), z.number().nullable()]);

async function describeBuild(
  connection: DuckDBConnection,
  {version, builtFrom}: Atlas | AtlasInParts,
): Promise<AboutBuild> {
  const reader = await connection.runAndReadAll("select min(year), max(year) from report");
  const [first, last] = YEARS.parse(reader.getRows()[0]);
  return {version, builtFrom, years: first === null || last === null ? null : {first, last}};
}
