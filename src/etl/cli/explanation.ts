import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {placeInMember, readArchive} from "../document/archive.js";
import {isUnreadable} from "../document/document.js";
import {readDocument} from "../document/read.js";
import {formCells, getForm} from "../form/forms.js";
import type {Cell, CellId, Form} from "../form/form.js";
import {FINDING_RULES} from "../finding.js";
import type {FindingCode} from "../finding.js";
import {OperatorError} from "../operatorError.js";
import {mediaTypeOf} from "../source/mediaType.js";
import {runQuery} from "../warehouse/query.js";
import {quote} from "../warehouse/statements.js";
import {excerptAround} from "./excerpt.js";
import type {ExcerptLine} from "./excerpt.js";
import {findSimilar} from "./suggestion.js";
import {sumsThrough} from "./sums.js";
import type {Sum, Term} from "./sums.js";

const SOURCE_ROW = z.object({source_id: z.string(), path: z.string()});

const REPORT_ROW = SOURCE_ROW.extend({
  report_id: z.string(),
  name: z.string(),
  year: z.number(),
  form: z.literal([2019, 2021]),
  source_url: z.string().nullable(),
});

const VALUE_ROW = z.object({
  cell_id: z.string(),
  printed: z.number().nullable(),
  value: z.number().nullable(),
  status: z.enum(["printed", "inferred", "blank", "dash", "unknown", "corrected"]),
  raw: z.string().nullable(),
  place: z.string().nullable(),
  basis: z.string().nullable(),
  confirmed_by: z.number(),
});

const FINDING_ROW = z.object({
  code: z.string().refine((code): code is FindingCode => code in FINDING_RULES),
  cells: z.array(z.string()),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  message_zh: z.string(),
  message_en: z.string(),
});

/** Reports that are named where none is similar to what was asked for. */
const MOST_LISTED = 20;

type SourceRow = z.infer<typeof SOURCE_ROW>;
export type ReportRow = z.infer<typeof REPORT_ROW>;
export type ValueRow = z.infer<typeof VALUE_ROW>;
export type FindingRow = z.infer<typeof FINDING_ROW>;

/** All that the warehouse and the source say about one cell of one report. */
export interface Explanation {
  readonly report: ReportRow;
  readonly cell: Cell;
  readonly value: ValueRow;
  readonly sums: readonly Sum[];
  readonly findings: readonly FindingRow[];
  /** The lines around the place; empty where the cell has none. */
  readonly excerpt: readonly ExcerptLine[];
  /** Why there is no excerpt although there is a place; null where nothing is amiss. */
  readonly excerptProblem: string | null;
}

/**
 * Follows a cell from its value back to the line of the source.
 *
 * @throws {OperatorError} where there is no such report or cell, with those that are meant perhaps.
 */
export async function explainCell(
  warehouse: string,
  corpora: readonly string[],
  reportId: string,
  cellId: CellId,
): Promise<Explanation> {
  const report = await getReport(warehouse, reportId);
  const values = await readRows(warehouse, `from value where report_id = ${quote(reportId)}`, VALUE_ROW);
  const findings = await readRows(warehouse, `from finding where report_id = ${quote(reportId)}`, FINDING_ROW);
  const value = values.find((candidate) => candidate.cell_id === cellId);
  const cell = formCells(report.form).find(({id}) => id === cellId);
  if (value === undefined || cell === undefined) throw unknownCell(cellId, report, values);
  return {
    report,
    cell,
    value,
    sums: sumsThrough(cellId, formOf(report, values), termsOf(values)),
    findings: findings.filter(({cells}) => cells.includes(cellId)),
    ...(await readExcerpt(warehouse, corpora, report, values, value)),
  };
}

async function getReport(warehouse: string, reportId: string): Promise<ReportRow> {
  const reports = await readRows(
    warehouse,
    "from report join agency using (agency_id) join source using (source_id) select report.*, name, path, source_url",
    REPORT_ROW,
  );
  const report = reports.find((candidate) => candidate.report_id === reportId);
  if (report === undefined) throw unknownReport(reportId, reports);
  return report;
}

async function readRows<Row>(warehouse: string, sql: string, schema: z.ZodType<Row>): Promise<Row[]> {
  const {columns, rows} = await runQuery(warehouse, sql);
  return rows.map((row) => schema.parse(Object.fromEntries(columns.map(({name}, index) => [name, row[index]]))));
}

function unknownReport(reportId: string, reports: readonly ReportRow[]): OperatorError {
  const similar = findSimilarReports(reportId, reports);
  const listed = (similar.length > 0 ? similar : reports.slice(0, MOST_LISTED)).map(
    ({report_id, name, year}) => `  ${report_id}  ${name} ${year}`,
  );
  return new OperatorError(
    `no such report: ${reportId}`,
    [
      similar.length > 0 ? "Did you mean:" : "There are:",
      ...listed.sort(),
      'All: npm run query -- "from report select report_id, title"',
    ].join("\n"),
  );
}

