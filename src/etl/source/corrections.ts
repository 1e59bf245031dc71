import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import {readCsv} from "./csvTable.js";
import type {Setting} from "./source.js";

/** What a person says that a cell should be, and why: a row of `corrections.csv`. */
export interface Correction {
  readonly reportId: string;
  readonly cellId: string;
  /** The number that the report is known to print; null where it prints none. The correction holds for no other. */
  readonly expectedPrinted: number | null;
  readonly value: number;
  readonly reason: string;
  readonly evidence: string;
  /** File and line, for people who mend it. */
  readonly where: string;
}

/** What the warehouse stores: twelve digits before the point, six after it. */
const NUMBER = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, "not a number")
  .transform(Number);

const ROW = z.strictObject({
  report_id: z.string().min(1, "empty"),
  cell_id: z.string().min(1, "empty"),
  expected_printed: z.union([z.literal("").transform(() => null), NUMBER]),
  value: NUMBER,
  reason: z.string().min(1, "a correction needs a reason"),
  evidence: z.string(),
});

const COLUMNS = Object.keys(ROW.shape);

/**
 * The corrections of every `corrections.csv` among the settings of the corpora.
 *
 * @throws {OperatorError} naming file, line and column of whatever is wrong.
 */
export function correctionsOf(settings: readonly Setting[]): Correction[] {
  const files = settings.filter(({name}) => name === "corrections.csv");
  return files.flatMap(({bytes, location}) => parseCorrections(bytes, location));
}

/**
 * Reads one `corrections.csv`; whether each row fits a report shows when there are reports.
 *
 * @throws {OperatorError} naming file, line and column of whatever is wrong; the file is taken whole or not at all.
 */
export function parseCorrections(bytes: Uint8Array, name: string): Correction[] {
  const corrections: Correction[] = [];
  const table = {name, schema: ROW, columns: COLUMNS, required: COLUMNS, invalid: invalidCorrections};
  readCsv(bytes, table, (row, line) => {
    corrections.push({
      reportId: row.report_id,
      cellId: row.cell_id,
      expectedPrinted: row.expected_printed,
      value: row.value,
      reason: row.reason,
      evidence: row.evidence,
      where: `${name} line ${line}`,
    });
    return [];
  });
  return corrections;
}

function invalidCorrections(message: string): OperatorError {
  return new OperatorError(`invalid corrections: ${message}`, "Nothing was built. Mend the file and run again.");
}
