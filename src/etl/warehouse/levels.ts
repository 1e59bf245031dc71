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

const YEARS = z.array(z.tuple([z.number()]));

/**
 * Finds consolidated reports that have less than the reports they contain, among
 * all reports of the connection's current schema, a year at a time. The database tells which cells
 * to look at, so that no more of the reports than those of one year is in memory.
 */
export async function* findLevels(connection: DuckDBConnection): AsyncGenerator<Finding[], void> {
  await connection.run(`create or replace temp table level as ${SELECT}`);
  const years = await connection.runAndReadAll("select distinct year from level order by year");
  for (const [year] of YEARS.parse(years.getRows())) {
    const cells = `from level where year = ${year} order by agency_id, report_id, cell_id`;
    yield levelFindings(compared(ROWS.parse((await connection.runAndReadAll(cells)).getRows())));
  }
  await connection.run("drop table level");
}

/** The reports that rows are of, each with the values that are to be compared. */
function compared(rows: z.infer<typeof ROWS>): ComparedReport[] {
  const reports = new Map<string, ComparedReport & {readonly values: ComparedValue[]}>();
  for (const [reportId, agencyId, regionCode, year, form, scope, cellId, value, place] of rows) {
    const agency = {agencyId, regionCode};
    const report = reports.get(reportId) ?? {reportId, year, form, scope, agency, values: []};
    report.values.push({cellId, value, place});
    reports.set(reportId, report);
  }
  return [...reports.values()];
}
