import type {Finding} from "./finding.js";
import {noteOf} from "./reading/packedReading.js";
import {readCopy} from "./reading/readCopy.js";
import type {CopyReading, Rejection} from "./reading/readCopy.js";
import {checkBetween} from "./report/between/check.js";
import type {ReportCopy} from "./report/copy.js";
import {refuseStale} from "./report/corrections.js";
import {joinReports} from "./report/join.js";
import {composeCopy} from "./report/merge.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import type {Source, SourceOutcome, SourceRead} from "./source/source.js";
import {outcomeOf, rejectionFindings} from "./reading/sourceNote.js";

/** What a source gives of a report, and the report that it makes by itself; or why it gives none. */
export type SourceReading =
  {readonly kind: "report"; readonly source: Source; readonly copy: ReportCopy; readonly report: Report} | Rejection;

/** All sources joined: one report a body and year, and what became of every file. */
export interface Joined {
  readonly reports: readonly Report[];
  readonly outcomes: readonly SourceOutcome[];
  readonly findings: readonly Finding[];
}

/** Takes one source through the stages, and composes the report that there is where no other copy joins in. */
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
  const notes = readings.map((reading) => ({source: reading.source, key: null, note: noteOf(reading)}));
  return {
    reports: checkBetween(reports),
    outcomes: notes.map((note) => outcomeOf(note, (id) => primaries.has(id))),
    findings: notes.flatMap(rejectionFindings),
  };
}
