import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Finding} from "../finding.js";
import type {AtlasChange} from "./atlas.js";
import {appendFindings, appendParts, inTransaction, runTogether} from "./fill.js";
import {checkIntegrity} from "./integrity.js";
import {findLevels, LEVEL_CODE} from "./levels.js";
import {listSelected, readMarts, readRelations} from "./relation.js";
import type {Partition, Relation, StoredRelation} from "./relation.js";
import {isPartTable, PART_TABLES} from "./rows.js";
import type {PartTable} from "./rows.js";
import {TABLES} from "./schema.js";
import type {TableSchema} from "./schema.js";
import {createTable, quote, quoteName} from "./statements.js";

/*
 * A window is a database in memory with the tables, views and marts of the
 * warehouse, of which some hold a part of the rows only: a select over the window gives the rows of that part, where
 * these depend on nothing else. One, the first database of a connection, holds the bodies that changed, and then the
 * reports that theirs are compared with; another one, `years`, the years of which something changed.
 */

const CHANGED_YEARS = readFileSync(new URL("changedYears.sql", import.meta.url), "utf8");
const COMPARED_REPORTS = readFileSync(new URL("comparedReports.sql", import.meta.url), "utf8");

const OF_BODIES = "agency_id in (from memory.changed_body)";
const OF_YEARS = "year in (from memory.changed_year)";

/** The reports of the changed bodies, as they were. */
const OLD_REPORTS = "(select report_id from atlas.report where agency_id in (from memory.changed_body))";

/** Opens both windows beside the warehouse attached as `atlas`, before it is known what changed. */
export async function openWindows(connection: DuckDBConnection): Promise<void> {
  const ofReports = TABLES.filter(({name}) => name !== "report");
  const statements = [
    "use memory",
    "create table changed_body (agency_id varchar)",
    "create table changed_year (year integer)",
    ...TABLES.map((table) => (isPartTable(table.name) ? createTable(table) : viewOf(table.name))),
    ...viewsFor("agency_id", OF_BODIES),
    "attach ':memory:' as years",
    "use years",
    viewOf("report", OF_YEARS),
    ...ofReports.map((table) => viewOf(table.name, ofYears(table))),
    ...viewsFor("year", OF_YEARS),
  ];
  await connection.run(statements.join(";\n"));
}

/**
 * Fills the window on the bodies that changed, which the connection looks through then, with their new rows, and replaces
 * theirs in the tables of the warehouse.
 */
export async function replaceBodies(connection: DuckDBConnection, atlas: AtlasChange): Promise<void> {
  await connection.run("use memory");
  const ids = [...atlas.bodies].map(quote).join(", ");
  await connection.run(`insert into changed_body select unnest([${ids}]::varchar[])`);
  await appendParts(connection, atlas);
  await checkIntegrity(connection, PART_TABLES);
  await connection.run(`insert into changed_year ${CHANGED_YEARS}`);
  await connection.run(`create table changed_region as
    select region_code from agency union select region_code from atlas.agency where agency_id in (from changed_body)`);
  await runTogether(connection, [
    ...PART_TABLES.toReversed().map((name) => `delete from atlas.${quoteName(name)} where ${isReplaced(name)}`),
    ...PART_TABLES.map((name) => `insert into atlas.${quoteName(name)} from ${quoteName(name)}`),
  ]);
}

/** The marts that are cut so, for connections to share: each takes the next when it has nothing else to do. */
export function martsBy(partition: Partition): Iterator<Relation> {
  return readMarts()
    .filter((mart) => mart.partition === partition)
    .values();
}

/** Replaces the rows of the changed bodies in marts, once those in tables are replaced. */
export async function replaceOfBodies(connection: DuckDBConnection, marts: Iterator<Relation>): Promise<void> {
  await connection.run("use memory");
  await replaceInMarts(connection, marts, OF_BODIES);
}

/**
 * Replaces what is found between the changed bodies and others; the window moves from these bodies to the reports that
 * theirs are compared with.
 */
export async function replaceLevels(connection: DuckDBConnection): Promise<void> {
  const statements = [
    "drop table agency",
    viewOf("agency"),
    `create table compared_report as ${COMPARED_REPORTS}`,
    "create or replace table report as from atlas.report where report_id in (from compared_report)",
    `create or replace table value as
      select * exclude (raw, basis) from atlas.value where report_id in (from compared_report)`,
  ];
  await connection.run(statements.join(";\n"));
  const findings: Finding[] = [];
  for await (const ofYear of findLevels(connection)) for (const each of ofYear) findings.push(each);
  await connection.run("use atlas");
  await inTransaction(connection, async () => {
    await connection.run(
      `delete from finding where code = ${quote(LEVEL_CODE)}
        and (report_id in (from memory.compared_report) or report_id not in (select report_id from report))`,
    );
    await appendFindings(connection, findings);
  });
}

/** Replaces the rows of the changed years in marts, once those of bodies are replaced. */
export async function replaceOfYears(connection: DuckDBConnection, marts: Iterator<Relation>): Promise<void> {
  await connection.run("use years");
  await replaceInMarts(connection, marts, OF_YEARS);
}

/** In a window on some rows: the views that its marts select from, and one on these rows of each mart that they do. */
function viewsFor(partition: Partition, condition: string): string[] {
  return listUsed(partition).map(({kind, name, sql}) =>
    kind === "view" ? `create view ${quoteName(name)} as ${sql}` : viewOf(name, condition),
  );
}

/** What the marts that are cut so select from, by themselves or through views, each after what it selects from. */
function listUsed(partition: Partition): StoredRelation[] {
  const relations = readRelations();
  const used = new Set(relations.filter((each) => each.partition === partition).flatMap(listSelected));
  for (const each of relations.toReversed())
    if (used.has(each.name)) for (const name of listSelected(each)) used.add(name);
  return relations.filter(({name}) => used.has(name));
}

/** A view on rows of a table or mart of the warehouse. */
function viewOf(name: string, condition = "true"): string {
  return `create view ${quoteName(name)} as from atlas.${quoteName(name)} where ${condition}`;
}

/** Which rows of a table the window on years shows: of what belongs to reports, those of these reports. */
function ofYears({columns}: TableSchema): string {
  const isOfReport = columns.some(({name}) => name === "report_id");
  return isOfReport ? "report_id in (select report_id from report)" : "true";
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

/** Replaces rows in marts, which the condition tells, by those of the window that the connection looks through. */
async function replaceInMarts(
  connection: DuckDBConnection,
  marts: Iterator<Relation>,
  condition: string,
): Promise<void> {
  await inTransaction(connection, async () => {
    for (let next = marts.next(); next.done !== true; next = marts.next()) {
      const name = quoteName(next.value.name);
      await connection.run(
        `delete from atlas.${name} where ${condition};\ninsert into atlas.${name} ${next.value.sql}`,
      );
    }
  });
}
