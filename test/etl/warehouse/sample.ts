import {createHash} from "node:crypto";
import {getForm} from "../../../src/etl/form/forms.js";
import type {CellId, Form, FormYear} from "../../../src/etl/form/form.js";
import type {Agency, Report, Value} from "../../../src/etl/report/report.js";
import type {Role, SourceOutcome} from "../../../src/etl/source/source.js";
import type {Atlas, Region} from "../../../src/etl/warehouse/atlas.js";

/** A cell's number, null for one that is unknown, or whatever else is to be said of it. */
export type SampleValue = number | null | Partial<Value>;

export interface SampleReport extends Partial<Omit<Report, "values" | "agency" | "form">> {
  readonly agency?: Partial<Agency>;
  readonly form?: FormYear;
  readonly otherRows?: Form["otherRows"];
  /** Cells that are not named are printed as zero. */
  readonly values?: Readonly<Record<CellId, SampleValue>>;
}

/** A report of an invented body, whole but for what is given. */
export function sampleReport({
  agency: some,
  form: formYear = 2021,
  otherRows = "three",
  values = {},
  ...given
}: SampleReport): Report {
  const agency = {...AGENCY, ...some};
  const year = given.year ?? 2024;
  const reportId = `${agency.agencyId}-${year}`;
  const form = getForm(formYear, otherRows);
  return {
    reportId,
    agency,
    year,
    form: form.year,
    title: `${agency.name}${year}年政府信息公开工作年度报告`,
    publishedOn: null,
    scope: "own",
    scopeBasis: null,
    sourceId: sha256(reportId),
    status: "complete",
    values: sampleValues(form, values),
    sections: [],
    identities: form.identities.length,
    identitiesBroken: 0,
    findings: [],
    ...given,
  };
}

/** An atlas of reports, each read from a file of its own. */
export function sampleAtlas(reports: readonly SampleReport[], rest: Partial<Atlas> = {}): Atlas {
  const made = reports.map(sampleReport);
  return {
    version: "1.2.3",
    builtFrom: "abc",
    outcomes: made.map(({reportId, sourceId}) => sampleOutcome(`${reportId}.md`, {sourceId, reportId})),
    reports: made,
    regions: REGIONS,
    findings: [],
    claims: [],
    comparison: null,
    ...rest,
  };
}

/** What became of a file: the primary source of a report unless told otherwise. */
export function sampleOutcome(
  path: string,
  {
    role = "primary",
    reportId = null,
    sourceId = sha256(path),
  }: {role?: Role; reportId?: string | null; sourceId?: string},
): SourceOutcome {
  const declared = {
    sourceUrl: null,
    publishedOn: null,
    retrievedOn: null,
    regionCode: null,
    body: null,
    year: null,
    note: null,
  };
  const source = {sourceId, path, mediaType: "text/markdown" as const, bytes: 1000, declared};
  return {source, role, reportId, reason: null};
}

const AGENCY: Agency = {
  agencyId: "320813-gongyuan-ju",
  name: "洪泽区公园局",
  nameEn: "Parks Bureau of Hongze District",
  regionCode: "320813",
  level: "county",
  kind: "department",
};

const REGIONS: readonly Region[] = [
  sampleRegion("100000", "中华人民共和国", "China", "nation", null),
  sampleRegion("320000", "江苏省", "Jiangsu", "province", "100000"),
  sampleRegion("320800", "淮安市", "Huai'an", "prefecture", "320000"),
  sampleRegion("320813", "洪泽区", "Hongze", "county", "320800"),
  sampleRegion("350000", "福建省", "Fujian", "province", "100000"),
];

function sampleRegion(
  regionCode: string,
  name: string,
  nameEn: string,
  level: Region["level"],
  parentCode: string | null,
): Region {
  const provinceCode = level === "nation" ? null : `${regionCode.slice(0, 2)}0000`;
  const prefectureCode = level === "prefecture" || level === "county" ? `${regionCode.slice(0, 4)}00` : null;
  return {regionCode, name, nameEn, level, parentCode, provinceCode, prefectureCode};
}

function sampleValues(form: Form, given: Readonly<Record<CellId, SampleValue>>): Value[] {
  const ids = new Set(form.cells.map(({id}) => id));
  const stray = Object.keys(given).find((id) => !ids.has(id));
  if (stray !== undefined) throw new Error(`no such cell: ${stray}`);
  return form.cells.map(({id}) => sampleValue(id, id in given ? (given[id] ?? null) : 0));
}

function sampleValue(cellId: CellId, given: SampleValue): Value {
  const rest = typeof given === "object" && given !== null ? given : {};
  const number = typeof given === "number" ? given : null;
  return {
    cellId,
    printed: number,
    value: number,
    status: number === null ? "unknown" : "printed",
    raw: number === null ? null : String(number),
    place: null,
    basis: null,
    confirmedBy: 0,
    ...rest,
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
