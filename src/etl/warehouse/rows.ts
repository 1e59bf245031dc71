import {FINDING_RULES} from "../finding.js";
import type {Finding} from "../finding.js";
import {getBridge} from "../form/bridge.js";
import {formCells} from "../form/forms.js";
import type {Cell, CellId, FormYear} from "../form/form.js";
import type {Agency, Report, Status} from "../report/report.js";
import type {Revision} from "../report/revision.js";
import type {SourceOutcome} from "../source/source.js";
import type {Atlas, AtlasPart, Claim} from "./atlas.js";
import {spellDecimal} from "./decimal.js";
import {compareText, identify} from "./identity.js";
import type {TableName} from "./schema.js";

/** What a column takes, a date in ISO form, a decimal as it is spelled, a list as JSON; null where there is nothing. */
export type RowCell = string | number | boolean | null;

/** Cells in the order of the table's columns. */
export type Row = readonly RowCell[];

/** The tables that are filled from an atlas; `build` counts them once they are. */
export type FilledTable = Exclude<TableName, "build">;

/** The tables of bodies and their reports. */
export const PART_TABLES = ["agency", "report", "source", "value", "section", "claim", "finding"] as const;

export type PartTable = (typeof PART_TABLES)[number];

export function isPartTable(name: TableName): name is PartTable {
  return PART_TABLES.some((table) => table === name);
}

/** Whether a table is the same whatever the reports, and whatever they are compared with. */
export function isFixedTable(name: TableName): boolean {
  return !isPartTable(name) && name !== "revision" && name !== "build";
}

const FORM_YEARS: readonly FormYear[] = [2019, 2021];
const ROLES: readonly SourceOutcome["role"][] = ["primary", "alternate", "rejected"];

/**
 * The rows of every table, each in an order that depends on the rows alone:
 * reports by body and year, however many are asked for at a time.
 */
export function tableRows(atlas: Atlas): Readonly<Record<FilledTable, Iterable<Row>>> {
  return {
    ...partRows(atlas),
    region: regionRows(atlas),
    cell: FORM_YEARS.flatMap((form) => formCells(form).map((cell, index) => cellRow(form, cell, index + 1))),
    bridge: FORM_YEARS.flatMap((form) => formCells(form).map(({id}) => bridgeRow(form, id))),
    revision: revisionRows(atlas),
  };
}

/** Those of them that depend on reports, of a part of the reports. */
export function partRows(part: AtlasPart): Readonly<Record<PartTable, Iterable<Row>>> {
  const reports = sortBy(part.reports, ({agency, reportId}) => `${agency.agencyId}\n${reportId}`);
  return {
    agency: agencyRows(reports),
    report: reports.map(reportRow),
    source: sourceRows(part.outcomes),
    value: valueRows(reports),
    section: reports.flatMap(sectionRows),
    claim: claimRows(part.claims),
    finding: findingRows(part, reports),
  };
}

function regionRows({regions}: Atlas): Row[] {
  return sortBy(regions, (region) => region.regionCode).map((region) => [
    region.regionCode,
    region.name,
    region.nameEn,
    region.level,
    region.parentCode,
    region.provinceCode,
    region.prefectureCode,
  ]);
}

/** Each body once, as its latest report describes it. */
function agencyRows(reports: readonly Report[]): Row[] {
  const byYear = [...reports].sort((a, b) => a.year - b.year);
  const agencies = new Map<string, Agency>(byYear.map(({agency}) => [agency.agencyId, agency]));
  return sortBy([...agencies.values()], (agency) => agency.agencyId).map((agency) => [
    agency.agencyId,
    agency.name,
    agency.nameEn,
    agency.regionCode,
    agency.level,
    agency.kind,
  ]);
}

/** Each content once: of copies that are the same to the byte, the one that a report was read from, or the first by path. */
function sourceRows(outcomes: readonly SourceOutcome[]): Row[] {
  const byRank = sortBy(outcomes, ({role, source}) => `${ROLES.indexOf(role)} ${source.path}`);
  const contents = new Map([...byRank].reverse().map((outcome) => [outcome.source.sourceId, outcome]));
  return sortBy([...contents.values()], ({source}) => source.sourceId).map(({source, role, reportId, reason}) => [
    source.sourceId,
    source.path,
    source.mediaType,
    source.bytes,
    source.declared.sourceUrl,
    maybeDate(source.declared.retrievedOn),
    role,
    reportId,
    reason,
  ]);
}

function reportRow(report: Report): Row {
  return [
    report.reportId,
    report.agency.agencyId,
    report.year,
    report.form,
    report.title,
    maybeDate(report.publishedOn),
    report.scope,
    report.scopeBasis,
    report.sourceId,
    report.status,
    report.values.length,
    countStatus(report, "printed"),
    countStatus(report, "inferred"),
    countStatus(report, "unknown"),
    report.identities,
    report.identitiesBroken,
  ];
}

