import {group, sum} from "d3-array";
import {html} from "htl";
import {compositionChart} from "./compositionChart.js";
import type {CompositionRow, Part} from "./compositionChart.js";
import {figure} from "./figure.js";
import {text} from "./labels.js";
import type {TextKey} from "./labels.js";
import type {Lang} from "./lang.js";
import {BEHIND, QUERIES} from "./queries.js";
import {rateChart} from "./rateChart.js";
import type {RateRow} from "./rateChart.js";
import type {FigureOptions} from "./requestsPage.js";
import {responsive} from "./responsive.js";
import type {DisputeTotal, Scope} from "./rows.js";
import {scopeTitle} from "./scope.js";
import {ofScope, reportsNote} from "./totals.js";

const ROUTES = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] as const;
const RESULTS = ["upheld", "corrected", "other", "pending"] as const;
const RESULT_TEXTS: Readonly<Record<(typeof RESULTS)[number], TextKey>> = {
  upheld: "result_upheld",
  corrected: "result_corrected",
  other: "result_other",
  pending: "result_pending",
};

interface RouteYear extends CompositionRow {
  readonly route: string;
  readonly year: number | null;
  readonly corrected: number;
  readonly decided: number;
}

/** How contested decisions end, and how often they are corrected, by route and year. */
export function disputesFigures(disputes: readonly DisputeTotal[], scope: Scope, options: FigureOptions): HTMLElement {
  const rows = routeRows(ofScope(disputes, scope), options.lang);
  return html`<div>${resultsFigure(rows, scope, options)}${correctionFigure(rows, scope, options)}</div>`;
}

function resultsFigure(rows: readonly RouteYear[], scope: Scope, {lang, source}: FigureOptions): HTMLElement {
  const parts: Part[] = RESULTS.map((code) => ({
    code,
    label: text(RESULT_TEXTS[code], lang),
    color: `var(--result-${code})`,
    onColor: `var(--on-result-${code})`,
  }));
  const title = {zh: "复议和诉讼有什么结果？", en: "How do disputes end?"}[lang];
  return figure(
    responsive((width) => compositionChart(rows, parts, {width, ariaLabel: title})),
    {
      lang,
      source,
      title,
      name: `disputes-${scope}`,
      subtitle: {
        zh: `各结果占全部案件的比例，尚未审结的也在内；不足三十件的写件数，不写比例；右为案件数和报告份数。${scopeTitle(scope, lang)}。`,
        en: `Shares of all disputes, pending ones among them; below thirty, numbers in place of shares; at the right, disputes and reports. ${scopeTitle(scope, lang)}.`,
      }[lang],
      sql: QUERIES.disputes,
      behind: BEHIND.disputes,
      rows: rows.filter(({isHeading}) => isHeading !== true),
      columns: [
        ...keyColumns(lang),
        ...parts.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts: counts}: RouteYear) => counts.get(code) ?? null,
        })),
      ],
    },
  );
}

function correctionFigure(rows: readonly RouteYear[], scope: Scope, {lang, source}: FigureOptions): HTMLElement {
  const rates: RateRow[] = rows.map((row) => ({...row, numerator: row.corrected, denominator: row.decided}));
  const title = {zh: "多少决定被纠正？", en: "How many decisions are corrected?"}[lang];
  return figure(
    responsive((width) => rateChart(rates, {width, ariaLabel: title})),
    {
      lang,
      source,
      title,
      name: `corrections-${scope}`,
      subtitle: {
        zh: `纠错率＝结果纠正／（结果维持＋结果纠正＋其他结果），尚未审结的不在分母里；不足三十件的画空心点和 95% 区间。${scopeTitle(scope, lang)}。`,
        en: `Correction rate = corrected / (upheld + corrected + other); pending ones are left out. Below thirty cases: a hollow dot, with its 95% interval. ${scopeTitle(scope, lang)}.`,
      }[lang],
      sql: QUERIES.disputes,
      behind: BEHIND.disputes,
      rows: rows.filter(({isHeading}) => isHeading !== true),
      columns: [
        ...keyColumns(lang),
        {name: "corrected", label: text("result_corrected", lang), value: ({corrected}) => corrected},
        {name: "decided", label: {zh: "已审结", en: "Decided"}[lang], value: ({decided}) => decided},
      ],
    },
  );
}

function keyColumns(lang: Lang) {
  return [
    {name: "route", label: {zh: "途径", en: "Route"}[lang], value: ({route}: RouteYear) => route},
    {name: "year", label: text("year", lang), value: ({year}: RouteYear) => (year === null ? null : String(year))},
    {name: "basis", label: text("reports", lang), value: ({note}: RouteYear) => note},
  ];
}

/** The years of each route under its name. */
function routeRows(disputes: readonly DisputeTotal[], lang: Lang): RouteYear[] {
  return ROUTES.flatMap((route) => {
    const label = text(route, lang);
    const years = [
      ...group(
        disputes.filter((row) => row.route === route),
        ({year}) => year,
      ),
    ];
    const heading: RouteYear = {
      key: route,
      label,
      note: "",
      total: 0,
      parts: new Map(),
      isHeading: true,
      route: label,
      year: null,
      corrected: 0,
      decided: 0,
    };
    return [heading, ...years.map(([year, rows]) => routeYear(label, `${route} ${year}`, year, rows, lang))];
  });
}

function routeYear(route: string, key: string, year: number, rows: readonly DisputeTotal[], lang: Lang): RouteYear {
  const parts = new Map(RESULTS.map((code) => [code, sum(rows, (row) => row[code] ?? 0)]));
  const basis = {
    reports: sum(rows, ({reports}) => reports),
    counted: sum(rows, ({reports_counted}) => reports_counted),
  };
  return {
    key,
    route,
    year,
    parts,
    label: String(year),
    note: reportsNote(basis, lang),
    isMissing: basis.counted === 0,
    total: sum(parts.values()),
    corrected: parts.get("corrected") ?? 0,
    decided: sum(rows, ({decided}) => decided ?? 0),
  };
}
