import {availableParallelism} from "node:os";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Finding} from "../finding.js";
import type {Atlas, AtlasInParts, BuildFacts} from "./atlas.js";
import {codeRows} from "./codedRows.js";
import {findLevels} from "./levels.js";
import {openLoader} from "./loadRows.js";
import type {StoredRelation} from "./relation.js";
import {compareWithRelease} from "./release.js";
import {isFixedTable, partRows, tableRows} from "./rows.js";
import type {FilledTable, Row} from "./rows.js";
import {TABLES} from "./schema.js";
import type {TableName} from "./schema.js";
import {commentOn, createTable, quoteName} from "./statements.js";

/**
 * Creates, comments and fills every table in the connection's current schema;
 * the last one, `build`, counts the rows of the others.
 */
export async function fillTables(connection: DuckDBConnection, atlas: Atlas | AtlasInParts): Promise<void> {
  for (const table of TABLES) await runTogether(connection, [createTable(table), ...commentOn("table", table)]);
  if ("parts" in atlas) {
    await appendRows(connection, FIXED_TABLES, tableRows(noPart(atlas)));
    await appendParts(connection, atlas);

    for await (const findings of findLevels(connection)) await appendFindings(connection, findings);
    if (atlas.released !== undefined) await appendRevisions(connection, atlas, atlas.released);
  } else {
    await appendRows(connection, TABLE_NAMES, tableRows(atlas));
  }
  await countRows(connection, atlas);
}

/** Appends the parts of an atlas to the tables of the connection's current schema, as they come. */
export async function appendParts(connection: DuckDBConnection, {parts}: AtlasInParts): Promise<void> {
  const loader = openLoader(connection);
  for await (const part of parts) await loader.add(part);
  await loader.close();
}

/** Appends rows to some of the tables of the connection's current schema. */
export async function appendRows<Name extends TableName>(
  connection: DuckDBConnection,
  names: readonly Name[],
  rows: Readonly<Record<Name, Iterable<Row>>>,
): Promise<void> {
  const loader = openLoader(connection);
  await loader.add(codeRows(names.map((name) => [name, rows[name]])));
  await loader.close();
}

/** Appends findings that are in no report of a part. */
export async function appendFindings(connection: DuckDBConnection, findings: readonly Finding[]): Promise<void> {
  await appendRows(connection, ["finding"], partRows({reports: [], claims: [], outcomes: [], findings}));
}

/** What is known of a build, without any of its parts. */
function noPart({version, builtFrom, regions}: BuildFacts): Atlas {
  return {version, builtFrom, regions, reports: [], claims: [], findings: [], outcomes: [], comparison: null};
}

/** Creates and comments a view or mart in the connection's current schema. */
export async function createRelation(connection: DuckDBConnection, relation: StoredRelation): Promise<void> {
  const create = `create ${relation.kind} ${quoteName(relation.name)} as ${relation.sql}`;
  await runTogether(connection, [create, ...commentOn(relation.kind, relation)]);
}

const TABLE_NAMES: readonly FilledTable[] = TABLES.map(({name}) => name).filter((name) => name !== "build");

const FIXED_TABLES = TABLE_NAMES.filter(isFixedTable);

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
export async function countRows(connection: DuckDBConnection, {builtFrom, version}: BuildFacts): Promise<void> {
  const counts = TABLE_NAMES.map(
    (name, index) => `select ${index} as number, count(*)::integer as n from ${quoteName(name)}`,
  );
  const reader = await connection.runAndReadAll(`select n from (${counts.join(" union all ")}) order by number`);
  const rows = reader.getRows().map(([n]) => Number(n));
  await appendRows(connection, ["build"], {build: [[builtFrom, version, ...rows]]});
}

/** Runs statements as one transaction and in one call: the file is flushed, and the database waited for, once. */
export async function runTogether(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  await connection.run(["begin", ...statements, "commit"].join(";\n"));
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
