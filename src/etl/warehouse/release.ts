import {access} from "node:fs/promises";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import {compareSnapshots} from "../report/revision.js";
import type {Snapshot} from "../report/revision.js";
import type {Comparison} from "./atlas.js";
import {STATUSES} from "./schema.js";
import {quote} from "./statements.js";

const FILES = ["build.parquet", "source.parquet", "value.parquet"] as const;

const ADVICE = `A release is a folder with ${FILES.join(", ")}; docs/releasing.md tells how to make one.`;

const BUILD_ROWS = z.tuple([z.tuple([z.string()])]);
const ID_ROWS = z.array(z.tuple([z.string()]));
const SOURCE_ROWS = z.array(z.tuple([z.string(), z.string()]));
const NUMBER = z.string().transform(Number).nullable();
const VALUE_ROWS = z.array(z.tuple([z.string(), z.string(), NUMBER, NUMBER, z.enum(STATUSES)]));

/** A relation that can stand after `from`. */
interface Side {
  readonly source: string;
  readonly value: string;
}

const BUILT: Side = {source: "source", value: "value"};

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

/** The version of the software that made a release. */
export async function readReleaseVersion(folder: string): Promise<string> {
  const [build = ""] = await listRelease(folder);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(`select version from ${quote(build)}`);
    return BUILD_ROWS.parse(reader.getRowsJson())[0][0];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Every cell of the tables that is not what it was in a release. The cells are
 * compared where they lie; only reports in which one differs are read.
 *
 * @throws {OperatorError} where the release's files are not those of a warehouse.
 */
export async function compareWithRelease(connection: DuckDBConnection, folder: string): Promise<Comparison> {
  const [build = "", source = "", value = ""] = (await listRelease(folder)).map(quote);
  const released: Side = {source, value};
  const select = async (query: string) => (await connection.runAndReadAll(query)).getRowsJson();
  try {
    const [[version]] = BUILD_ROWS.parse(await select(`select version from ${build}`));
    const changed = new Set(ID_ROWS.parse(await select(selectChanged(released, BUILT))).flat());
    const [before, after] = [await takeSnapshot(select, released, changed), await takeSnapshot(select, BUILT, changed)];
    return {version, revisions: compareSnapshots(before, after)};
  } catch (error) {
    if (!(error instanceof Error) || error instanceof OperatorError) throw error;
    throw new OperatorError(`cannot read release: ${folder}: ${error.message}`, ADVICE);
  }
}

type Select = (query: string) => Promise<unknown>;

/** The reports with a cell that is not the same on both sides. */
function selectChanged(before: Side, after: Side): string {
  const cells = ({value}: Side) => `(select report_id, cell_id, printed, value, status from ${value})`;
  return `select distinct report_id from (
    (from ${cells(before)} except all from ${cells(after)}) union all (from ${cells(after)} except all from ${cells(before)})
  ) order by all`;
}

/** What a side found of some reports, and which files all its reports were read from. */
async function takeSnapshot(select: Select, {source, value}: Side, changed: ReadonlySet<string>): Promise<Snapshot> {
  const sources = SOURCE_ROWS.parse(
    await select(`select report_id, source_id from ${source} where report_id is not null order by all`),
  );
  // As text, so that a number is the nearest to its decimal digits, as in a report that is read.
  const columns = "report_id, cell_id, printed::varchar, value::varchar, status";
  const among = `report_id in (${[...changed].map(quote).join(", ")})`;
  const values =
    changed.size === 0 ? [] : VALUE_ROWS.parse(await select(`select ${columns} from ${value} where ${among}`));
  return joinReports(sources, values);
}

function joinReports(sources: z.infer<typeof SOURCE_ROWS>, rows: z.infer<typeof VALUE_ROWS>): Snapshot {
  const files = groupBy(sources, ([reportId]) => reportId);
  const values = groupBy(rows, ([reportId]) => reportId);
  return {
    reports: [...new Set([...files.keys(), ...values.keys()])].map((reportId) => ({
      reportId,
      sourceIds: (files.get(reportId) ?? []).map(([, sourceId]) => sourceId),
      values: (values.get(reportId) ?? []).map(([, cellId, printed, cellValue, status]) => ({
        cellId,
        printed,
        value: cellValue,
        status,
      })),
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
