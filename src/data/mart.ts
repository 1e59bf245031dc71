import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {stdout} from "node:process";
import {createReadStream} from "node:fs";
import {pipeline} from "node:stream/promises";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBResultReader} from "@duckdb/node-api";
import {Bool, Dictionary, Field, Float64, Int32, Schema, Table, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";
import type {DataType, Vector} from "apache-arrow";

/**
 * The folder of the warehouse, built first if it is missing or stale, so that
 * `observable preview` alone works. `ATLAS_WAREHOUSE` names one that is taken as
 * it is.
 */
export async function findWarehouse(): Promise<string> {
  const named = process.env["ATLAS_WAREHOUSE"];
  if (named !== undefined) return named;
  // The pipeline takes longer to load than most loaders take to run.
  const {ensureWarehouse} = await import("../etl/pipeline.js");
  return ensureWarehouse();
}

/** Writes a mart, or another select on the warehouse, to standard output as an Arrow file. */
export async function writeArrow(sql: string): Promise<void> {
  const reader = await read(sql);
  writeColumns(reader.columnNames(), reader.getColumnsJS());
}

/** Writes rows that all have the same columns to standard output as an Arrow file. */
export function writeRows(rows: readonly Readonly<Record<string, unknown>>[]): void {
  const names = Object.keys(rows[0] ?? {});
  writeColumns(
    names,
    names.map((name) => rows.map((row) => row[name])),
  );
}

/** The rows of a select on the warehouse, as objects. */
export async function selectRows(sql: string): Promise<Record<string, unknown>[]> {
  return (await read(sql)).getRowObjectsJS();
}

/**
 * Writes a select on the warehouse to standard output as Parquet, in small row
 * groups: a page that looks for one value of the column that the rows are ordered by reads one or two of them.
 */
export async function writeParquet(sql: string, rowGroupSize = 2048): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-"));
  const file = join(folder, "select.parquet");
  await read(
    `copy (${sql}) to '${file.replaceAll("'", "''")}' (format parquet, compression zstd, row_group_size ${rowGroupSize})`,
  );
  await pipeline(createReadStream(file), stdout);
  await rm(folder, {recursive: true});
}

/** Writes a file of the warehouse to standard output as it is. */
export async function writeFile(name: string): Promise<void> {
  await pipeline(createReadStream(join(await findWarehouse(), name)), stdout);
}

function writeColumns(names: readonly string[], columns: readonly (readonly unknown[])[]): void {
  const vectors = names.map((name, index) => [name, toVector(columns[index] ?? [])] as const);
  const schema = new Schema(vectors.map(([name, vector]) => new Field(name, vector.type as DataType, true)));
  stdout.write(tableToIPC(new Table(schema, Object.fromEntries(vectors)), "file"));
}

async function read(sql: string): Promise<DuckDBResultReader> {
  const instance = await DuckDBInstance.create(join(await findWarehouse(), "atlas.duckdb"), {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(sql);
  connection.closeSync();
  instance.closeSync();
  return reader;
}

/** Texts repeat, so they are stored once; whole numbers take half the room of others. */
function toVector(values: readonly unknown[]): Vector {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => typeof value === "boolean")) return vectorFromArray(values, new Bool());
  if (known.every((value) => typeof value === "string")) {
    return vectorFromArray(values, new Dictionary(new Utf8(), new Int32()));
  }
  const numbers = values.map((value) => (value === null ? null : Number(value)));
  if (numbers.every((value) => value === null || (Math.abs(value) < 2 ** 31 && Number.isInteger(value)))) {
    return vectorFromArray(numbers, new Int32());
  }
  return vectorFromArray(numbers, new Float64());
}
