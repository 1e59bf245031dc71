import {sum} from "d3-array";
import {findRows} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";

/** Requests by reason (`row:<code>`), for each report; a reason with a cell without value has none. */
export type ReasonCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Adds up the applicants of every reason of some reports, from the published cells. */
export async function readReasonCounts(file: ParquetFile, reportIds: readonly string[]): Promise<ReasonCounts> {
  const reports = new Map(reportIds.map((id) => [id, new Map<string, (number | null)[]>()]));
  for (const {report_id, cell_id, value} of await findRows(file, "report_id", reportIds)) {
    const [topic, row, column] = String(cell_id).split(".");
    if (topic !== "requests" || row === undefined || column === "total") continue;
    const rows = reports.get(String(report_id));
    rows?.set(row, [...(rows.get(row) ?? []), typeof value === "number" ? value : null]);
  }
  return new Map([...reports].map(([id, rows]) => [id, addUp(rows)]));
}

function addUp(rows: ReadonlyMap<string, readonly (number | null)[]>): Map<string, number> {
  const known = [...rows].filter(([, values]) => !values.includes(null));
  return new Map(known.map(([row, values]) => [`row:${row}`, sum(values, (value) => value ?? 0)]));
}
