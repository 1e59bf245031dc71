import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {FindingCode} from "../finding.js";
import type {Finding} from "../finding.js";
import {levelFindings} from "../report/between/levels.js";
import type {ComparedReport, ComparedValue} from "../report/between/series.js";

/** What `findLevels` finds. */
export const LEVEL_CODE = "consolidated_below_parts" satisfies FindingCode;

const SELECT = readFileSync(new URL("levels.sql", import.meta.url), "utf8");

const ROWS = z.array(
  z.tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.number(),
    z.union([z.literal(2019), z.literal(2021)]),
    z.enum(["own", "consolidated"]),
    z.string(),
    z.string().transform(Number),
    z.string().nullable(),
  ]),
);

/**
 * Finds consolidated reports that have less than the reports they contain, among
 * all reports of the connection's current schema. The database tells which cells
 * to look at, so that no more of the reports than these is in memory.
 */
export async function findLevels(connection: DuckDBConnection): Promise<Finding[]> {
  const rows = ROWS.parse((await connection.runAndReadAll(SELECT)).getRows());
  const reports = new Map<string, ComparedReport & {readonly values: ComparedValue[]}>();
  for (const [reportId, agencyId, regionCode, year, form, scope, cellId, value, place] of rows) {
    const report = reports.get(reportId) ?? {
      reportId,
      year,
      form,
      scope,
      agency: {agencyId, regionCode},
      values: [],
    };
    report.values.push({cellId, value, place});
    reports.set(reportId, report);
  }
  return levelFindings([...reports.values()]);
}