function countStatus({values}: Report, status: Status): number {
  return values.filter((value) => value.status === status).length;
}

function cellRow(form: FormYear, {id, topic, row, column, isTotal}: Cell, ordinal: number): Row {
  return [
    form,
    id,
    topic,
    row.code,
    row.group?.code ?? null,
    column.code,
    row.zh,
    row.en,
    column.zh,
    column.en,
    column.unit,
    isTotal,
    ordinal,
    row.article,
  ];
}

function bridgeRow(form: FormYear, id: CellId): Row {
  const {concept, kinship, reason} = getBridge(form, id);
  return [form, id, concept, kinship, reason?.zh ?? null, reason?.en ?? null];
}

/** The one table that is large: its rows are made as they are asked for. */
function* valueRows(reports: readonly Report[]): Generator<Row> {
  const ordinals = new Map(
    FORM_YEARS.map((form) => [form, new Map(formCells(form).map(({id}, index) => [id, index]))]),
  );
  for (const {reportId, form, values} of reports) {
    const placed = values.map((value) => ({value, ordinal: getOrdinal(ordinals.get(form), value.cellId, reportId)}));
    for (const {value} of placed.sort((a, b) => a.ordinal - b.ordinal)) {
      yield [
        reportId,
        value.cellId,
        maybeDecimal(value.printed),
        maybeDecimal(value.value),
        value.status,
        value.raw,
        value.place,
        value.basis,
        value.confirmedBy,
      ];
    }
  }
}

function getOrdinal(ordinals: ReadonlyMap<string, number> | undefined, cellId: string, reportId: string): number {
  const ordinal = ordinals?.get(cellId);
  if (ordinal === undefined) throw new Error(`no such cell in the form of ${reportId}: ${cellId}`);
  return ordinal;
}

function sectionRows({reportId, sections}: Report): Row[] {
  return [...sections]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ordinal, heading, text}) => [reportId, ordinal, heading, text]);
}

function claimRows(claims: readonly Claim[]): Row[] {
  return identify(
    claims,
    ({reportId, ordinal, metric, quote}) => [reportId, String(ordinal), metric, quote],
    ({value, unit, cellId, agrees}) => [String(value), unit, cellId ?? "", String(agrees)],
  ).map(({id, item}) => [
    id,
    item.reportId,
    item.ordinal,
    item.metric,
    item.value,
    item.unit,
    item.quote,
    item.cellId,
    item.agrees,
  ]);
}

function findingRows(part: AtlasPart, reports: readonly Report[]): Row[] {
  const ofReports = reports.flatMap(({reportId, findings}) =>
    findings.map((finding) => ({...finding, reportId: finding.reportId ?? reportId})),
  );
  const paths = new Map(part.outcomes.map(({source}) => [source.sourceId, source.path]));
  const ownerOf = ({reportId, sourceId}: Finding) => reportId ?? paths.get(sourceId ?? "") ?? "";
  return identify(
    [...ofReports, ...part.findings],
    (finding) => [finding.code, ownerOf(finding), ...subjectOf(finding)],
    ({expected, actual, messageEn, messageZh}) => [expected ?? "", actual ?? "", messageEn, messageZh],
  ).map(({id, item}) => [
    id,
    item.reportId,
    item.sourceId,
    item.code,
    FINDING_RULES[item.code].severity,
    JSON.stringify(item.cells),
    item.expected,
    item.actual,
    item.messageZh,
    item.messageEn,
  ]);
}

/** What tells a finding from others of its code: its cells, and where it names none, what it misses. */
function subjectOf({cells, expected}: Finding): string[] {
  return cells.length > 0 || expected === null ? [...cells].sort(compareText) : [expected];
}

function revisionRows({comparison, version}: Atlas): Row[] {
  if (comparison === null) return [];
  const sides = ({printedBefore, printedAfter, valueBefore, valueAfter, statusBefore, statusAfter}: Revision) =>
    [printedBefore, printedAfter, valueBefore, valueAfter, statusBefore, statusAfter].map(String);
  return identify(
    comparison.revisions,
    (revision) => [revision.reportId, revision.cellId, ...sides(revision)],
    () => [],
  ).map(({id, item}) => [
    id,
    item.reportId,
    item.cellId,
    maybeDecimal(item.printedBefore),
    maybeDecimal(item.printedAfter),
    maybeDecimal(item.valueBefore),
    maybeDecimal(item.valueAfter),
    item.statusBefore,
    item.statusAfter,
    item.cause,
    comparison.version,
    version,
  ]);
}

function maybeDecimal(number: number | null): RowCell {
  return number === null ? null : spellDecimal(number);
}

function maybeDate(date: string | null): RowCell {
  if (date !== null && Number.isNaN(Date.parse(`${date}T00:00:00Z`))) throw new Error(`invalid date: ${date}`);
  return date;
}

function sortBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}
