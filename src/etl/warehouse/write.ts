import {constants, copyFile, rm} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {early, together} from "../concurrent.js";
import type {AboutBuild} from "./about.js";
import type {Atlas, AtlasChange, AtlasInParts, BuildFacts} from "./atlas.js";
import {listBodies} from "./bodyGroups.js";
import type {BodyRows} from "./bodyGroups.js";
import {writeDescription} from "./description.js";
import {createRelation, fillTables, onAllProcessors} from "./fill.js";
import {DATABASE} from "./files.js";
import {replaceFolder} from "./folder.js";
import {checkIntegrity} from "./integrity.js";
import {writeParquetFiles} from "./parquetFiles.js";
import type {Predecessor} from "./parquetFiles.js";
import {readRelations} from "./relation.js";
import {TABLES} from "./schema.js";
import {quote} from "./statements.js";
import {REST, updateRest} from "./update.js";
import {martsBy, openWindows, replaceBodies, replaceOfBodies, replaceOfYears} from "./window.js";

/**
 * The storage version that the browser's DuckDB-Wasm attaches, so that people
 * can download and the site can query one and the same file.
 */
const STORAGE_VERSION = "v1.2.0";

/**
 * Bytes of a block of `atlas.duckdb`. Every column of every table takes at least
 * one, which makes most of a small file; many small ones slow a large file down.
 */
const SMALL_BLOCK = 16_384;
const LARGE_BLOCK = 262_144;
const MOST_REPORTS_IN_SMALL_BLOCKS = 1000;

const NAMES = TABLES.map(({name}) => name);

/**
 * One thread: DuckDB then writes rows in the order in which they came, and the
 * same bytes for the same rows. What does not fit into the memory goes to a
 * folder beside the files.
 */
const SETTINGS = {threads: "1", memory_limit: "400MB"};

/** FSST makes the database a fiftieth smaller, and an update would spend a tenth of its time on it. */
const COMPRESSION = "set disabled_compression_methods = 'fsst'";

/**
 * Once in so many updates the database joins what deletes left of its row groups, which takes it almost as long as to
 * write what changed; between two such updates its file grows by an eighth.
 */
const UPDATES_A_VACUUM = 5;

/** What is done last in the folder of a new warehouse, before that takes its place; at least its checksum is written. */
export type Seal<T> = (folder: string) => Promise<T>;

/**
 * Writes the warehouse of an atlas to `folder`: a Parquet file for each table,
 * their descriptions for programs, and `atlas.duckdb` with the same tables, the
 * views and the marts. The same atlas gives the same files to the byte, all but
 * `atlas.duckdb`, in whatever order its parts stand. A warehouse that is there is replaced at the end, or kept on failure.
 * Gives what `seal` does. Throws an `OperatorError` where the disk refuses.
 */
export async function writeWarehouse<T>(atlas: Atlas | AtlasInParts, folder: string, seal: Seal<T>): Promise<T> {
  return replaceFolder(folder, async (fresh) => {
    const {sealed} = await withDatabase(fresh, async (connection) => {
      await connection.run(attachDatabase(join(fresh, DATABASE), "parts" in atlas ? atlas.size : atlas.reports.length));
      await connection.run("use atlas");
      await fillTables(connection, atlas);
      await checkIntegrity(connection, NAMES);
      await onAllProcessors(connection, async () => {
        for (const relation of readRelations()) await createRelation(connection, relation);
      });
      await writeParquetFiles(connection, NAMES, fresh);
      await finish(connection, atlas, fresh);
      return {sealed: early(seal(fresh))};
    });
    return sealed;
  });
}

/**
 * Updates the warehouse in `folder`, whole or not at all, by what changed since
 * it was written by the same code: the files are those, to the byte, that
 * `writeWarehouse` gives of the whole, all but `atlas.duckdb`, which holds the same rows in another order. Gives the ids
 * of the sources that are further copies of reports, too. What changed is asked for when the database is being copied,
 * and is found while that is got ready; where it turns out to be null, the warehouse is left as it is.
 */
export async function updateWarehouse<T>(
  findChange: () => Promise<AtlasChange | null>,
  folder: string,
  seal: Seal<T>,
): Promise<{readonly sealed: T; readonly alternates: ReadonlySet<string>} | null> {
  return replaceFolder(folder, async (fresh) => {
    const updated = await withDatabase(fresh, async (connection, instance) => {
      const copying = early(copyFile(join(folder, DATABASE), join(fresh, DATABASE), constants.COPYFILE_FICLONE));
      const changing = early(findChange());
      await copying;
      await connection.run(attachDatabase(join(fresh, DATABASE)));
      const [bodies] = await together([listInAtlas(instance), openWindows(connection)]);
      const atlas = await changing;
      if (atlas === null) return null;
      if ((atlas.updates + 1) % UPDATES_A_VACUUM !== 0) await connection.run("set max_vacuum_tasks = 0");
      await replaceBodies(connection, atlas);
      const predecessor = {folder, bodies, changed: atlas.bodies, current: await listBodies(connection)};
      const alternates = await updateSideBySide(connection, instance, {atlas, folder: fresh, predecessor});
      await finish(connection, atlas, fresh);
      return {sealed: early(seal(fresh)), alternates};
    });
    return updated === null ? null : {...updated, sealed: await updated.sealed};
  });
}

