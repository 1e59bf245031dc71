import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId, Form} from "../form/form.js";
import type {Reading, TableReading} from "../table/recognize.js";
import {checkIdentities, identityFindings} from "./check.js";
import type {Checked} from "./check.js";
import {inferValues} from "./infer.js";
import type {Agency, Report, ReportStatus, SectionText, Value} from "./report.js";
import {formValues, printedNumbers} from "./values.js";

/** What a report is composed of: whose it is, and what was read. */
export interface ReportParts {
  readonly agency: Agency;
  readonly year: number;
  readonly form: Form;
  readonly title: string;
  readonly publishedOn: string | null;
  readonly sourceId: string;
  readonly sections: readonly SectionText[];
  readonly tables: readonly TableReading[];
  readonly findings: readonly Finding[];
}

/** Checks and completes what was read: every cell of the form with a status, every doubt a finding. */
export function composeReport(parts: ReportParts): Report {
  const {form, tables} = parts;
  const readings = formReadings(form, tables);
  const printed = printedNumbers(readings);
  const checked = checkIdentities(form, printed);
  const inferences = inferValues(form.identities, printed);
  const values = formValues(form, readings, inferences.values, checked.confirmed);
  const reportId = `${parts.agency.agencyId}-${parts.year}`;
  const findings = [
    ...parts.findings,
    ...identityFindings(form, checked, printed),
    ...inferences.contradicted.map(contradictionFinding),
    ...tables.flatMap((table) => tableFindings(form, table, values)),
  ];
  return {
    reportId,
    agency: parts.agency,
    year: parts.year,
    form: form.year,
    title: parts.title,
    publishedOn: parts.publishedOn,
    scope: "unknown",
    scopeBasis: null,
    sourceId: parts.sourceId,
    status: reportStatus(values, checked),
    values,
    sections: parts.sections,
    identities: checked.evaluated,
    identitiesBroken: checked.broken.length,
    findings: findings.map((each) => ({...each, reportId})),
  };
}

/** Readings of the form's own cells; a table may print rows of another year's form. */
function formReadings(form: Form, tables: readonly TableReading[]): Map<CellId, Reading> {
  const own = new Set(form.cells.map(({id}) => id));
  return new Map(
    tables.flatMap(({readings}) =>
      readings.flatMap((reading) => (own.has(reading.cellId) ? [[reading.cellId, reading] as const] : [])),
    ),
  );
}

function reportStatus(values: readonly Value[], {broken}: Checked): ReportStatus {
  if (values.some(({status}) => status === "unknown")) return "partial";
  return broken.length > 0 ? "inconsistent" : "complete";
}

/** What a table leaves open: the whole of it, rows that several placements explain, cells that are lost. */
function tableFindings(form: Form, table: TableReading, values: readonly Value[]): Finding[] {
  const cells = new Set(form.cells.flatMap(({id, topic}) => (topic === table.topic ? [id] : [])));
  const unknown = values.flatMap(({cellId, status}) => (status === "unknown" && cells.has(cellId) ? [cellId] : []));
  const strays = table.strays.map(({raw}) => raw);
  return [...unknownFindings(table, unknown), ...(strays.length === 0 ? [] : [strayFinding(table, strays)])];
}

function unknownFindings(table: TableReading, unknown: readonly CellId[]): Finding[] {
  if (unknown.length === 0) return [];
  if (table.readings.length === 0 && table.ambiguous.length === 0) {
    const message = {
      zh: `没有找到表格，其 ${unknown.length} 格未知`,
      en: `the table was not found; its ${unknown.length} cells are unknown`,
    };
    return [finding("table_missing", message, {cells: unknown})];
  }
  const open = new Set(unknown);
  const ambiguous = table.ambiguous.flatMap(({cells, raw}) => {
    const theirs = cells.filter((id) => open.delete(id));
    const message = {zh: `“${raw}”有不止一种读法`, en: `“${raw}” can be read in more than one way`};
    return theirs.length === 0 ? [] : [finding("cells_unknown", message, {cells: theirs, actual: raw})];
  });
  const lost = [...open];
  const message = {zh: `${lost.length} 格在此副本中缺失`, en: `${lost.length} cells are not in this copy`};
  return lost.length === 0 ? ambiguous : [...ambiguous, finding("cells_unknown", message, {cells: lost})];
}

function strayFinding(table: TableReading, strays: readonly string[]): Finding {
  const raw = strays.join(" ");
  const message = {zh: `表内数字未归入任何单元格：${raw}`, en: `numbers in the table that belong to no cell: ${raw}`};
  return finding("stray_number", message, {actual: raw, expected: table.topic});
}

function contradictionFinding(cells: readonly CellId[]): Finding {
  const message = {
    zh: `${cells.length} 格的勾稽关系相互矛盾，未作推算`,
    en: `the sums through ${cells.length} cells contradict each other; nothing was inferred`,
  };
  return finding("inference_contradicted", message, {cells});
}
