import {DuckDBInstance} from "@duckdb/node-api";
import type {JS} from "@duckdb/node-api";
import {createRelation, fillTables} from "../../../src/etl/warehouse/fill.js";
import {readMarts, readRelations} from "../../../src/etl/warehouse/relation.js";
import {sampleAtlas} from "../warehouse/sample.js";
import type {Atlas} from "../../../src/etl/warehouse/atlas.js";
import type {SampleReport} from "../warehouse/sample.js";

export type MartRow = Readonly<Record<string, JS>>;

/** The rows that a mart makes of reports, in a database in memory. */
export async function runMart(
  name: string,
  reports: readonly SampleReport[],
  rest: Partial<Atlas> = {},
): Promise<readonly MartRow[]> {
  const mart = readMarts().find((candidate) => candidate.name === name);
  if (mart === undefined) throw new Error(`no such mart: ${name}`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await fillTables(connection, sampleAtlas(reports, rest));
    for (const relation of readRelations()) await createRelation(connection, relation);
    return (await connection.runAndReadAll(mart.sql)).getRowObjectsJS();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The named columns of rows, to compare with what is expected of them. */
export function pick(rows: readonly MartRow[], ...names: readonly string[]): JS[][] {
  return rows.map((row) => names.map((name) => row[name] ?? null));
}
