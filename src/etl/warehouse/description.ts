import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {AboutBuild} from "./about.js";
import {formatDataPackage} from "./dataPackage.js";
import {formatDataset} from "./dataset.js";
import {DATABASE} from "./open.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";

/** Frictionless Data Package: every Parquet file with its schema, its keys and its hash. */
export const DATA_PACKAGE = "datapackage.json";

/** schema.org and DCAT, as a page that offers the files embeds it. */
export const DATASET = "dataset.jsonld";

/** For `sha256sum --check`. */
export const CHECKSUMS = "SHA256SUMS";

/** The same for `atlas.duckdb`, which DuckDB lays out otherwise in every run. */
export const DATABASE_CHECKSUM = `${DATABASE}.sha256`;

const CHUNK_BYTES = 1 << 20;

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
 * and checksums of all of these. The same atlas gives the same bytes.
 */
export async function writeDescription(build: AboutBuild, folder: string): Promise<void> {
  const tables = await Promise.all(
    TABLES.map(async (table) => ({table, ...(await measure(folder, parquetOf(table)))})),
  );
  await writeFile(join(folder, DATA_PACKAGE), formatDataPackage(build, tables));
  await writeFile(join(folder, DATASET), formatDataset(build, tables));
  const files = [...tables, await measure(folder, DATA_PACKAGE), await measure(folder, DATASET)];
  await writeFile(join(folder, CHECKSUMS), files.map(formatChecksum).join(""));
}

/** Writes the checksum of `atlas.duckdb`, which is no part of what the same atlas gives the same bytes of. */
export async function writeDatabaseChecksum(folder: string): Promise<void> {
  await writeFile(join(folder, DATABASE_CHECKSUM), formatChecksum(await measure(folder, DATABASE)));
}

/** Whether every file of a warehouse is there and has the bytes that were written. */
export async function isSound(folder: string): Promise<boolean> {
  try {
    const lists = await Promise.all([CHECKSUMS, DATABASE_CHECKSUM].map((list) => readFile(join(folder, list), "utf8")));
    const files = lists.flatMap((list) => list.trimEnd().split("\n"));
    for (const line of files) {
      const [sha256 = "", path = ""] = line.split("  ");
      if ((await measure(folder, path)).sha256 !== sha256) return false;
    }
    return files.length > TABLES.length;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

/** The file that a table is written to. */
export function parquetOf({name}: Pick<TableSchema, "name">): string {
  return `${name}.parquet`;
}

function formatChecksum({sha256, path}: WrittenFile): string {
  return `${sha256}  ${path}\n`;
}

async function measure(folder: string, path: string): Promise<WrittenFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, path), {highWaterMark: CHUNK_BYTES})) {
    bytes += (chunk as Buffer).length;
    hash.update(chunk as Buffer);
  }
  return {path, bytes, sha256: hash.digest("hex")};
}
