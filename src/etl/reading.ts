import {placeInMember} from "./document/archive.js";
import {isUnreadable} from "./document/document.js";
import {readDocument} from "./document/read.js";
import {finding, FINDING_RULES} from "./finding.js";
import type {Finding, FindingCode} from "./finding.js";
import {checkBetween} from "./report/between/check.js";
import {reportIdOf} from "./report/copy.js";
import type {ReportCopy} from "./report/copy.js";
import {refuseStale} from "./report/corrections.js";
import {joinReports} from "./report/join.js";
import {composeCopy} from "./report/merge.js";
import {readReport} from "./report/read.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import type {Source, SourceOutcome, SourceRead} from "./source/source.js";

/** What a source gives of a report, or why it gives none. */
export type CopyReading = {readonly kind: "report"; readonly source: Source; readonly copy: ReportCopy} | Rejection;

/** The same with the report that the source makes by itself. */
export type SourceReading =
  {readonly kind: "report"; readonly source: Source; readonly copy: ReportCopy; readonly report: Report} | Rejection;

interface Rejection {
  readonly kind: "rejection";
  readonly source: Source;
  readonly code: FindingCode;
  readonly detail: string;
}

/** All sources joined: one report a body and year, and what became of every file. */
export interface Joined {
  readonly reports: readonly Report[];
  readonly outcomes: readonly SourceOutcome[];
  readonly findings: readonly Finding[];
}

/** Takes one source through the stages from document to report, for its own part. */
export async function readCopy(read: SourceRead): Promise<CopyReading> {
  if (read.kind === "rejection") return read;
  const document = await readDocument(read.content, read.source.mediaType);
  if (isUnreadable(document)) {
    return {kind: "rejection", source: read.source, code: document.unreadable, detail: document.detail};
  }
  const placed = read.member === undefined ? document : placeInMember(document, read.member);
  return {...readReport(placed, read.source), source: read.source};
}

/** The same, and composes the report that there is where no other copy joins in. */
export async function readSource(read: SourceRead): Promise<SourceReading> {
  const reading = await readCopy(read);
  return reading.kind === "report" ? {...reading, report: composeCopy(reading.copy)} : reading;
}

/**
 * Joins copies of one report, corrects what people found wrong, checks reports
 * against each other, and lists every source once with what became of it.
 *
 * @throws {OperatorError} where a correction does not fit the reports.
 */
export function joinCopies(readings: readonly CopyReading[], corrections: readonly Correction[] = []): Joined {
  const copies = readings.flatMap((reading) => (reading.kind === "report" ? [reading.copy] : []));
  const reports = joinReports(copies, corrections);
  refuseStale(corrections, reports);
  const primaries = new Set(reports.map(({sourceId}) => sourceId));
  return {
    reports: checkBetween(reports),
    outcomes: readings.map((reading) => outcomeOf(reading, primaries)),
    findings: readings.flatMap((reading) => (reading.kind === "rejection" ? [rejectionFinding(reading)] : [])),
  };
}

function outcomeOf(reading: CopyReading, primaries: ReadonlySet<string>): SourceOutcome {
  const {source} = reading;
  if (reading.kind === "rejection")
    return {source, role: "rejected", reportId: null, reason: `${reading.code}: ${reading.detail}`};
  const role = primaries.has(source.sourceId) ? "primary" : "alternate";
  return {source, role, reportId: reportIdOf(reading.copy), reason: null};
}

function rejectionFinding({source, code, detail}: Rejection): Finding {
  const {zh, en} = FINDING_RULES[code];
  const message = {zh: `${zh}：${detail}`, en: `${en}: ${detail}`};
  return finding(code, message, {sourceId: source.sourceId});
}
