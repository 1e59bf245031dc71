import {findRows} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";

export type CellStatus = "printed" | "inferred" | "blank" | "dash" | "unknown" | "corrected";

/** A cell of a report, as the table `value` has it. */
export interface CellValue {
  readonly report_id: string;
  readonly cell_id: string;
  readonly printed: number | null;
  readonly value: number | null;
  readonly status: CellStatus;
  readonly raw: string | null;
  readonly place: string | null;
  readonly basis: string | null;
  readonly confirmed_by: number;
}

export interface ReportRow {
  readonly report_id: string;
  readonly agency_id: string;
  readonly year: number;
  readonly form: number;
  readonly title: string;
  readonly published_on: string | null;
  readonly scope: "own" | "consolidated" | "unknown";
  readonly source_id: string;
  readonly status: "complete" | "inconsistent" | "partial";
  readonly cells_inferred: number;
  readonly cells_unknown: number;
  readonly identities: number;
  readonly identities_broken: number;
}

export interface FindingRow {
  readonly finding_id: string;
  readonly report_id: string;
  readonly code: string;
  readonly severity: "error" | "warning" | "note";
  readonly cells: readonly string[];
  readonly message_zh: string;
  readonly message_en: string;
}

export interface SourceRow {
  readonly source_id: string;
  readonly path: string;
  readonly media_type: string;
  readonly source_url: string | null;
  readonly role: string;
}

/** A report with everything that stands behind it. */
export interface BodyReport {
  readonly report: ReportRow;
  /** By cell id. */
  readonly values: ReadonlyMap<string, CellValue>;
  readonly findings: readonly FindingRow[];
  readonly source: SourceRow | undefined;
}

interface TableRows {
  readonly report: ReportRow;
  readonly value: CellValue;
  readonly finding: FindingRow;
  readonly source: SourceRow;
}

/** The published files that a body's reports are read from, opened when they are needed. */
export type BodyFiles = Readonly<Record<keyof TableRows, () => Promise<ParquetFile>>>;

/** Reads the reports of one body, the oldest first: its rows only, whatever the size of the files. */
export async function readBody(files: BodyFiles, agencyId: string): Promise<BodyReport[]> {
  const reports = [...(await findTyped(files, "report", "agency_id", [agencyId]))].sort((a, b) => a.year - b.year);
  const ids = reports.map(({report_id}) => report_id);
  const [values, findings, sources] = await Promise.all([
    findTyped(files, "value", "report_id", ids),
    findTyped(files, "finding", "report_id", ids),
    findTyped(files, "source", "report_id", ids),
  ]);
  return reports.map((report) => ({
    report,
    values: new Map(values.filter(ofReport(report)).map((value) => [value.cell_id, value])),
    findings: findings.filter(ofReport(report)),
    source: sources.find(({source_id}) => source_id === report.source_id),
  }));
}

function ofReport({report_id}: ReportRow): (row: {readonly report_id: string}) => boolean {
  return (row) => row.report_id === report_id;
}

/** The rows as the warehouse's contract types them. */
async function findTyped<Name extends keyof TableRows>(
  files: BodyFiles,
  table: Name,
  column: string,
  values: readonly string[],
): Promise<readonly TableRows[Name][]> {
  const rows: readonly unknown[] = await findRows(await files[table](), column, values);
  return rows as readonly TableRows[Name][];
}
