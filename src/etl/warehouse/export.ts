import {createWriteStream} from "node:fs";
import {rename, rm} from "node:fs/promises";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {DuckDBConnection, Json} from "@duckdb/node-api";
import {OperatorError} from "../operatorError.js";
import {openWarehouse} from "./open.js";
import {explainQueryError, streamQuery} from "./query.js";
import type {QueryColumn, QueryRows} from "./query.js";
import {quote} from "./statements.js";

export type TextFormat = "csv" | "json";

export interface ExportOptions {
  readonly format: TextFormat | "parquet";
  readonly file: string;
}

/**
 * Writes all rows of a query to a file, whole or not at all. Throws an
 * `OperatorError` where the query is wrong or the file cannot be written.
 */
export async function exportQuery(folder: string, sql: string, {format, file}: ExportOptions): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    if (format === "parquet") await copyParquet(folder, sql, unfinished);
    else await pipeline(Readable.from(formatQuery(folder, sql, format)), createWriteStream(unfinished));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, {force: true}).catch(() => undefined);
    throw explainExportError(file, error);
  }
}

/**
 * All rows of a query as text, piece by piece: CSV with a header (RFC 4180 with
 * line feeds; null is nothing, an empty text is `""`), or a JSON array with an
 * object a line.
 */
export async function* formatQuery(folder: string, sql: string, format: TextFormat): AsyncGenerator<string> {
  yield* format === "csv" ? formatCsv(streamQuery(folder, sql)) : formatJson(streamQuery(folder, sql));
}

async function* formatCsv(batches: AsyncIterable<QueryRows>): AsyncGenerator<string> {
  let count = 0;
  for await (const {columns, rows} of batches) {
    if (count++ === 0) yield formatRecord(columns.map(({name}) => name));
    for (const row of rows) yield formatRecord(row);
  }
}

async function* formatJson(batches: AsyncIterable<QueryRows>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const {columns, rows} of batches) {
    for (const row of rows) {
      yield separator + formatObject(columns, row);
      separator = ",\n";
    }
  }
  yield separator.startsWith("[") ? "[]\n" : "\n]\n";
}

function formatRecord(row: readonly Json[]): string {
  return `${row.map(formatField).join(",")}\n`;
}

function formatField(field: Json): string {
  if (field === null) return "";
  const text = typeof field === "object" ? JSON.stringify(field) : String(field);
  return text === "" || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function formatObject(columns: readonly QueryColumn[], row: readonly Json[]): string {
  return JSON.stringify(Object.fromEntries(columns.map(({name}, index) => [name, row[index] ?? null])));
}

/**
 * The query is prepared by itself first, so that DuckDB's complaints point into
 * it and not into a statement around it; as a view it may end as it likes, with
 * a semicolon or a comment.
 */
async function copyParquet(folder: string, sql: string, file: string): Promise<void> {
  const {connection, close} = await openWarehouse(folder);
  try {
    await prepare(connection, sql);
    await connection.run(`create temp view exported as ${sql}`);
    await connection.run(`copy exported to ${quote(file)} (format parquet, compression zstd)`);
  } finally {
    close();
  }
}

async function prepare(connection: DuckDBConnection, sql: string): Promise<void> {
  try {
    await connection.prepare(sql);
  } catch (error) {
    throw explainQueryError(error);
  }
}

function explainExportError(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  if (!("code" in error) && !error.message.startsWith("IO Error")) return explainQueryError(error);
  return new OperatorError(
    `cannot write ${file}: ${error.message}`,
    "Look whether the folder is there and may be written to.",
  );
}
