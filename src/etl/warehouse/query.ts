import type {DuckDBResult, Json} from "@duckdb/node-api";
import {OperatorError} from "../operatorError.js";
import {openWarehouse} from "./open.js";
import {toPrintable} from "./printable.js";

export interface QueryColumn {
  readonly name: string;
  /** DuckDB's name of the type, e.g. `DECIMAL(18,6)`. */
  readonly type: string;
}

/** Some rows of a result, in printable form. */
export interface QueryRows {
  readonly columns: readonly QueryColumn[];
  readonly rows: readonly (readonly Json[])[];
}

export interface QueryResult extends QueryRows {
  /** Whether there were more rows than were asked for. */
  readonly isTruncated: boolean;
}

/** Which build a warehouse holds. */
export interface Build {
  readonly version: string;
  readonly builtFrom: string;
}

const ADVICE =
  'docs/warehouse.md lists every table and column; "show tables" and "describe requests" do so as queries.';

/** DuckDB's errors name their kind first, e.g. `Parser Error:`; its client may say before that what it was doing. */
const DUCKDB_COMPLAINT = /^(Failed to \w+ \w+: )?(?<complaint>[A-Z]\w*( \w+)* Error:.*)/s;

/**
 * Runs a query on the warehouse in a folder and gives its first `limit` rows.
 * Throws an `OperatorError` with DuckDB's message, which points at the place,
 * where the query is wrong.
 */
export async function runQuery(
  folder: string,
  sql: string,
  {limit = Infinity}: {readonly limit?: number} = {},
): Promise<QueryResult> {
  let columns: readonly QueryColumn[] = [];
  const rows: (readonly Json[])[] = [];
  for await (const batch of streamQuery(folder, sql)) {
    columns = batch.columns;
    for (const row of batch.rows) rows.push(row);
    if (rows.length > limit) break;
  }
  return {columns, rows: rows.slice(0, limit), isTruncated: rows.length > limit};
}

/**
 * Runs a query and gives its rows as they come, so that a result can be larger
 * than memory; at least one batch, if an empty one, so that the columns are known.
 */
export async function* streamQuery(folder: string, sql: string): AsyncGenerator<QueryRows> {
  if (isEmpty(sql)) throw new OperatorError("no statement in the query", ADVICE);
  const {connection, close} = await openWarehouse(folder);
  try {
    const result = await connection.stream(sql);
    const columns = describeColumns(result);
    yield {columns, rows: []};
    for await (const rows of result.yieldConvertedRows(toPrintable)) yield {columns, rows};
  } catch (error) {
    throw explainQueryError(error);
  } finally {
    close();
  }
}

/** The build that a folder holds; undefined where there is no warehouse, or none that this version can read. */
export async function readBuild(folder: string): Promise<Build | undefined> {
  try {
    const {rows} = await runQuery(folder, "select version, built_from from build");
    const [version, builtFrom] = rows[0] ?? [];
    return typeof version === "string" && typeof builtFrom === "string" ? {version, builtFrom} : undefined;
  } catch (error) {
    if (error instanceof OperatorError) return undefined;
    throw error;
  }
}

/** DuckDB's complaint about a query as the operator's to mend; any other error as it came. */
export function explainQueryError(error: unknown): unknown {
  const complaint = error instanceof Error ? DUCKDB_COMPLAINT.exec(error.message)?.groups?.complaint : undefined;
  return complaint === undefined ? error : new OperatorError(complaint, ADVICE);
}

/** Names that occur twice are told apart. */
function describeColumns(result: DuckDBResult): QueryColumn[] {
  return result.deduplicatedColumnNames().map((name, index) => ({name, type: result.columnType(index).toString()}));
}

/** Whether there is nothing in it but comments, which DuckDB's client stumbles over. */
function isEmpty(sql: string): boolean {
  return /^[\s;]*$/.test(sql.replace(/--.*$/gm, "").replace(/\/\*.*?\*\//gs, ""));
}
