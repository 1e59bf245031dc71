import type {CellId} from "../form/form.js";
import type {Status, Value} from "./report.js";

/** What a build found, as far as the next is compared with it. */
export interface Snapshot {
  readonly reports: readonly SnapshotReport[];
}

export interface SnapshotReport {
  readonly reportId: string;
  /** Hashes of all files that it was read from. */
  readonly sourceIds: readonly string[];
  readonly values: readonly Pick<Value, "cellId" | "printed" | "value" | "status">[];
}

/**
 * `correction`: somebody corrected the cell, or took a correction back;
 * `new_file`: the report has a file that was not there; `removed`: a file that it
 * was read from is gone; `new_reading`: the same files, read otherwise.
 */
export type RevisionCause = "correction" | "new_file" | "removed" | "new_reading";

/** A cell that is not what it was; null where a side has no number, no such cell, or no such report. */
export interface Revision {
  readonly reportId: string;
  readonly cellId: CellId;
  readonly printedBefore: number | null;
  readonly printedAfter: number | null;
  readonly valueBefore: number | null;
  readonly valueAfter: number | null;
  readonly statusBefore: Status | null;
  readonly statusAfter: Status | null;
  readonly cause: RevisionCause;
}

/** Every cell whose numbers or status changed between two builds, with the cause, by report and in the order of the form. */
export function compareSnapshots(before: Snapshot, after: Snapshot): Revision[] {
  const earlier = new Map(before.reports.map((report) => [report.reportId, report]));
  const later = new Map(after.reports.map((report) => [report.reportId, report]));
  const filesBefore = new Set(before.reports.flatMap(({sourceIds}) => sourceIds));
  const filesAfter = new Set(after.reports.flatMap(({sourceIds}) => sourceIds));
  const reportIds = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return reportIds.flatMap((reportId) => {
    const [was, is] = [earlier.get(reportId), later.get(reportId)];
    const cause = fileCause(was?.sourceIds ?? [], is?.sourceIds ?? [], filesBefore, filesAfter);
    return compareReports(reportId, was?.values ?? [], is?.values ?? [], cause);
  });
}

/** A file that only moved from one report to another, as when a body is told better, is neither new nor removed. */
function fileCause(
  was: readonly string[],
  is: readonly string[],
  filesBefore: ReadonlySet<string>,
  filesAfter: ReadonlySet<string>,
): RevisionCause {
  if (is.some((id) => !filesBefore.has(id))) return "new_file";
  return was.some((id) => !filesAfter.has(id)) ? "removed" : "new_reading";
}

type SnapshotValue = SnapshotReport["values"][number];

function compareReports(
  reportId: string,
  was: readonly SnapshotValue[],
  is: readonly SnapshotValue[],
  cause: RevisionCause,
): Revision[] {
  const [earlier, later] = [was, is].map((values) => new Map(values.map((value) => [value.cellId, value])));
  const cellIds = new Set([...is, ...was].map(({cellId}) => cellId));
  return [...cellIds].flatMap((cellId) => {
    const [old, now] = [earlier?.get(cellId), later?.get(cellId)];
    if (old?.printed === now?.printed && old?.value === now?.value && old?.status === now?.status) return [];
    const isCorrection = old?.status === "corrected" || now?.status === "corrected";
    return [
      {
        reportId,
        cellId,
        printedBefore: old?.printed ?? null,
        printedAfter: now?.printed ?? null,
        valueBefore: old?.value ?? null,
        valueAfter: now?.value ?? null,
        statusBefore: old?.status ?? null,
        statusAfter: now?.status ?? null,
        cause: isCorrection && old !== undefined && now !== undefined ? "correction" : cause,
      },
    ];
  });
}
