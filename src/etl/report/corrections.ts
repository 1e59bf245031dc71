import type {CellId} from "../form/form.js";

/** What a person says that a cell should be, and why: a row of `corrections.csv`. */
export interface Correction {
  readonly reportId: string;
  readonly cellId: CellId;
  /** The number that the report is known to print; null where it prints none. The correction holds for no other. */
  readonly expectedPrinted: number | null;
  readonly value: number;
  readonly reason: string;
  readonly evidence: string;
  /** File and line, for people who mend it. */
  readonly where: string;
}

/** Stays the same when rows are added before it, and leads to its row. */
export function correctionId({reportId, cellId}: Pick<Correction, "reportId" | "cellId">): string {
  return `corrections.csv ${reportId} ${cellId}`;
}
