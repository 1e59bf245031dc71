import {crc32} from "node:zlib";
import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {compareText} from "./identity.js";

/** Bodies that stand together in a row group, on average: some 30,000 rows of `value`. */
const BODIES_A_GROUP = 24;

/** Large tables, whose Parquet files have a row group for each group of bodies. */
export const GROUPED_TABLES = ["value", "section", "claim"] as const;

export type GroupedTable = (typeof GROUPED_TABLES)[number];

/** Bodies that follow each other in the order of their ids, and how many rows of each table are theirs. */
export interface BodyGroup {
  readonly bodies: readonly string[];
  readonly rows: Readonly<Record<GroupedTable, number>>;
}

/** A body, and how many rows of each table are its own. */
export interface BodyRows {
  readonly agencyId: string;
  readonly rows: BodyGroup["rows"];
}

const ROWS = z.array(z.tuple([z.string(), z.number(), z.number(), z.number()]));

/**
 * Cuts bodies in the order of their ids into groups. Where a group begins is told
 * by the id of its first body alone, so that a body that comes or goes changes
 * one group, or two, and leaves all others as they are.
 */
export function groupBodies(bodies: Iterable<BodyRows>): BodyGroup[] {
  const groups: BodyRows[][] = [];
  for (const body of bodies) {
    const group = groups.at(-1);
    if (group === undefined || startsGroup(body)) groups.push([body]);
    else group.push(body);
  }
  return groups.map((group) => ({
    bodies: group.map(({agencyId}) => agencyId),
    rows: {value: sum(group, "value"), section: sum(group, "section"), claim: sum(group, "claim")},
  }));
}

/** All bodies with reports in the connection's current schema, in the order of their ids. */
export async function listBodies(connection: DuckDBConnection): Promise<BodyRows[]> {
  const reader = await connection.runAndReadAll(`
    with counts as (
      select report_id, cells as "values", 0 as sections, 0 as claims from report
      union all select report_id, 0, count(*), 0 from section group by report_id
      union all select report_id, 0, 0, count(*) from claim group by report_id
    )
    select agency_id, sum("values")::integer, sum(sections)::integer, sum(claims)::integer
    from counts join report using (report_id)
    group by agency_id
    order by agency_id`);
  return ROWS.parse(reader.getRows()).map(([agencyId, value, section, claim]) => ({
    agencyId,
    rows: {value, section, claim},
  }));
}

/**
 * Bodies in the order of their ids, of which some changed: these as they are now, where they are still there. Ids are in
 * ASCII, which the database puts into the same order.
 */
export function replaceBodyRows(
  bodies: readonly BodyRows[],
  changed: ReadonlySet<string>,
  current: readonly BodyRows[],
): BodyRows[] {
  const kept = bodies.filter(({agencyId}) => !changed.has(agencyId));
  return [...kept, ...current].sort((a, b) => compareText(a.agencyId, b.agencyId));
}

function startsGroup({agencyId}: BodyRows): boolean {
  return crc32(agencyId) % BODIES_A_GROUP === 0;
}

function sum(group: readonly BodyRows[], table: GroupedTable): number {
  return group.reduce((total, {rows}) => total + rows[table], 0);
}