/**
 * Brings all but the rows of bodies up to date, on three connections at once: two replace marts of bodies, each the next
 * that there is, while one writes files; then all take marts of years, which are made of these. Gives the ids of the
 * sources that are further copies of reports.
 */
async function updateSideBySide(
  connection: DuckDBConnection,
  instance: DuckDBInstance,
  {atlas, folder, predecessor}: Update,
): Promise<ReadonlySet<string>> {
  const names = NAMES.filter((name) => !REST.includes(name));
  return withConnection(instance, async (second) =>
    withConnection(instance, async (third) => {
      const [ofBodies, ofYears] = [martsBy("agency_id"), martsBy("year")];
      const areReplaced = early(together([connection, third].map((each) => replaceOfBodies(each, ofBodies))));
      const years = async (each: DuckDBConnection): Promise<void> => {
        await areReplaced;
        await replaceOfYears(each, ofYears);
      };
      const files = async (): Promise<ReadonlySet<string>> => {
        await second.run("use atlas");
        await writeParquetFiles(second, names, folder, predecessor);
        const alternates = await readAlternates(second);
        await years(second);
        return alternates;
      };
      const rest = async (): Promise<void> => {
        await areReplaced;
        await updateRest(connection, atlas, folder);
        await years(connection);
      };
      const [alternates] = await together([files(), rest(), years(third)]);
      return alternates;
    }),
  );
}

interface Update {
  readonly atlas: AtlasChange;
  readonly folder: string;
  readonly predecessor: Predecessor;
}

/** All bodies with reports in the warehouse attached as `atlas`, on a connection of their own. */
async function listInAtlas(instance: DuckDBInstance): Promise<BodyRows[]> {
  return withConnection(instance, async (connection) => {
    await connection.run("use atlas");
    return listBodies(connection);
  });
}

/** The ids of the sources that are further copies of reports; they are fewer than those that reports are read from. */
async function readAlternates(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  const reader = await connection.runAndReadAll("select source_id from atlas.source where role = 'alternate'");
  return new Set(reader.getRows().map(([id]) => String(id)));
}

async function withDatabase<T>(
  folder: string,
  run: (connection: DuckDBConnection, instance: DuckDBInstance) => Promise<T>,
): Promise<T> {
  const spill = join(folder, "spill");
  const instance = await DuckDBInstance.create(":memory:", {...SETTINGS, temp_directory: spill});
  try {
    return await withConnection(instance, async (connection) => {
      await connection.run(COMPRESSION);
      return run(connection, instance);
    });
  } finally {
    instance.closeSync();
    await rm(spill, {recursive: true, force: true});
  }
}

async function withConnection<T>(
  instance: DuckDBInstance,
  run: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await run(connection);
  } finally {
    connection.closeSync();
  }
}

/** Describes the Parquet files, while DuckDB closes the database. */
async function finish(connection: DuckDBConnection, facts: BuildFacts, folder: string): Promise<void> {
  await connection.run("use atlas");
  const about = await describeBuild(connection, facts);
  await together([connection.run("use memory; detach atlas"), writeDescription(about, folder)]);
}

/**
 * A new database has small blocks where few reports are to come; one that is there keeps its own. What is written needs
 * no log to recover it from: a database of which the run is killed is thrown away.
 */
function attachDatabase(path: string, reports?: number): string {
  const blockSize = reports !== undefined && reports <= MOST_REPORTS_IN_SMALL_BLOCKS ? SMALL_BLOCK : LARGE_BLOCK;
  const form = reports === undefined ? "" : `, storage_version '${STORAGE_VERSION}', block_size ${blockSize}`;
  return `attach ${quote(path)} as atlas (recovery_mode no_wal_writes${form})`;
}

const YEARS = z.tuple([z.number().nullable(), z.number().nullable()]);

async function describeBuild(connection: DuckDBConnection, {version, builtFrom}: BuildFacts): Promise<AboutBuild> {
  const reader = await connection.runAndReadAll("select min(year), max(year) from report");
  const [first, last] = YEARS.parse(reader.getRows()[0]);
  return {version, builtFrom, years: first === null || last === null ? null : {first, last}};
}
