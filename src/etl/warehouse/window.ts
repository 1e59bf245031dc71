import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Finding} from "../finding.js";
import type {AtlasChange} from "./atlas.js";
import {appendFindings, appendParts, inTransaction} from "./fill.js";
import {checkIntegrity} from "./integrity.js";
import {findLevels, LEVEL_CODE} from "./levels.js";
import {readMarts, readViews} from "./relation.js";
import type {Relation} from "./relation.js";
import {PART_TABLES} from "./rows.js";
import type {PartTable} from "./rows.js";
import {getTable, TABLES} from "./schema.js";
import type {TableName} from "./schema.js";
import {createTable, quote, quoteName} from "./statements.js";

/*
 * A window is a database in memory with all tables and views of the warehouse,
 * some of which hold a part of the rows only: a select over the window gives the
 * rows of that part, where these depend on nothing else. One, the first database of a connection, holds the bodies that
 * changed, and then the reports that theirs are compared with; another one the years of which something changed.
 */

const CHANGED_YEARS = readFileSync(new URL("changedYears.sql", import.meta.url), "utf8");
const COMPARED_REPORTS = readFileSync(new URL("comparedReports.sql", import.meta.url), "utf8");

/** The reports of the changed bodies, as they were. */
const OLD_REPORTS = "(select report_id from atlas.report where agency_id in (from memory.changed_body))";

/**
 * Opens the window on the bodies that changed, with their new rows, and replaces
 * theirs in the tables of the warehouse attached as `atlas`.
 */
export async function replaceBodies(connection: DuckDBConnection, atlas: AtlasChange): Promise<void> {
  await connection.run("use memory");
  for (const name of PART_TABLES) await connection.run(createTable(getTable(name)));
  await createViews(connection, PART_TABLES);
  const ids = [...atlas.bodies].map(quote).join(", ");
  await connection.run(`create table changed_body as select unnest([${ids}]::varchar[]) as agency_id`);
  await appendParts(connection, atlas);
  await checkIntegrity(connection);
  await connection.run(`create table changed_year as ${CHANGED_YEARS}`);
  await connection.run(`create table changed_region as
    select region_code from agency union select region_code from atlas.agency where agency_id in (from changed_body)`);
  await inTransaction(connection, async () => {
    for (const name of PART_TABLES.toReversed()) {
      await connection.run(`delete from atlas.${quoteName(name)} where ${isReplaced(name)}`);
    }
    for (const name of PART_TABLES)
      await connection.run(`insert into atlas.${quoteName(name)} from ${quoteName(name)}`);
  });
}

/**
 * Replaces, once the rows of bodies are, theirs in marts, and what is found
 * between them and others, for which the window moves to the reports that theirs are compared with.
 */
export async function replaceOfBodies(connection: DuckDBConnection): Promise<void> {
  await inTransaction(connection, async () => {
    for (const mart of readMarts().filter(({partition}) => partition === "agency_id")) {
      await replaceInMart(connection, mart, "agency_id in (from changed_body)");
    }
  });
  for (const name of ["agency", "source", "section", "claim", "finding"]) {
    await connection.run(`drop table ${quoteName(name)}`);
    await connection.run(viewOf(name));
  }
  await connection.run(`create table compared_report as ${COMPARED_REPORTS}`);
  await fillWindow(connection, "report_id in (from compared_report)", "* exclude (raw, basis)");
  const findings: Finding[] = [];
  for await (const ofYear of findLevels(connection)) for (const each of ofYear) findings.push(each);
  await connection.run("use atlas");
  await inTransaction(connection, async () => replaceLevels(connection, findings));
}

/**
 * Opens, once the rows of bodies are replaced, a window of its own on the years of which something changed, and gives
 * the marts that are to be replaced through it. None needs the texts of cells, nor their places, which take the most time to copy.
 */
export async function openYears(connection: DuckDBConnection): Promise<Iterator<Relation>> {
  await connection.run("attach ':memory:' as years");
  await connection.run("use years");
  const columns = "* exclude (raw, basis) replace (null::varchar as place)";
  await fillWindow(connection, "year in (from memory.changed_year)", columns);
  await createViews(connection, ["report", "value"]);
  return readMarts()
    .filter(({partition}) => partition === "year")
    .values();
}

/** Replaces the rows of these years in marts, each of which one of several connections takes when it has nothing else to do. */
export async function replaceYears(connection: DuckDBConnection, marts: Iterator<Relation>): Promise<void> {
  await connection.run("use years");
  await inTransaction(connection, async () => {
    for (let next = marts.next(); next.done !== true; next = marts.next()) {
      await replaceInMart(connection, next.value, "year in (from memory.changed_year)");
    }
  });
}

/** Fills a window with some reports and, of their cells, the columns that are looked at. */
async function fillWindow(connection: DuckDBConnection, condition: string, columns: string): Promise<void> {
  await connection.run(`create or replace table report as from atlas.report where ${condition}`);
  await connection.run(`create or replace table value as
    select ${columns} from atlas.value where report_id in (select report_id from report)`);
}

/** Creates the views of the warehouse in a window, and one on all rows of each table that it has no part of. */
async function createViews(connection: DuckDBConnection, parts: readonly TableName[]): Promise<void> {
  for (const {name} of TABLES) if (!parts.includes(name)) await connection.run(viewOf(name));
  for (const {name, sql} of readViews()) await connection.run(`create view ${quoteName(name)} as ${sql}`);
}

function viewOf(name: string): string {
  return `create view ${quoteName(name)} as from atlas.${quoteName(name)}`;
}

/** Rows of no body are all made anew; what is found between bodies stays for the moment. */
function isReplaced(name: PartTable): string {
  switch (name) {
    case "agency":
    case "report":
      return "agency_id in (from changed_body)";
    case "source":
      return `report_id is null or report_id in ${OLD_REPORTS}`;
    case "finding":
      return `report_id is null or (report_id in ${OLD_REPORTS} and code <> ${quote(LEVEL_CODE)})`;
    default:
      return `report_id in ${OLD_REPORTS}`;
  }
}

async function replaceLevels(connection: DuckDBConnection, findings: readonly Finding[]): Promise<void> {
  await connection.run(
    `delete from finding where code = ${quote(LEVEL_CODE)}
      and (report_id in (from memory.compared_report) or report_id not in (select report_id from report))`,
  );
  await appendFindings(connection, findings);
}

/** Replaces in a mart the rows of the window, which the condition tells. */
async function replaceInMart(connection: DuckDBConnection, {name, sql}: Relation, condition: string): Promise<void> {
  await connection.run(`delete from atlas.${quoteName(name)} where ${condition}`);
  await connection.run(`insert into atlas.${quoteName(name)} ${sql}`);
}
