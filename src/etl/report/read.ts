import {concatMap} from "../concat.js";
import {resolveAgency} from "../agency/agency.js";
import {unnamedAgency} from "../agency/unnamed.js";
import type {Block, Document} from "../document/document.js";
import type {FindingCode} from "../finding.js";
import type {Topic} from "../form/form.js";
import {LEGACY_WORDS} from "../form/legacy.js";
import {blocksText, splitSections} from "../section/sections.js";
import type {SectionedDocument} from "../section/sections.js";
import {readTitling, yearOf} from "../section/title.js";
import type {Source} from "../source/source.js";
import {recognizeTable} from "../table/recognize.js";
import type {TableReading} from "../table/recognize.js";
import type {ReportCopy} from "./copy.js";
import type {SectionText} from "./report.js";
import {tellForm} from "./tellForm.js";

/** A document as a copy of a report, or the reason why it is none. */
export type CopyReading =
  | {readonly kind: "report"; readonly copy: ReportCopy}
  | {readonly kind: "rejection"; readonly code: FindingCode; readonly detail: string};

/** Reads a document as the annual report of one body on one year. */
export function readReport(document: Document, source: Source): CopyReading {
  const sectioned = splitSections(document);
  const titling = readTitling(document, sectioned);
  const year = source.declared.year ?? titling.year ?? yearOf(source.path);
  const sections = sectionTexts(sectioned);
  const tableText = (ordinal: number) => lastUpTo(ordinal, sections)?.text ?? blocksText(sectioned.preamble);
  const told = tellForm(tableText(2), tableText(3), year ?? 0);
  const form = {...told.form, tables: {...told.form.tables, requests: told.requests}};
  const tables = TOPIC_SECTIONS.map(([topic, ordinal]) => recognizeTable(tableBlocks(sectioned, ordinal), form, topic));

  const refusal = refuse(document, sectioned, tables, year);
  if (refusal !== null) return {kind: "rejection", ...refusal};
  if (year === null) return reject("year_unknown", "neither the title nor the file name has a year");
  const resolved = resolveAgency({
    title: titling.title,
    signature: titling.signature,
    publisher: titling.publisher,
    paths: source.path.split("/").reverse(),
    intro: blocksText(sectioned.preamble).slice(0, 400),
    declared: source.declared,
  });
  const {agency, findings} =
    "unresolved" in resolved ? {agency: unnamedAgency(source.path), findings: [resolved.unresolved]} : resolved;
  return {
    kind: "report",
    copy: {
      source: {sourceId: source.sourceId, path: source.path, mediaType: source.mediaType},
      agency,
      year,
      form: {year: told.form.year, otherRows: told.form.otherRows},
      formAssumed: told.assumed,
      title: titling.title ?? agency.name,
      publishedOn: source.declared.publishedOn ?? titling.publishedOn,
      sections,
      tables,
      findings,
    },
  };
}

const TOPIC_SECTIONS: readonly (readonly [Topic, 2 | 3 | 4])[] = [
  ["disclosure", 2],
  ["requests", 3],
  ["disputes", 4],
];

/** Fewer headings than this, and no table, and the document is something else. */
const FEW_SECTIONS = 3;
/** As many row labels of one table tell that the table is there. */
const MANY_LABELS = 5;

/** The blocks in which a section's table stands: where its heading is lost, those of the section before. */
function tableBlocks({preamble, sections}: SectionedDocument, ordinal: number): readonly Block[] {
  return lastUpTo(ordinal, sections)?.blocks ?? preamble;
}

function lastUpTo<T extends {readonly ordinal: number}>(ordinal: number, sections: readonly T[]): T | undefined {
  return sections.findLast((section) => section.ordinal <= ordinal);
}

function sectionTexts({sections}: SectionedDocument): SectionText[] {
  return sections.map(({ordinal, heading, blocks}) => ({ordinal, heading, text: blocksText(blocks)}));
}

/** Why a document is no report of the 2019 or 2021 form; null where it is one. */
function refuse(
  document: Document,
  {sections}: SectionedDocument,
  tables: readonly TableReading[],
  year: number | null,
): {readonly code: FindingCode; readonly detail: string} | null {
  const labels = tables.reduce((most, table) => Math.max(most, table.labels), 0);
  if (labels < MANY_LABELS) {
    if (isLegacy(document) || (year !== null && year < 2019 && sections.length > 0))
      return {code: "form_before_2019", detail: year === null ? "statistics table of the older form" : `year ${year}`};
    if (sections.length < FEW_SECTIONS)
      return {code: "not_a_report", detail: `${sections.length} of 6 statutory sections, no statutory table`};
  }
  const readings = concatMap(tables, (table) => [...table.readings, ...table.ambiguous]);
  const printed = readings.some((reading) => !("kind" in reading) || reading.kind === "printed");
  if (labels >= MANY_LABELS && !printed) return {code: "blank_form", detail: "labels without a single number"};
  return null;
}

function isLegacy(document: Document): boolean {
  const text = blocksText(document.blocks);
  return LEGACY_WORDS.filter((word) => text.includes(word)).length >= 2;
}

function reject(code: FindingCode, detail: string): CopyReading {
  return {kind: "rejection", code, detail};
}
