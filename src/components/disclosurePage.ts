import {group, sum} from "d3-array";
import {html} from "htl";
import type {CompositionRow} from "./compositionChart.js";
import {figure} from "./figure.js";
import {text} from "./labels.js";
import {BEHIND, QUERIES} from "./queries.js";
import {reasonChart} from "./reasonChart.js";
import type {Reason} from "./reasonChart.js";
import type {FigureOptions} from "./requestsPage.js";
import {responsive} from "./responsive.js";
import type {DecisionTotal, NormativeTotal, Scope} from "./rows.js";
import {scopeTitle} from "./scope.js";
import {ofScope, reportsNote} from "./totals.js";
import type {Basis} from "./totals.js";
import {wholeSum} from "./wholeSum.js";

const FORM_2021 = ["issued", "repealed", "in_force"] as const;
const FORM_2019 = ["made", "disclosed", "disclosed_total"] as const;

export interface DisclosureData {
  readonly documents: readonly NormativeTotal[];
  readonly decisions: readonly DecisionTotal[];
}

/** What bodies publish and decide: documents on each form, which do not compare, and decisions. */
export function disclosureFigures(data: DisclosureData, scope: Scope, options: FigureOptions): HTMLElement {
  return html`<div>
    ${documentsFigure(data.documents, scope, 2021, options)} ${documentsFigure(data.documents, scope, 2019, options)}
    ${decisionsFigure(data.decisions, scope, options)}
  </div>`;
}

function documentsFigure(
  documents: readonly NormativeTotal[],
  scope: Scope,
  form: 2019 | 2021,
  options: FigureOptions,
): HTMLElement | null {
  const {lang, source} = options;
  const rows = ofScope(documents, scope).filter((row) => row.form === form && row.row_code === "normative_documents");
  if (rows.length === 0) return null;
  const measures = form === 2021 ? FORM_2021 : FORM_2019;
  const reasons: Reason[] = measures.map((code) => ({code, label: text(code, lang)}));
  const years = yearRows(
    rows,
    (list) => new Map(measures.map((code) => [code, wholeSum(list.map((row) => row[code]))])),
    lang,
  );
  const title = {zh: `行政规范性文件（${form} 年表格）`, en: `Normative documents (form of ${form})`}[lang];
  return figure(
    responsive((width) =>
      reasonChart(years, reasons, {width, measure: "count", color: "var(--ink-3)", ariaLabel: title}),
    ),
    {
      lang,
      source,
      title,
      name: `normative-documents-${form}-${scope}`,
      subtitle: {
        zh: `件数，后为所据报告份数；${scopeTitle(scope, lang)}。两种表格的项目不同，不能相接。`,
        en: `Numbers, and the reports that they stand on; ${scopeTitle(scope, lang).toLowerCase()}. The two forms count different things: their series do not join.`,
      }[lang],
      sql: QUERIES.documents,
      behind: BEHIND.documents,
      rows: years,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "basis", label: text("reports", lang), value: ({note}) => note},
        ...reasons.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts}: CompositionRow) => parts.get(code) ?? null,
        })),
      ],
    },
  );
}

function decisionsFigure(
  decisions: readonly DecisionTotal[],
  scope: Scope,
  {lang, source}: FigureOptions,
): HTMLElement {
  const rows = ofScope(decisions, scope);
  const kinds = [
    ...group(
      [...rows].sort((a, b) => b.form - a.form || a.ordinal - b.ordinal),
      ({row_code}) => row_code,
    ),
  ]
    .filter(([, list]) => list.some((row) => row.decisions !== null))
    .map(([code, list]) => ({code, label: list[0]?.[lang === "zh" ? "row_zh" : "row_en"] ?? code}));
  const count = (list: readonly DecisionTotal[], code: string) =>
    wholeSum(list.filter((row) => row.row_code === code).map((row) => row.decisions));
  const years = yearRows(rows, (list) => new Map(kinds.map(({code}) => [code, count(list, code)])), lang);
  const title = {zh: "作出多少许可、处罚和强制决定？", en: "How many licences, penalties and coercive measures?"}[lang];
  return figure(
    responsive((width) =>
      reasonChart(years, kinds, {width, measure: "count", color: "var(--ink-3)", ariaLabel: title}),
    ),
    {
      lang,
      source,
      title,
      name: `decisions-${scope}`,
      subtitle: {
        zh: `本年处理决定数量，后为所据报告份数；${scopeTitle(scope, lang)}。各年所据报告不同；空圈表示该年的表格没有这一项，或没有可加总的报告。`,
        en: `Decisions in the year, and the reports that they stand on; ${scopeTitle(scope, lang).toLowerCase()}. The reports differ from year to year; a ring where the form of the year has no such item, or no report can be added up.`,
      }[lang],
      sql: QUERIES.decisions,
      behind: BEHIND.decisions,
      rows: years,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "basis", label: text("reports", lang), value: ({note}) => note},
        ...kinds.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts}: CompositionRow) => parts.get(code) ?? null,
        })),
      ],
    },
  );
}

/** A row for each year, both forms together; the row's reports are those of the item that most of them have. */
function yearRows<Row extends {readonly year: number} & Reported>(
  rows: readonly Row[],
  partsOf: (rows: readonly Row[]) => ReadonlyMap<string, number | null>,
  lang: FigureOptions["lang"],
): CompositionRow[] {
  return [...group(rows, ({year}) => year)]
    .sort(([a], [b]) => a - b)
    .map(([year, list]) => {
      const parts = [...partsOf(list)].flatMap(([code, value]) => (value === null ? [] : [[code, value] as const]));
      const items = [...group(list, ({row_code}) => row_code)].map(([code, item]) => [code, basisOf(item)] as const);
      const reports = Math.max(0, ...items.map(([, basis]) => basis.reports));
      const counted = Math.max(0, ...items.map(([, basis]) => basis.counted));
      return {
        key: String(year),
        label: String(year),
        note: reportsNote({reports, counted}, lang),
        notes: new Map(items.map(([code, basis]) => [code, reportsNote(basis, lang)])),
        total: 1,
        parts: new Map(parts),
      };
    });
}

function basisOf(rows: readonly Reported[]): Basis {
  return {reports: sum(rows, (row) => row.reports), counted: sum(rows, (row) => row.reports_counted)};
}

interface Reported {
  readonly row_code: string;
  readonly reports: number;
  readonly reports_counted: number;
}
