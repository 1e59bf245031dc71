import {createHash} from "node:crypto";
import {createReadStream, createWriteStream} from "node:fs";
import {copyFile, mkdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {ARCHIVE, writeArchive} from "./archive.js";

/** A file that the site publishes, at `data/<name>`. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** What the warehouse says of itself in `datapackage.json`, as far as it is needed here. */
interface DataPackage {
  readonly version: string;
  readonly resources: readonly {readonly name: string; readonly path: string}[];
}

/** The list of all others, for programs and for the page `data`. */
export const FILE_LIST = "files.json";

const DATA_PACKAGE = "datapackage.json";
const DATABASE = "atlas.duckdb";
const DESCRIPTIONS = [DATA_PACKAGE, "dataset.jsonld"];
const CHECKSUMS = "SHA256SUMS";

/** Spreadsheets take a file without it for one in the computer's own encoding. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Fills a folder with everything that readers can download: each table as
 * Parquet and as CSV, the database, one archive of it all, and the checksums.
 * Files of any size pass through in pieces; all but the database are the same
 * bytes for the same warehouse.
 */
export async function writeDownloads(warehouse: string, folder: string): Promise<readonly PublishedFile[]> {
  await mkdir(folder, {recursive: true});
  const {version, resources} = await readDataPackage(warehouse);
  const names = [...resources.map(({path}) => path), DATABASE, ...DESCRIPTIONS];
  for (const name of names) await copyFile(join(warehouse, name), join(folder, name));
  const tables = resources.map(({name}) => name);
  await writeTexts(folder, tables);
  await writeArchive({warehouse, version, names: [...names.filter((name) => name !== DATABASE), CHECKSUMS]}, folder);
  const files: PublishedFile[] = [];
  for (const name of [ARCHIVE, DATABASE, ...resources.map(({path}) => path), ...tables.map(textOf), ...DESCRIPTIONS]) {
    files.push(await measure(folder, name));
  }
  await writeFile(join(folder, CHECKSUMS), files.map(({sha256, name}) => `${sha256}  ${name}\n`).join(""));
  await writeFile(join(folder, FILE_LIST), `${JSON.stringify(files, null, 1)}\n`);
  return files;
}

async function readDataPackage(warehouse: string): Promise<DataPackage> {
  return JSON.parse(await readFile(join(warehouse, DATA_PACKAGE), "utf8")) as DataPackage; // the warehouse wrote it
}

function textOf(table: string): string {
  return `${table}.csv`;
}

/** Each table as CSV (RFC 4180): null is nothing, an empty text is `""`, a list is JSON. */
async function writeTexts(folder: string, tables: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const table of tables) await writeText(connection, folder, table);
  connection.closeSync();
  instance.closeSync();
}

async function writeText(connection: DuckDBConnection, folder: string, table: string): Promise<void> {
  const rows = `from ${quote(join(folder, `${table}.parquet`))}`;
  const lists = await connection.runAndReadAll(
    `select column_name from (describe ${rows}) where column_type like '%[]'`,
  );
  const names = lists.getRowsJson().map(([name]) => JSON.stringify(name));
  const json = names.map((name) => `to_json(${name}) as ${name}`);
  const columns = json.length === 0 ? "*" : `* replace (${json.join(", ")})`;
  const plain = join(folder, `.${table}.csv`);
  await connection.run(`copy (select ${columns} ${rows}) to ${quote(plain)} (format csv, header)`);
  const file = createWriteStream(join(folder, textOf(table)));
  file.write(BYTE_ORDER_MARK);
  await pipeline(createReadStream(plain), file);
  await rm(plain);
}

async function measure(folder: string, name: string): Promise<PublishedFile> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(join(folder, name)), hash);
  const {size} = await stat(join(folder, name));
  return {name, bytes: size, sha256: hash.digest("hex")};
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
