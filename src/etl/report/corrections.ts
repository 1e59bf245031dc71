import {OperatorError} from "../operatorError.js";
import type {Correction} from "../source/corrections.js";
import type {Report} from "./report.js";

/** Stays the same when rows are added before it, and leads to its row. */
export function correctionId({reportId, cellId}: Pick<Correction, "reportId" | "cellId">): string {
  return `corrections.csv ${reportId} ${cellId}`;
}

/**
 * Checks that every correction was made for what the reports print today.
 *
 * @throws {OperatorError} naming each row that corrects no cell, one that another row corrects, or one that prints
 *   something else than expected.
 */
export function refuseStale(corrections: readonly Correction[], reports: readonly Report[]): void {
  const byId = new Map(reports.map((report) => [report.reportId, report]));
  const seen = new Map<string, string>();
  const problems = corrections.flatMap((correction) => {
    const first = seen.get(correctionId(correction));
    seen.set(correctionId(correction), first ?? correction.where);
    const problem =
      first === undefined ? findProblem(correction, byId.get(correction.reportId)) : `given already at ${first}`;
    return problem === null ? [] : [`${correction.where}: ${problem}`];
  });
  if (problems.length === 0) return;
  throw new OperatorError(
    `invalid corrections: ${problems.join("\n  ")}`,
    "Nothing was built. Compare the rows with the reports, mend the file and run again.",
  );
}

function findProblem({reportId, cellId, expectedPrinted}: Correction, report: Report | undefined): string | null {
  if (report === undefined) return `no such report: ${reportId}`;
  const value = report.values.find((candidate) => candidate.cellId === cellId);
  if (value === undefined) return `no such cell in ${reportId} (form ${report.form}): ${cellId}`;
  if (value.printed === expectedPrinted) return null;
  return `${cellId} is expected to print ${format(expectedPrinted)}, but prints: ${format(value.printed)}`;
}

function format(printed: number | null): string {
  return printed === null ? "no number" : String(printed);
}
