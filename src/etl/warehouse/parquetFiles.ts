import {constants, copyFile, rm} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {groupBodies, GROUPED_TABLES, listBodies, replaceBodyRows} from "./bodyGroups.js";
import type {BodyGroup, BodyRows, GroupedTable} from "./bodyGroups.js";
import {parquetOf} from "./files.js";
import {openPieces, readPiece, writePieces} from "./parquetPieces.js";
import type {Piece, Pieces} from "./parquetPieces.js";
import {isFixedTable} from "./rows.js";
import type {TableName} from "./schema.js";
import {quote, quoteName} from "./statements.js";

/** Rows that a reader of a file takes at a time, where no group of bodies tells how many. */
const ROW_GROUP_SIZE = 30_720;

/** A group of bodies is one row group, however many rows it has. */
const WHOLE_GROUP = 1_000_000_000;

/**
 * The order of the rows in a file, wherever they stand in the database: that of
 * bodies and years, which they compress well in and are asked for by. Tables that are not named never change their order.
 */
const ORDERS: Readonly<Partial<Record<TableName, string>>> = {
  agency: "agency_id",
  source: "report_id nulls first, source_id",
  report: "agency_id, report_id",
  finding: "report_id nulls first, finding_id",
};

/** The rows of large tables with their report, and their order within a group of bodies. */
const GROUPED: Readonly<Record<GroupedTable, {readonly from: string; readonly order: string}>> = {
  value: {
    from: "value join report using (report_id) join cell using (form, cell_id)",
    order: "agency_id, report_id, ordinal",
  },
  section: {from: "section join report using (report_id)", order: "agency_id, report_id, ordinal"},
  claim: {from: "claim join report using (report_id)", order: "agency_id, report_id, claim_id"},
};

/** A warehouse of the same code, whose files, or row groups of them, may be taken over as they are. */
export interface Predecessor {
  readonly folder: string;
  /** The bodies as they were. */
  readonly bodies: readonly BodyRows[];
  /** Those whose rows are not what they were. */
  readonly changed: ReadonlySet<string>;
  /** These as they are now, where they are still there. */
  readonly current: readonly BodyRows[];
}

/**
 * Writes a Parquet file for each of some tables of the connection's current
 * schema. The same rows give the same bytes, in whatever order they stand, and
 * whether or not row groups are taken over from a predecessor.
 */
export async function writeParquetFiles(
  connection: DuckDBConnection,
  tables: readonly TableName[],
  folder: string,
  predecessor?: Predecessor,
): Promise<void> {
  const grouped = tables.filter(isGrouped);
  for (const name of tables) if (!isGrouped(name)) await writeWhole(connection, name, folder, predecessor);
  const groups = grouped.length === 0 ? [] : groupBodies(await listNow(connection, predecessor));
  for (const table of grouped) await writeGrouped(connection, {table, groups, folder, predecessor});
}

/** Writes the file of a table in one go, or takes it over where it cannot have changed. */
async function writeWhole(
  connection: DuckDBConnection,
  name: TableName,
  folder: string,
  predecessor?: Predecessor,
): Promise<void> {
  const [file, order] = [parquetOf({name}), ORDERS[name]];
  if (predecessor !== undefined && isFixedTable(name))
    return copyFile(join(predecessor.folder, file), join(folder, file), constants.COPYFILE_FICLONE);
  const select = `from ${quoteName(name)}${order === undefined ? "" : ` order by ${order}`}`;
  return copy(connection, select, join(folder, file), ROW_GROUP_SIZE);
}

/** All bodies: from the database, or from what is known of them before and since. */
async function listNow(connection: DuckDBConnection, predecessor?: Predecessor): Promise<readonly BodyRows[]> {
  if (predecessor === undefined) return listBodies(connection);
  return replaceBodyRows(predecessor.bodies, predecessor.changed, predecessor.current);
}

interface GroupedFile {
  readonly table: GroupedTable;
  readonly groups: readonly BodyGroup[];
  readonly folder: string;
  readonly predecessor: Predecessor | undefined;
}

async function writeGrouped(connection: DuckDBConnection, file: GroupedFile): Promise<void> {
  const {table, folder, predecessor} = file;
  const path = join(folder, parquetOf({name: table}));
  const groups = file.groups.filter(({rows}) => rows[table] > 0);
  if (groups.length === 0) return copy(connection, `from ${quoteName(table)}`, path, ROW_GROUP_SIZE);
  const kept = predecessor === undefined ? undefined : await openKept(table, predecessor);
  try {
    await writePieces(path, takePieces(connection, table, groups, {path, kept}));
  } finally {
    await kept?.pieces.close();
  }
}

/** A piece for each group, taken over where it is what it was. */
async function* takePieces(
  connection: DuckDBConnection,
  table: GroupedTable,
  groups: readonly BodyGroup[],
  {path, kept}: {readonly path: string; readonly kept: Kept | undefined},
): AsyncGenerator<Piece> {
  for (const group of groups) {
    const index = kept?.indexes.get(keyOf(group));
    yield kept === undefined || index === undefined
      ? await makePiece(connection, table, group, `${path}.piece`)
      : await kept.pieces.read(index);
  }
}

interface Kept {
  readonly pieces: Pieces;
  /** Of the pieces that hold what they would hold now, by their bodies. */
  readonly indexes: ReadonlyMap<string, number>;
}

async function openKept(table: GroupedTable, {folder, bodies, changed}: Predecessor): Promise<Kept> {
  const pieces = await openPieces(join(folder, parquetOf({name: table})));
  const written = groupBodies(bodies).filter(({rows}) => rows[table] > 0);
  const isMatch = written.length === pieces.rows.length && written.every(({rows}, i) => rows[table] === pieces.rows[i]);
  if (!isMatch) throw new Error(`the row groups of ${table} are not those of its bodies: ${folder}`);
  const indexes = written.flatMap((group, index) =>
    group.bodies.some((body) => changed.has(body)) ? [] : [[keyOf(group), index] as const],
  );
  return {pieces, indexes: new Map(indexes)};
}

async function makePiece(
  connection: DuckDBConnection,
  table: GroupedTable,
  {bodies}: BodyGroup,
  path: string,
): Promise<Piece> {
  const {from, order} = GROUPED[table];
  const select = `select ${table}.* from ${from} where agency_id in (${bodies.map(quote).join(", ")}) order by ${order}`;
  await copy(connection, select, path, WHOLE_GROUP);
  try {
    return await readPiece(path);
  } finally {
    await rm(path);
  }
}

async function copy(connection: DuckDBConnection, select: string, path: string, rowGroupSize: number): Promise<void> {
  const options = `format parquet, compression zstd, row_group_size ${rowGroupSize}`;
  await connection.run(`copy (${select}) to ${quote(path)} (${options})`);
}

function isGrouped(name: TableName): name is GroupedTable {
  return GROUPED_TABLES.some((table) => table === name);
}

function keyOf({bodies}: BodyGroup): string {
  return bodies.join("\n");
}
