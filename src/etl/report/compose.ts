import {tellScope} from "../agency/scope.js";
import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import {getForm} from "../form/forms.js";
import type {CellId, Form, Identity} from "../form/form.js";
import type {TableReading} from "../table/recognize.js";
import type {Correction} from "../source/corrections.js";
import {printedNumbers} from "./cells.js";
import type {CellReading} from "./cells.js";
import {checkIdentities, identityFindings} from "./check.js";
import type {Checked} from "./check.js";
import {reportIdOf} from "./copy.js";
import type {FormVariant} from "./copy.js";
import {inferValues} from "./infer.js";
import type {Inferences} from "./infer.js";
import {numberFindings} from "./numberFindings.js";
import type {Agency, Report, ReportStatus, SectionText, Value} from "./report.js";
import {sectionFindings} from "./sectionFindings.js";
import {tableFindings} from "./tableFindings.js";
import {timelinessFindings} from "./timeliness.js";
import {formValues} from "./values.js";

/** What a report says, in whatever copies: whose it is, and what was read. */
export interface ReportContent {
  readonly agency: Agency;
  readonly year: number;
  readonly form: FormVariant;
  /** Whether nothing but the year told the form. */
  readonly formAssumed: boolean;
  readonly title: string;
  readonly publishedOn: string | null;
  /** The primary source. */
  readonly sourceId: string;
  readonly sections: readonly SectionText[];
  readonly cells: ReadonlyMap<CellId, CellReading>;
  /** For what they leave open. */
  readonly tables: readonly TableReading[];
  /** Doubts that stand whatever the cells say. */
  readonly findings: readonly Finding[];
}

/**
 * Checks and completes what was read: every cell of the form with a status,
 * every doubt a finding. All that is derived from the cells is derived here, so
 * that it never outlives the cells that it was derived from.
 */
export function composeReport(content: ReportContent, corrections: readonly Correction[] = []): Report {
  const {agency, year, sections, cells} = content;
  const form = getForm(content.form.year, content.form.otherRows);
  const corrected = new Map(corrections.map((correction) => [correction.cellId, correction]));
  const printed = printedNumbers(cells);
  const numbers = corrections.length === 0 ? printed : new Map(printed);
  for (const {cellId, value} of corrections) numbers.set(cellId, value);
  const checked = checkIdentities(form, numbers);
  const {confirmed} = corrections.length === 0 ? checked : checkIdentities(form, printed);
  const inferences = inferOpen(form, checked, content.tables, numbers);
  const values = formValues(form, {cells, corrections: corrected, inferred: inferences.values, confirmed});
  const {scope, basis} = tellScope({agency, sections, values});
  const reportId = reportIdOf(content);
  const findings = [
    ...content.findings,
    ...assumedFindings(content),
    ...sectionFindings(sections),
    ...timelinessFindings({...content, scope}),
    ...numberFindings(form, values),
    ...brokenFindings(form, checked, numbers, cells),
    ...inferences.contradicted.map(contradictionFinding),
    ...tableFindings(form, content.tables, cells, values),
  ];
  return {
    reportId,
    agency,
    year,
    form: form.year,
    title: content.title,
    publishedOn: content.publishedOn,
    scope,
    scopeBasis: basis,
    sourceId: content.sourceId,
    status: reportStatus(values, checked),
    values,
    sections,
    identities: checked.evaluated,
    identitiesBroken: checked.broken.length,
    findings: findings.map((each) => ({...each, reportId})),
  };
}

/** Of most reports every cell of a sum is printed, and nothing is left to infer. */
function inferOpen(
  {identities}: Form,
  {evaluated}: Checked,
  tables: readonly TableReading[],
  numbers: ReadonlyMap<CellId, number>,
): Inferences {
  if (evaluated === identities.length) return {values: new Map(), contradicted: []};
  return inferValues(withoutContradicted(identities, tables, numbers), numbers);
}

/** The identities but those through a cell whose text no sum explains: what it holds, no sum may tell. */
function withoutContradicted(
  identities: readonly Identity[],
  tables: readonly TableReading[],
  numbers: ReadonlyMap<CellId, number>,
): readonly Identity[] {
  const withheld = new Set(
    tables
      .flatMap(({ambiguous}) => ambiguous)
      .flatMap(({cells, contradicted}) => (contradicted ? cells.filter((id) => !numbers.has(id)) : [])),
  );
  if (withheld.size === 0) return identities;
  return identities.filter(({left, right}) => ![...left, ...right].some((id) => withheld.has(id)));
}

/** Of most reports no sum is broken, and none needs to know where its cells stand. */
function brokenFindings(
  form: Form,
  checked: Checked,
  numbers: ReadonlyMap<CellId, number>,
  cells: ReadonlyMap<CellId, CellReading>,
): Finding[] {
  if (checked.broken.length === 0) return [];
  return identityFindings(form, checked, numbers, new Map([...cells].map(([id, {place}]) => [id, place])));
}

function reportStatus(values: readonly Value[], {broken}: Checked): ReportStatus {
  if (values.some(({status}) => status === "unknown")) return "partial";
  return broken.length > 0 ? "inconsistent" : "complete";
}

function assumedFindings({formAssumed, year}: ReportContent): Finding[] {
  if (!formAssumed) return [];
  const message = {zh: `按年份 ${year} 推定所用表格`, en: `the form was assumed from the year ${year}`};
  return [finding("form_assumed", message)];
}

function contradictionFinding(cells: readonly CellId[]): Finding {
  const message = {
    zh: `${cells.length} 格的勾稽关系相互矛盾，未作推算`,
    en: `the sums through ${cells.length} cells contradict each other; nothing was inferred`,
  };
  return finding("inference_contradicted", message, {cells});
}
