import {FINDING_RULES} from "./finding.js";
import type {BuildSummary, FindingCount} from "./build.js";
import type {Finding, FindingCode, Severity} from "./finding.js";
import type {ReportStatus, Status} from "./report/report.js";
import type {Role} from "./source/source.js";
import type {Atlas} from "./warehouse/atlas.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

/** What a build came to: the numbers of its files, reports, cells and findings. */
export function summarize(atlas: Atlas, out: string): BuildSummary {
  const {outcomes, reports, version, builtFrom, comparison} = atlas;
  const findings = [...atlas.findings, ...reports.flatMap((report) => report.findings)];
  const statuses = reports.flatMap(({values}) => values.map(({status}) => status));
  return {
    out,
    version,
    builtFrom,
    sources: count<Role>(
      {primary: 0, alternate: 0, rejected: 0},
      outcomes.map(({role}) => role),
    ),
    reports: count<ReportStatus>(
      {complete: 0, inconsistent: 0, partial: 0},
      reports.map(({status}) => status),
    ),
    cells: count<Status>({printed: 0, inferred: 0, corrected: 0, blank: 0, dash: 0, unknown: 0}, statuses),
    findings: countFindings(findings),
    rejected: outcomes
      .filter(({role}) => role === "rejected")
      .map(({source, reason}) => ({path: source.path, reason: reason ?? ""})),
    changes: comparison && {since: comparison.version, cells: comparison.revisions.length},
  };
}

function countFindings(findings: readonly Finding[]): FindingCount[] {
  const counts = new Map<FindingCode, number>();
  for (const {code} of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({code, severity: FINDING_RULES[code].severity, count}))
    .sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.code < b.code ? -1 : 1));
}

function rank({severity}: FindingCount): number {
  return SEVERITIES.indexOf(severity);
}

/** Counts onto zeros, so that a kind that does not occur is counted as none and not left out. */
function count<Kind extends string>(zeros: Record<Kind, number>, kinds: readonly Kind[]): Record<Kind, number> {
  const counts = {...zeros};
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}
