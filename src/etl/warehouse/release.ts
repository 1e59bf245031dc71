import {access} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import {compareSnapshots, takeSnapshot} from "../report/revision.js";
import type {Snapshot} from "../report/revision.js";
import type {Atlas, Comparison} from "./atlas.js";
import {roundToStored} from "./decimal.js";
import {STATUSES} from "./schema.js";
import {quote} from "./statements.js";

const FILES = ["build.parquet", "source.parquet", "value.parquet"] as const;

const ADVICE = `A release is a folder with ${FILES.join(", ")}; docs/releasing.md tells how to make one.`;

const BUILD_ROWS = z.tuple([z.tuple([z.string()])]);
const SOURCE_ROWS = z.array(z.tuple([z.string(), z.string()]));
const NUMBER = z.string().transform(Number).nullable();
const VALUE_ROWS = z.array(z.tuple([z.string(), z.string(), NUMBER, NUMBER, z.enum(STATUSES)]));

/** What the last release found, and the version of the software that made it. */
export interface Release {
  readonly version: string;
  readonly snapshot: Snapshot;
}

/**
 * The files that a release in a folder consists of.
 *
 * @throws {OperatorError} where one is missing.
 */
export async function listRelease(folder: string): Promise<string[]> {
  const paths = FILES.map((file) => join(folder, file));
  for (const path of paths) {
    await access(path).catch(() => {
      throw new OperatorError(`no such file of a release: ${path}`, ADVICE);
    });
  }
  return paths;
}

/**
 * Reads what a release found.
 *
 * @throws {OperatorError} where its files are not those of a warehouse.
 */
export async function readRelease(folder: string): Promise<Release> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return await readTables(connection, await listRelease(folder));
  } catch (error) {
    if (!(error instanceof Error) || error instanceof OperatorError) throw error;
    throw new OperatorError(`cannot read release: ${folder}: ${error.message}`, ADVICE);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Every cell that is not what it was in a release. */
export function compareWithRelease(
  release: Release,
  {reports, outcomes}: Pick<Atlas, "reports" | "outcomes">,
): Comparison {
  const {reports: taken} = takeSnapshot(reports, outcomes);
  const stored = taken.map((report) => ({
    ...report,
    values: report.values.map((value) => ({
      ...value,
      printed: maybeStored(value.printed),
      value: maybeStored(value.value),
    })),
  }));
  return {version: release.version, revisions: compareSnapshots(release.snapshot, {reports: stored})};
}

async function readTables(connection: DuckDBConnection, [build, source, value]: readonly string[]): Promise<Release> {
  const select = async (columns: string, file = "", rest = "") => {
    const reader = await connection.runAndReadAll(`select ${columns} from ${quote(file)} ${rest}`);
    return reader.getRowsJson();
  };
  const [[version]] = BUILD_ROWS.parse(await select("version", build));
  const sources = SOURCE_ROWS.parse(await select("report_id, source_id", source, "where report_id is not null"));
  // As text, so that a number is the nearest to its decimal digits, as in a report that is read.
  const columns = "report_id, cell_id, printed::varchar, value::varchar, status";
  const values = VALUE_ROWS.parse(await select(columns, value));
  return {version, snapshot: joinReports(sources, values)};
}

function joinReports(sources: z.infer<typeof SOURCE_ROWS>, rows: z.infer<typeof VALUE_ROWS>): Snapshot {
  const files = groupBy(sources, ([reportId]) => reportId);
  const values = groupBy(rows, ([reportId]) => reportId);
  return {
    reports: [...values].map(([reportId, cells]) => ({
      reportId,
      sourceIds: (files.get(reportId) ?? []).map(([, sourceId]) => sourceId),
      values: cells.map(([, cellId, printed, value, status]) => ({cellId, printed, value, status})),
    })),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function maybeStored(number: number | null): number | null {
  return number === null ? null : roundToStored(number);
}
