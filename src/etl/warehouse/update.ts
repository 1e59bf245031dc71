import type {DuckDBConnection} from "@duckdb/node-api";
import type {AtlasChange} from "./atlas.js";
import {appendRevisions, countRows, runTogether} from "./fill.js";
import {writeParquetFiles} from "./parquetFiles.js";
import {readRelations} from "./relation.js";
import type {TableName} from "./schema.js";
import {quoteName} from "./statements.js";
import {replaceLevels} from "./window.js";

/** The tables that hold something else than the rows of bodies. */
export const REST: readonly TableName[] = ["finding", "revision", "build"];

/**
 * Brings up to date, in a warehouse attached as `atlas` whose tables and marts have the new rows of bodies, all but the
 * marts of years, with the Parquet files of `REST` in a folder.
 */
export async function updateRest(connection: DuckDBConnection, atlas: AtlasChange, folder: string): Promise<void> {
  await replaceLevels(connection);
  await connection.run("delete from revision");
  if (atlas.released !== undefined) await appendRevisions(connection, atlas, atlas.released);
  await connection.run("delete from build");
  await countRows(connection, atlas);
  for (const relation of readRelations().filter(({kind, partition}) => kind === "table" && partition === null)) {
    const name = quoteName(relation.name);
    await runTogether(connection, [`delete from ${name}`, `insert into ${name} ${relation.sql}`]);
  }
  await writeParquetFiles(connection, REST, folder);
}
