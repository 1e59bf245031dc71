import type {DuckDBConnection} from "@duckdb/node-api";
import type {AtlasChange} from "./atlas.js";
import {appendRevisions, countRows, createRelation, onAllProcessors} from "./fill.js";
import {readMarts} from "./relation.js";
import {quoteName} from "./statements.js";
import {replaceBodies, replaceYears} from "./window.js";

/**
 * Brings the tables and marts of a warehouse that is attached as `atlas` up to
 * date, and returns how many rows each table has. Of a mart only the rows of the
 * bodies and years that changed are made anew, where it can be cut so.
 */
export async function updateTables(connection: DuckDBConnection, atlas: AtlasChange): Promise<Record<string, number>> {
  await replaceBodies(connection, atlas);
  await onAllProcessors(connection, async () => replaceYears(connection, atlas));
  await connection.run("use atlas");
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
