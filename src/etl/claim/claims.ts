import {concatMap} from "../concat.js";
import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId} from "../form/form.js";
import {placesText} from "../report/placesText.js";
import type {Report, SectionText} from "../report/report.js";
import {round} from "../report/sides.js";
import type {Claim} from "../warehouse/atlas.js";
import {classifySentence, EMPTY_PASSAGE} from "./classify.js";
import type {Classified} from "./classify.js";
import {chooseSense} from "./compare.js";
import type {Restated} from "./compare.js";
import type {Metric} from "./lexicon.js";
import {findMentions} from "./mention.js";
import {findSentences} from "./prose.js";
import type {Sentence} from "./prose.js";

/** A claim with what the warehouse has no column for. */
export interface Statement extends Claim {
  readonly metric: Metric;
  /** Whether the report says that it rounds: 余, 约, 近, 超. */
  readonly approximate: boolean;
  /** The cells that it restates, by itself or as their sum, and what they hold; null where it restates none. */
  readonly restated: Restated | null;
}

/** What a report's narrative states, and where that is not what its tables say. */
export interface ClaimReading {
  readonly claims: readonly Statement[];
  readonly findings: readonly Finding[];
}

const QUOTE_LENGTH = 60;

/** Every number with a unit in the narrative of a report, in reading order. */
export function findClaims(report: Report): readonly Statement[] {
  return readClaims(report).claims;
}

/**
 * Every number with a unit in the narrative, compared with the statutory cell
 * that it restates. One that restates a sum of cells names no cell, for a claim
 * has one or none, but says whether it agrees; if not, the finding names them all.
 */
export function readClaims(report: Report): ClaimReading {
  const values = new Map(report.values.map(({cellId, value}) => [cellId, value]));
  const claims = concatMap(report.sections, (section) => readSection(section, report, values));
  return {claims, findings: concatMap(claims, (claim) => findContradiction(claim, report))};
}

/** The claims of all reports, and the reports with a finding for each claim that contradicts their tables. */
export function addClaims(reports: readonly Report[]): {
  readonly reports: readonly Report[];
  readonly claims: readonly Statement[];
} {
  const read = reports.map((report) => ({report, ...readClaims(report)}));
  return {
    reports: read.map(({report, findings}) =>
      findings.length === 0 ? report : {...report, findings: [...report.findings, ...findings]},
    ),
    claims: concatMap(read, ({claims}) => claims),
  };
}

function readSection(section: SectionText, report: Report, values: ReadonlyMap<CellId, number | null>): Statement[] {
  const statements: Statement[] = [];
  let passage = EMPTY_PASSAGE;
  for (const sentence of findSentences(section)) {
    if (sentence.opens) passage = EMPTY_PASSAGE;
    const read = classifySentence(sentence, findMentions(sentence.plain), passage);
    passage = read.passage;
    const setting = {sentence: sentence.plain, ordinal: section.ordinal, year: report.year, values};
    for (const one of read.classified) {
      const {metric, restated} = chooseSense(one, setting);
      const [only, ...rest] = restated?.cells ?? [];
      const cellId = only !== undefined && rest.length === 0 ? only : null;
      statements.push({
        reportId: report.reportId,
        ordinal: section.ordinal,
        metric,
        value: one.mention.value,
        unit: one.mention.unit.text,
        quote: quote(sentence, one),
        cellId,
        agrees: restated?.agrees ?? null,
        approximate: one.mention.approximate,
        restated,
      });
    }
  }
  return statements;
}

/** The clause as it stands; of a long one, the part around the number. */
function quote({text}: Sentence, {clause: [from, to], mention: {start, end}}: Classified): string {
  if (to - from <= QUOTE_LENGTH) return text.slice(from, to).trim();
  const last = Math.min(to, Math.max(end, from + QUOTE_LENGTH));
  return text.slice(Math.max(from, Math.min(start, last - QUOTE_LENGTH)), last).trim();
}

function findContradiction(claim: Statement, {reportId, sourceId, values}: Report): Finding[] {
  const {restated, value, unit, quote, ordinal} = claim;
  if (restated?.agrees !== false || restated.sum === null) return [];
  const [expected, actual] = [String(restated.sum), String(value)];
  const difference = round(value - restated.sum);
  const stands = values.flatMap(({cellId, place}) => (restated.cells.includes(cellId) ? (place ?? []) : []));
  const message = {
    zh: `第 ${ordinal} 部分称“${quote}”，表格为 ${expected}${unit}${placesText(stands, "zh")}，相差 ${difference}`,
    en: `section ${ordinal} states ${actual} (“${quote}”), the tables ${expected}${placesText(stands, "en")}, a difference of ${difference}`,
  };
  return [finding("claim_contradicts", message, {reportId, sourceId, cells: restated.cells, expected, actual})];
}
