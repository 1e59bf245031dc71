import {createHash} from "node:crypto";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Atlas} from "./atlas.js";
import {formatDataPackage} from "./dataPackage.js";
import {formatDataset} from "./dataset.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";

/** Frictionless Data Package: every Parquet file with its schema, its keys and its hash. */
export const DATA_PACKAGE = "datapackage.json";

/** schema.org and DCAT, as a page that offers the files embeds it. */
export const DATASET = "dataset.jsonld";

/** For `sha256sum --check`. */
export const CHECKSUMS = "SHA256SUMS";

/** A file that stands in the warehouse's folder. */
export interface WrittenFile {
  /** Its name, and its path relative to the folder. */
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** A table with its Parquet file. */
export interface WrittenTable extends WrittenFile {
  readonly table: TableSchema;
}

/**
 * Describes the Parquet files in a folder to programs: a data package, JSON-LD,
 * and checksums of all of these. The same atlas gives the same bytes. Of
 * `atlas.duckdb` there is no checksum: it holds the same rows, but DuckDB lays
 * them out otherwise in every run.
 */
export async function writeDescription(atlas: Atlas, folder: string): Promise<void> {
  const tables = await Promise.all(
    TABLES.map(async (table) => ({table, ...(await measure(folder, parquetOf(table)))})),
  );
  await writeFile(join(folder, DATA_PACKAGE), formatDataPackage(atlas, tables));
  await writeFile(join(folder, DATASET), formatDataset(atlas, tables));
  const files = [...tables, await measure(folder, DATA_PACKAGE), await measure(folder, DATASET)];
  await writeFile(join(folder, CHECKSUMS), files.map(({sha256, path}) => `${sha256}  ${path}\n`).join(""));
}

/** The file that a table is written to. */
export function parquetOf({name}: Pick<TableSchema, "name">): string {
  return `${name}.parquet`;
}

async function measure(folder: string, path: string): Promise<WrittenFile> {
  const content = await readFile(join(folder, path));
  return {path, bytes: content.length, sha256: createHash("sha256").update(content).digest("hex")};
}
