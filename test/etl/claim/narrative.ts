import {readFileSync} from "node:fs";
import {basename} from "node:path";
import {findClaims} from "../../../src/etl/claim/claims.js";
import type {Statement} from "../../../src/etl/claim/claims.js";
import {readSource} from "../../../src/etl/reading.js";
import type {Report, SectionText, Value} from "../../../src/etl/report/report.js";

const AGENCY = {agencyId: "x", name: "某局", nameEn: "Bureau", regionCode: null, level: null, kind: "other"} as const;
const UNDECLARED = {
  sourceUrl: null,
  publishedOn: null,
  retrievedOn: null,
  regionCode: null,
  body: null,
  year: null,
  note: null,
};

/** A report on 2024 that says `text` in a section, with cells that hold `cells`. */
export function makeReport(
  text: string,
  cells: Readonly<Record<string, number | null>> = {},
  ordinal: SectionText["ordinal"] = 1,
): Report {
  return {
    reportId: "x-2024",
    agency: AGENCY,
    year: 2024,
    form: 2021,
    title: "",
    publishedOn: null,
    scope: "unknown",
    scopeBasis: null,
    sourceId: "x",
    status: "complete",
    values: Object.entries(cells).map(([cellId, value]) => makeValue(cellId, value)),
    sections: [{ordinal, heading: "", text}],
    identities: 0,
    identitiesBroken: 0,
    findings: [],
  };
}

function makeValue(cellId: string, value: number | null): Value {
  const status = value === null ? "unknown" : "printed";
  return {cellId, printed: value, value, status, raw: null, place: null, basis: null, confirmedBy: 0};
}

/** What a narrative claims, a line each: `metric value unit`, with `~` where it is rounded. */
export function claimLines(text: string, cells: Readonly<Record<string, number>> = {}): string[] {
  return findClaims(makeReport(text, cells)).map(claimLine);
}

function claimLine({metric, value, unit, approximate}: Statement): string {
  return `${metric} ${approximate ? "~" : ""}${value} ${unit}`.trim();
}

/** A text file through all stages to its report. */
export async function readTextReport(path: string): Promise<Report> {
  const content = readFileSync(path);
  const source = {
    sourceId: basename(path),
    path: basename(path),
    mediaType: "text/plain",
    bytes: content.length,
    declared: UNDECLARED,
  } as const;
  const reading = await readSource({kind: "content", source, content});
  if (reading.kind === "rejection") throw new Error(`no report: ${reading.detail}`);
  return reading.report;
}
