import {availableParallelism} from "node:os";
import {DuckDBDataChunkWriter} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Atlas, AtlasInParts, BuildFacts} from "./atlas.js";
import {findLevels} from "./levels.js";
import type {Relation} from "./relation.js";
import {compareWithRelease} from "./release.js";
import {tableRows} from "./rows.js";
import type {FilledTable, Row} from "./rows.js";
import {TABLES} from "./schema.js";
import {commentOn, createTable, quoteName} from "./statements.js";

/**
 * Creates, comments and fills every table in the connection's current schema,
 * and returns how many rows each has; the last one, `build`, counts the others.
 */
export async function fillTables(
  connection: DuckDBConnection,
  atlas: Atlas | AtlasInParts,
): Promise<Record<string, number>> {
  for (const table of TABLES) await runTogether(connection, [createTable(table), ...commentOn("table", table)]);
  if ("parts" in atlas) {
    await appendRows(connection, FIXED_TABLES, tableRows(noPart(atlas)));
    await appendParts(connection, atlas);
    await appendRows(connection, ["finding"], tableRows({...noPart(atlas), findings: await findLevels(connection)}));
    if (atlas.released !== undefined) await appendRevisions(connection, atlas, atlas.released);
  } else {
    await appendRows(connection, TABLE_NAMES, tableRows(atlas));
  }
  return countRows(connection, atlas);
}

/** Appends the parts of an atlas to the tables of the connection's current schema, as they come. */
export async function appendParts(connection: DuckDBConnection, atlas: AtlasInParts): Promise<void> {
  const writers = await openWriters(connection, PART_TABLES);
  for await (const part of atlas.parts) {
    append(writers, tableRows({...noPart(atlas), ...part}));
  }
  for (const {close} of writers.values()) close();
}

/** Appends rows to some of the tables of the connection's current schema. */
export async function appendRows<Name extends FilledTable>(
  connection: DuckDBConnection,
  names: readonly Name[],
  rows: Readonly<Record<Name, Iterable<Row>>>,
): Promise<void> {
  const writers = await openWriters(connection, names);
  append(writers, rows);
  for (const {close} of writers.values()) close();
}

/** What is known of a build, without any of its parts. */
export function noPart({version, builtFrom, regions}: BuildFacts): Atlas {
  return {version, builtFrom, regions, reports: [], claims: [], findings: [], outcomes: [], comparison: null};
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

/** The tables of bodies and their reports. */
export const PART_TABLES = ["agency", "report", "source", "value", "section", "claim", "finding"] as const;

/** Those that are the same whatever the reports. */
const FIXED_TABLES = TABLE_NAMES.filter((name) => !PART_TABLES.some((table) => table === name));

async function openWriters<Name extends FilledTable>(
  connection: DuckDBConnection,
  names: readonly Name[],
): Promise<ReadonlyMap<Name, TableWriter>> {
  const writers = new Map<Name, TableWriter>();
  for (const name of names) writers.set(name, await openWriter(connection, name));
  return writers;
}

async function openWriter(connection: DuckDBConnection, name: FilledTable): Promise<TableWriter> {
  const appender = await connection.createAppender(name);
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

function append<Name extends FilledTable>(
  writers: ReadonlyMap<Name, TableWriter>,
  rows: Readonly<Record<Name, Iterable<Row>>>,
): void {
  for (const [name, writer] of writers) writer.append(rows[name]);
}

/** Compares what the tables hold with a release, and fills `revision`. */
export async function appendRevisions(
  connection: DuckDBConnection,
  atlas: AtlasInParts,
  released: string,
): Promise<void> {
  const comparison = await compareWithRelease(connection, released);
  await appendRows(connection, ["revision"], tableRows({...noPart(atlas), comparison}));
}

/** Counts the rows of all tables, and writes the one of `build`. */
export async function countRows(
  connection: DuckDBConnection,
  {builtFrom, version}: BuildFacts,
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
  await inTransaction(connection, async () => {
    for (const statement of statements) await connection.run(statement);
  });
}

/** Makes changes to one database as one transaction, which a failure leaves undone when the database is closed. */
export async function inTransaction(connection: DuckDBConnection, run: () => Promise<void>): Promise<void> {
  await connection.run("begin");
  await run();
  await connection.run("commit");
}

/**
 * Runs selects that end in an order, and whose sums are exact, on all processors:
 * what they give does not depend on how many there are.
 */
export async function onAllProcessors<T>(connection: DuckDBConnection, run: () => Promise<T>): Promise<T> {
  await connection.run(`set threads = ${availableParallelism()}`);
  try {
    return await run();
  } finally {
    await connection.run("set threads = 1");
  }
}
