import {DuckDBDataChunkWriter} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Atlas, AtlasInParts, AtlasPart} from "./atlas.js";
import type {Relation} from "./relation.js";
import {compareWithRelease} from "./release.js";
import {tableRows} from "./rows.js";
import type {FilledTable, Row} from "./rows.js";
import {TABLES} from "./schema.js";
import {commentOn, createTable, quoteName} from "./statements.js";

/** Tables whose rows come in whatever order the parts give them in, and are put in order once all are there. */
const SORTED: ReadonlyMap<string, string> = new Map([
  ["source", "report_id nulls first, source_id"],
  ["claim", "report_id, claim_id"],
  ["finding", "report_id nulls first, finding_id"],
]);

/**
 * Creates, comments and fills every table in the connection's current schema,
 * and returns how many rows each has; the last one, `build`, counts the others.
 */
export async function fillTables(
  connection: DuckDBConnection,
  atlas: Atlas | AtlasInParts,
): Promise<Record<string, number>> {
  for (const table of TABLES) await runTogether(connection, [createTable(table), ...commentOn("table", table)]);
  const writers = await openWriters(connection);
  if ("parts" in atlas) await appendParts(writers, atlas);
  else append(writers, TABLE_NAMES, tableRows(atlas));
  for (const {close} of writers.values()) close();
  for (const [name, order] of SORTED) await moveSorted(connection, name, order);
  if ("parts" in atlas && atlas.released !== undefined) await appendRevisions(connection, atlas, atlas.released);
  return countRows(connection, atlas);
}

/** Creates and comments a view or mart in the connection's current schema. */
export async function createRelation(
  connection: DuckDBConnection,
  kind: "table" | "view",
  relation: Relation,
): Promise<void> {
  const create = `create ${kind} ${quoteName(relation.name)} as ${relation.sql}`;
  await runTogether(connection, [create, ...commentOn(kind, relation)]);
}

/** Appends rows by the chunk: 450,000 of `value` a second, no more than a chunk of them in memory at a time. */
interface TableWriter {
  readonly append: (rows: Iterable<Row>) => void;
  readonly close: () => void;
}

const TABLE_NAMES: readonly FilledTable[] = TABLES.map(({name}) => name).filter((name) => name !== "build");

/** Those of bodies and their reports. */
const PART_TABLES: readonly FilledTable[] = ["agency", "source", "report", "value", "section", "claim", "finding"];

const NO_PART: AtlasPart = {reports: [], claims: [], findings: [], outcomes: []};

async function openWriters(connection: DuckDBConnection): Promise<ReadonlyMap<FilledTable, TableWriter>> {
  const writers = new Map<FilledTable, TableWriter>();
  for (const name of TABLE_NAMES) writers.set(name, await openWriter(connection, name));
  return writers;
}

async function openWriter(connection: DuckDBConnection, name: FilledTable): Promise<TableWriter> {
  const isSorted = SORTED.has(name);
  if (isSorted) await connection.run(`create temp table ${stagingOf(name)} as from ${quoteName(name)} limit 0`);
  const appender = await (isSorted
    ? connection.createAppender(stagingOf(name), "main", "temp")
    : connection.createAppender(name));
  const writer = DuckDBDataChunkWriter.forAppender(appender);
  return {
    append: (rows) => {
      for (const row of rows) writer.appendRow(row);
    },
    close: () => {
      writer.flush();
      appender.closeSync();
    },
  };
}

async function appendParts(writers: ReadonlyMap<FilledTable, TableWriter>, atlas: AtlasInParts): Promise<void> {
  const fixed = TABLE_NAMES.filter((name) => !PART_TABLES.includes(name));
  append(writers, fixed, tableRows({...atlas, ...NO_PART, comparison: null}));
  for await (const part of atlas.parts) {
    append(writers, PART_TABLES, tableRows({...atlas, ...part, regions: [], comparison: null}));
  }
}

function append(
  writers: ReadonlyMap<FilledTable, TableWriter>,
  names: readonly FilledTable[],
  rows: Readonly<Record<FilledTable, Iterable<Row>>>,
): void {
  for (const name of names) writers.get(name)?.append(rows[name]);
}

async function moveSorted(connection: DuckDBConnection, name: string, order: string): Promise<void> {
  await connection.run(`insert into ${quoteName(name)} from temp.${stagingOf(name)} order by ${order}`);
  await connection.run(`drop table temp.${stagingOf(name)}`);
}

function stagingOf(name: string): string {
  return `unsorted_${name}`;
}

async function appendRevisions(connection: DuckDBConnection, atlas: AtlasInParts, released: string): Promise<void> {
  const comparison = await compareWithRelease(connection, released);
  const {revision} = tableRows({...atlas, ...NO_PART, comparison});
  const writer = await openWriter(connection, "revision");
  writer.append(revision);
  writer.close();
}

/** Counts the rows of all tables, and writes the one of `build`. */
async function countRows(
  connection: DuckDBConnection,
  {builtFrom, version}: Atlas | AtlasInParts,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of TABLE_NAMES) counts[name] = await countTable(connection, name);
  const writer = await connection.createAppender("build");
  const row = DuckDBDataChunkWriter.forAppender(writer);
  row.appendRow([builtFrom, version, ...Object.values(counts).map(BigInt)]);
  row.flush();
  writer.closeSync();
  return {...counts, build: 1};
}

/** How many rows a table has. */
export async function countTable(connection: DuckDBConnection, name: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(`select count(*)::integer from ${quoteName(name)}`)).getRows();
  return Number(row?.[0]);
}

/** Runs statements as one transaction: the file is then flushed once, not for every comment. */
async function runTogether(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const statement of ["begin", ...statements, "commit"]) await connection.run(statement);
}
