import type {DuckDBConnection} from "@duckdb/node-api";
import type {AtlasChange} from "./atlas.js";
import {appendRevisions, countRows, createRelation} from "./fill.js";
import {readMarts} from "./relation.js";
import type {TableName} from "./schema.js";
import {quoteName} from "./statements.js";
import {replaceYears} from "./window.js";

/** The tables that `replaceBodies` leaves to `updateRest`. */
export const REST: readonly TableName[] = ["finding", "revision", "build"];

/**
 * Brings all up to date, once the rows of bodies are, in a warehouse that is attached as `atlas`, and returns how many
 * rows each table has. Of a mart only the rows of the years that changed are made anew, where it can be cut so.
 */
export async function updateRest(connection: DuckDBConnection, atlas: AtlasChange): Promise<Record<string, number>> {
  await replaceYears(connection, atlas);
  await connection.run("delete from revision");
  if (atlas.released !== undefined) await appendRevisions(connection, atlas, atlas.released);
  await connection.run("delete from build");
  const rows = await countRows(connection, atlas);
  for (const mart of readMarts().filter(({partition}) => partition === null)) {
    await connection.run(`drop table ${quoteName(mart.name)}`);
    await createRelation(connection, "table", mart);
  }
  return rows;
}
