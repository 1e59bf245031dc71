import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {AboutBuild} from "./about.js";
import {measure, writeChecksums} from "./checksums.js";
import type {WrittenFile} from "./checksums.js";
import {formatDataPackage} from "./dataPackage.js";
import {formatDataset} from "./dataset.js";
import {DATA_PACKAGE, DATASET, parquetOf} from "./files.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";

/** A table with its Parquet file. */
export interface WrittenTable extends WrittenFile {
  readonly table: TableSchema;
}

/**
 * Describes the Parquet files in a folder to programs: a data package, JSON-LD,
 * and checksums of all of these. The same atlas gives the same bytes.
 */
export async function writeDescription(build: AboutBuild, folder: string): Promise<void> {
  const tables = TABLES.map((table) => ({table, ...measure(folder, parquetOf(table))}));
  await writeFile(join(folder, DATA_PACKAGE), formatDataPackage(build, tables));
  await writeFile(join(folder, DATASET), formatDataset(build, tables));
  await writeChecksums([...tables, measure(folder, DATA_PACKAGE), measure(folder, DATASET)], folder);
}
