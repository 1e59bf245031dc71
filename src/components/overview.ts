import {rollup, sum} from "d3-array";
import {html} from "htl";
import {compositionChart} from "./compositionChart.js";
import {coverageGrid} from "./coverageGrid.js";
import {figure} from "./figure.js";
import {flowPanel} from "./flowChart.js";
import {formatCount, formatShare, formatYears} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {metrics, shareNote} from "./metric.js";
import {outcomeParts} from "./outcomeParts.js";
import {panels, panelWidth} from "./panels.js";
import {provinceName, PROVINCES} from "./provinces.js";
import {QUERIES} from "./queries.js";
import {responsive} from "./responsive.js";
import {presentScopes, scopeTitle} from "./scope.js";
import type {Coverage, DisputeTotal, FlowTotal, OutcomeTotal, Scope} from "./rows.js";
import {compositionRow, ofScope, sumDisputes, sumOutcomes, sumOutcomesByYear, reportsNote} from "./totals.js";
import type {Basis} from "./totals.js";

/** How much of what there is. */
export interface Extent {
  readonly reports: number;
  readonly bodies: number;
  readonly provinces: number;
  /** The first and the last year; null where there is no report. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface OverviewData {
  readonly held: Extent;
  readonly coverage: readonly Coverage[];
  readonly outcomes: readonly OutcomeTotal[];
  readonly disputes: readonly DisputeTotal[];
  readonly flows: readonly FlowTotal[];
}

interface Options {
  readonly lang: Lang;
}

/** What the corpus holds, in one sentence. */
export function extent({held}: OverviewData, {lang}: Options): string {
  const years = formatYears([held.first, held.last].flatMap((year) => year ?? []));
  const [reports, of, all] = [formatCount(held.reports), formatCount(held.bodies), PROVINCES.length];
  return lang === "zh"
    ? `本站现收 ${of} 个机关 ${years} 年的 ${reports} 份年度报告，涉及 ${all} 个省级行政区中的 ${held.provinces} 个。`
    : `${reports} annual reports of ${of} bodies for ${years}, from ${held.provinces} of the ${all} provincial divisions.`;
}

/** Headline figures of each scope that has reports, and how many reports do not tell theirs. */
export function headline(data: OverviewData, options: Options): HTMLElement {
  const {lang} = options;
  const untold = sum(ofScope(data.flows, "unknown"), ({reports}) => reports);
  const note = {
    zh: `${formatCount(untold)} 份报告看不出是本级还是汇总，不计入合计。`,
    en: `${formatCount(untold)} ${untold === 1 ? "report does" : "reports do"} not tell whether the figures are the body's own or consolidated, and stand in no sum.`,
  }[lang];
  return html`<div>
    ${presentScopes(data.flows).map(
      (scope) =>
        html`<section>
          <h3>${scopeTitle(scope, lang)}</h3>
          ${scopeHeadline(data, scope, options)}
        </section>`,
    )}
    ${untold === 0 ? null : html`<p class="muted">${note}</p>`}
  </div>`;
}

function scopeHeadline({outcomes, disputes}: OverviewData, scope: Scope, {lang}: Options): HTMLElement {
  const outcome = sumOutcomes(ofScope(outcomes, scope));
  const disclosed = (outcome.parts.get("granted") ?? 0) + (outcome.parts.get("partly_granted") ?? 0);
  const dispute = sumDisputes(ofScope(disputes, scope));
  return metrics([
    {
      lang,
      label: {zh: "办结申请", en: "Requests concluded"}[lang],
      value: formatCount(outcome.counted > 0 ? outcome.concluded : null),
      note: basisNote(outcome, lang),
      sql: QUERIES.outcomes,
    },
    {
      lang,
      label: {
        zh: "公开率（予以公开与部分公开，占办结）",
        en: "Disclosure rate: granted in full or in part, of concluded",
      }[lang],
      value: formatShare(disclosed, outcome.concluded),
      note: `${shareNote(disclosed, outcome.concluded, lang)}${join(lang)}${basisNote(outcome, lang)}`,
      sql: QUERIES.disclosure,
    },
    {
      lang,
      label: {zh: "纠错率（结果纠正，占已审结的复议和诉讼）", en: "Correction rate: corrected, of disputes decided"}[
        lang
      ],
      value: formatShare(dispute.corrected, dispute.decided),
      note: `${shareNote(dispute.corrected, dispute.decided, lang)}${join(lang)}${basisNote(dispute, lang)}`,
      sql: QUERIES.corrections,
    },
  ]);
}

/** Which provinces and years have reports. */
export function coverageFigure({coverage}: OverviewData, options: Options & {readonly source: string}): HTMLElement {
  const {lang, source} = options;
  const groups = rollup(
    coverage,
    (rows) => sum(rows, ({reports}) => reports),
    ({province_code}) => province_code,
    ({year}) => year,
  );
  const cells = [...groups]
    .sort(([a], [b]) => ((a ?? "~") < (b ?? "~") ? -1 : 1))
    .flatMap(([code, years]) =>
      [...years].map(([year, reports]) => ({place: provinceName(code, lang), year, reports})),
    );
  const title = {zh: "哪些地区、哪些年度有报告？", en: "Which places and years have reports?"}[lang];
  return figure(
    responsive((width) => coverageGrid(cells, {lang, width, ariaLabel: title})),
    {
      lang,
      name: "coverage",
      title,
      subtitle: {
        zh: "格内为报告份数；空圈表示没有报告，不是零。",
        en: "Numbers of reports; a ring where there is none, which is not zero.",
      }[lang],
      source,
      sql: QUERIES.coverage,
      rows: cells,
      columns: [
        {name: "place", label: text("region", lang), value: ({place}) => place},
        {name: "year", label: text("year", lang), value: ({year}) => year, format: String},
        {name: "reports", label: text("reports", lang), value: ({reports}) => reports},
      ],
    },
  );
}

/** How many requests came in, year by year, for each scope. */
export function flowFigure(
  {flows}: Pick<OverviewData, "flows">,
  options: Options & {readonly source: string},
): HTMLElement {
  const {lang, source} = options;
  if (presentScopes(flows).length === 0) return html`<p class="muted">${text("no_data", lang)}</p>`;
  const rows = presentScopes(flows).flatMap((scope) => ofScope(flows, scope));
  const years = [Math.min(...rows.map(({year}) => year)), Math.max(...rows.map(({year}) => year))] as const;
  const title = {zh: "收到多少申请？", en: "How many requests come in?"}[lang];
  const chart = responsive((full) => {
    const {columns, width} = panelWidth(full, 320, 2);
    const charts = presentScopes(flows).map((scope) =>
      flowPanel(ofScope(rows, scope), {lang, width, title: scopeTitle(scope, lang), years}),
    );
    return panels(charts, columns, title);
  });
  return figure(chart, {
    lang,
    name: "requests-by-year",
    title,
    subtitle: {
      zh: "柱为本年新收，横线为本年办结；年份下为所据报告份数，空圈表示没有可加总的报告。各年份数不同，柱高不能直接相比。",
      en: "Columns: received. Ticks: concluded. Under each year, the reports it stands on; a ring where none can be added up. They differ from year to year, so heights alone do not compare.",
    }[lang],
    source,
    sql: QUERIES.flows,
    rows,
    columns: [
      {
        name: "scope",
        label: text("scope", lang),
        value: ({scope}) => scope,
        format: (scope) => scopeTitle(scope as Scope, lang),
      },
      {name: "year", label: text("year", lang), value: ({year}) => year, format: String},
      {name: "received", label: text("received", lang), value: ({received}) => received},
      {name: "concluded", label: text("concluded", lang), value: ({concluded}) => concluded},
      {name: "reports_counted", label: {zh: "计入报告", en: "Reports counted"}[lang], value: ({counted}) => counted},
      {name: "reports", label: text("reports", lang), value: ({reports}) => reports},
    ],
  });
}

/** What became of requests, year by year: a figure for each scope that has reports. */
export function outcomesByYearFigures(data: OverviewData, options: Options & {readonly source: string}): HTMLElement {
  return html`<div>${presentScopes(data.flows).map((scope) => outcomesByYearFigure(data, scope, options))}</div>`;
}

function outcomesByYearFigure(
  {outcomes}: OverviewData,
  scope: Scope,
  {lang, source}: Options & {readonly source: string},
): HTMLElement {
  const years = sumOutcomesByYear(ofScope(outcomes, scope));
  const rows = years.map(([year, outcome]) =>
    compositionRow(String(year), String(year), reportsNote(outcome, lang), outcome),
  );
  const parts = outcomeParts(lang);
  const title = {
    zh: `申请得到了什么结果？${scopeTitle(scope, lang)}`,
    en: `What becomes of a request? ${scopeTitle(scope, lang)}`,
  }[lang];
  return figure(
    responsive((width) => compositionChart(rows, parts, {width, ariaLabel: title})),
    {
      lang,
      name: `outcomes-${scope}`,
      title,
      subtitle: {
        zh: "各类结果占本年办结的比例；右为办结件数和报告份数，空圈表示没有可加总的报告。",
        en: "Share of each outcome in requests concluded; at the right, requests and reports. A ring where no report can be added up.",
      }[lang],
      source,
      sql: QUERIES.outcomes,
      rows,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "concluded", label: text("concluded", lang), value: ({total}) => total},
        ...parts.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts: counts}: (typeof rows)[number]) => counts.get(code) ?? null,
        })),
      ],
    },
  );
}

/** `3 份报告中的 2 份` / `2 of 3 reports`. */
export function basisNote({reports, counted}: Basis, lang: Lang): string {
  return lang === "zh"
    ? `${formatCount(reports)} 份报告中计入 ${formatCount(counted)} 份`
    : `${formatCount(counted)} of ${formatCount(reports)} reports counted`;
}

function join(lang: Lang): string {
  return lang === "zh" ? "；" : "; ";
}
