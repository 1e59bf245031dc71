import {z} from "zod";
import {FINDING_RULES} from "./finding.js";
import type {BuildSummary, FindingCount} from "./build.js";
import type {FindingCode, Severity} from "./finding.js";
import {openWarehouse} from "./warehouse/open.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

const CODES = Object.keys(FINDING_RULES) as FindingCode[];
const BUILD = z.tuple([z.tuple([z.string(), z.string()])]);
const COUNTS = z.array(z.tuple([z.string(), z.number()]));
const FINDINGS = z.array(z.tuple([z.enum(CODES), z.number()]));
const REJECTED = z.array(z.tuple([z.string(), z.string()]));

/** What a warehouse holds, in numbers and names; what a run did about it is not in it. */
export type WarehouseContent = Omit<BuildSummary, "out" | "isUnchanged" | "files" | "changes"> & {
  /** Cells that are not what they were in the release that the build was compared with. */
  readonly revisions: number;
};

/** Counts what the warehouse in a folder holds: its files, reports, cells and findings. */
export async function summarizeWarehouse(folder: string): Promise<WarehouseContent> {
  const {connection, close} = await openWarehouse(folder);
  try {
    return await summarize(async (sql) => (await connection.runAndReadAll(sql)).getRowsJson());
  } finally {
    close();
  }
}

async function summarize(select: (sql: string) => Promise<unknown>): Promise<WarehouseContent> {
  const count = async (column: string, table: string) =>
    COUNTS.parse(await select(`select ${column}, count(*)::integer from ${table} group by all order by all`));
  const [[version, builtFrom]] = BUILD.parse(await select("select version, built_from from build"));
  const rejected = "select path, coalesce(reason, '') from source where role = 'rejected' order by all";
  return {
    version,
    builtFrom,
    sources: onto({primary: 0, alternate: 0, rejected: 0}, await count("role", "source")),
    reports: onto({complete: 0, inconsistent: 0, partial: 0}, await count("status", "report")),
    cells: onto({printed: 0, inferred: 0, corrected: 0, blank: 0, dash: 0, unknown: 0}, await count("status", "value")),
    findings: sortFindings(FINDINGS.parse(await count("code", "finding"))),
    rejected: REJECTED.parse(await select(rejected)).map(([path, reason]) => ({path, reason})),
    revisions: COUNTS.parse(await select("select '', count(*)::integer from revision"))[0]?.[1] ?? 0,
  };
}

function sortFindings(counts: readonly (readonly [FindingCode, number])[]): FindingCount[] {
  return counts
    .map(([code, count]) => ({code, severity: FINDING_RULES[code].severity, count}))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1));
}

function rank({severity}: FindingCount): number {
  return SEVERITIES.indexOf(severity);
}

/** Counts onto zeros, so that a kind that does not occur is counted as none and not left out. */
function onto<Kind extends string>(
  zeros: Readonly<Record<Kind, number>>,
  counts: readonly (readonly [string, number])[],
): Readonly<Record<Kind, number>> {
  return {...zeros, ...Object.fromEntries(counts)};
}