/** By the report's id, or by its body's name and year, which a person has at hand sooner. */
function findSimilarReports(wanted: string, reports: readonly ReportRow[]): ReportRow[] {
  const ids = findSimilar(
    wanted,
    reports.map(({report_id}) => report_id),
  );
  return reports.filter(({report_id, name, year}) => ids.includes(report_id) || `${name} ${year}`.includes(wanted));
}

function unknownCell(cellId: CellId, {report_id, form}: ReportRow, values: readonly ValueRow[]): OperatorError {
  const ids = values.map(({cell_id}) => cell_id);
  const similar = findSimilar(cellId, ids);
  return new OperatorError(
    `no such cell in ${report_id} (form ${form}): ${cellId}`,
    [
      ...(similar.length > 0 ? ["Did you mean:", ...similar.map((id) => `  ${id}`)] : []),
      `All: npm run query -- "from cell select cell_id, row_zh, column_zh where form = ${form}"`,
    ].join("\n"),
  );
}

/** The variant of the form that the report follows, told by the cells that it has. */
function formOf({form}: ReportRow, values: readonly ValueRow[]): Form {
  const hasOneRow = values.some(({cell_id}) => cell_id === "requests.other.total");
  return getForm(form, hasOneRow ? "one" : "three");
}

function termsOf(values: readonly ValueRow[]): ReadonlyMap<CellId, Term> {
  return new Map(
    values.map(({cell_id, value, status}) => [cell_id, {cellId: cell_id, value, isPrinted: status === "printed"}]),
  );
}

async function readExcerpt(
  warehouse: string,
  corpora: readonly string[],
  report: ReportRow,
  values: readonly ValueRow[],
  {place, cell_id}: ValueRow,
): Promise<Pick<Explanation, "excerpt" | "excerptProblem">> {
  if (place === null) return {excerpt: [], excerptProblem: null};
  const source = await findSource(warehouse, report, place);
  const document = await readAgain(corpora, source);
  if (document === undefined) return {excerpt: [], excerptProblem: missingSource(corpora, source)};
  if (isUnreadable(document)) return {excerpt: [], excerptProblem: document.detail};
  const there = values.filter((candidate) => candidate.place === place && candidate.raw !== null);
  const index = there.findIndex((candidate) => candidate.cell_id === cell_id);
  const own = place.startsWith(`${source.path}: `) ? place.slice(source.path.length + 2) : place;
  const excerpt = excerptAround(document, {place: own, raws: there.map(({raw}) => raw ?? ""), index});
  return {excerpt, excerptProblem: excerpt.length === 0 ? `not found again: ${place}` : null};
}

/** The file that a place is in: the report's own, or the copy whose path the place begins with. */
async function findSource(warehouse: string, report: ReportRow, place: string): Promise<SourceRow> {
  const sql = `from source where report_id = ${quote(report.report_id)} and role = 'alternate'`;
  const copies = await readRows(warehouse, sql, SOURCE_ROW);
  return copies.find(({path}) => place.startsWith(`${path}: `)) ?? report;
}

/** The document that a source was read as; undefined where its bytes are not there, or not the same. */
async function readAgain(corpora: readonly string[], {path, source_id}: SourceRow) {
  for (const corpus of corpora) {
    const found = await findBytes(corpus, path);
    if (found === undefined || createHash("sha256").update(found.bytes).digest("hex") !== source_id) continue;
    const document = await readDocument(found.bytes, mediaTypeOf(path));
    return found.member === null || isUnreadable(document) ? document : placeInMember(document, found.member);
  }
  return undefined;
}

interface FoundBytes {
  readonly bytes: Uint8Array;
  /** The path inside the archive that holds the file; null where it is a file of its own. */
  readonly member: string | null;
}

/** The bytes at a path, which may lead into an archive. */
async function findBytes(corpus: string, path: string): Promise<FoundBytes | undefined> {
  const bytes = await readFile(join(corpus, path)).catch(() => undefined);
  if (bytes !== undefined) return {bytes, member: null};
  const end = /\.zip(?=\/)/iu.exec(path);
  if (end === null) return undefined;
  const archive = await readFile(join(corpus, path.slice(0, end.index + 4))).catch(() => undefined);
  const members = archive === undefined ? [] : await readArchive(archive);
  const inside = path.slice(end.index + 5);
  const member = "unreadable" in members ? undefined : members.find((candidate) => candidate.path === inside);
  if (member === undefined || "unreadable" in member.content) return undefined;
  return {bytes: member.content, member: inside};
}

function missingSource(corpora: readonly string[], {path}: SourceRow): string {
  return `${path} is not in ${corpora.join(", ")} as it was read; name its folder with --corpus, or run npm run etl anew`;
}
