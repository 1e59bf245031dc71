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
import {BEHIND, QUERIES} from "./queries.js";
import {responsive} from "./responsive.js";
import {presentScopes, scopeTitle} from "./scope.js";
import type {Coverage, DisputeTotal, Extent, OutcomeTotal, Scope, VolumeTotal} from "./rows.js";
import {
  compositionRow,
  disclosedOf,
  ofScope,
  reportsNote,
  sumDisputes,
  sumOutcomes,
  sumOutcomesByYear,
  sumVolumes,
} from "./totals.js";
import type {Basis} from "./totals.js";

/** A year on fewer reports is no end of a trend. */
const LEAST = 5;

export interface OverviewData {
  readonly extent: Extent;
  readonly coverage: readonly Coverage[];
  readonly outcomes: readonly OutcomeTotal[];
  readonly disputes: readonly DisputeTotal[];
  readonly volumes: readonly VolumeTotal[];
}

interface Options {
  readonly lang: Lang;
}

/** How many reports, of how many bodies, for which years, from where. */
export function extent(
  {extent: {reports, bodies, first_year, last_year, provinces, regions}}: OverviewData,
  {lang}: Options,
): HTMLElement {
  const shared = {lang, sql: QUERIES.extent, behind: BEHIND.reports};
  const years = formatYears([first_year, last_year]);
  return metrics([
    {
      ...shared,
      label: {zh: "年度报告", en: "Annual reports"}[lang],
      value: formatCount(reports),
      note: {zh: "一个机关一年一份。", en: "One for each body and year."}[lang],
    },
    {
      ...shared,
      label: {zh: "机关", en: "Public bodies"}[lang],
      value: formatCount(bodies),
      note: {
        zh: `平均每个机关 ${formatCount(Math.round((10 * reports) / Math.max(1, bodies)) / 10)} 份。`,
        en: `${formatCount(Math.round((10 * reports) / Math.max(1, bodies)) / 10)} reports each on average.`,
      }[lang],
    },
    {
      ...shared,
      label: {zh: "年度", en: "Years"}[lang],
      value: years,
      note: {zh: "报告所述年度，次年公布。", en: "The years reported on; reports appear in the year after."}[lang],
    },
    {
      ...shared,
      label: {zh: "省级行政区", en: "Provincial divisions"}[lang],
      value: `${formatCount(provinces)} / ${PROVINCES.length}`,
      note: {
        zh: `分布于 ${formatCount(regions)} 个省、市、县。`,
        en: `In ${formatCount(regions)} provinces, prefectures and counties.`,
      }[lang],
    },
  ]);
}

/** The main trend, in one sentence for each scope: the disclosure rate of the first and of the last year. */
export function trend({outcomes}: OverviewData, {lang}: Options): HTMLElement {
  const sentences = presentScopes(outcomes).flatMap((scope) => {
    const years = sumOutcomesByYear(ofScope(outcomes, scope)).filter(
      ([, {counted, concluded}]) => counted >= LEAST && concluded > 0,
    );
    const [first, last] = [years[0], years.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    const rate = ([, sums]: (typeof years)[number]) => formatShare(disclosedOf(sums), sums.concluded);
    const basis = ([, sums]: (typeof years)[number]) => reportsNote(sums, lang);
    return [
      {
        zh: `${scopeTitle(scope, lang)}：办结的申请中，予以公开和部分公开的占比 ${first[0]} 年为 ${rate(first)}（${basis(first)}），${last[0]} 年为 ${rate(last)}（${basis(last)}）。`,
        en: `${scopeTitle(scope, lang)}: of the requests concluded, ${rate(first)} were granted in full or in part in ${first[0]} (${basis(first)}), and ${rate(last)} in ${last[0]} (${basis(last)}).`,
      }[lang],
    ];
  });
  if (sentences.length === 0) return html`<div></div>`;
  return html`<div class="trend">
    ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
    <p class="small muted">
      ${{zh: "各年计入的报告不同，这不是同一批机关的变化。", en: "The reports differ from year to year: this is not the change of one set of bodies."}[lang]}
    </p>
  </div>`;
}

/** Headline figures of each scope that has reports, and how many reports do not tell theirs. */
export function headline(data: OverviewData, options: Options): HTMLElement {
  const {lang} = options;
  const {untold} = data.extent;
  const note = {
    zh: `${formatCount(untold)} 份报告看不出是本级还是汇总，不计入合计。`,
    en: `${formatCount(untold)} ${untold === 1 ? "report does" : "reports do"} not tell whether the figures are the body's own or consolidated, and stand in no sum.`,
  }[lang];
  return html`<div>
    ${presentScopes(data.outcomes).map(
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
  const disclosed = disclosedOf(outcome);
  const dispute = sumDisputes(ofScope(disputes, scope));
  return metrics([
    {
      lang,
      label: {zh: "办结申请", en: "Requests concluded"}[lang],
      value: formatCount(outcome.counted > 0 ? outcome.concluded : null),
      note: basisNote(outcome, lang),
      sql: QUERIES.outcomes,
      behind: BEHIND.outcomes,
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
      behind: BEHIND.outcomes,
    },
    {
      lang,
      label: {zh: "纠错率（结果纠正，占已审结的复议和诉讼）", en: "Correction rate: corrected, of disputes decided"}[
        lang
      ],
      value: formatShare(dispute.corrected, dispute.decided),
      note: `${shareNote(dispute.corrected, dispute.decided, lang)}${join(lang)}${basisNote(dispute, lang)}`,
      sql: QUERIES.corrections,
      behind: BEHIND.disputes,
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
      behind: BEHIND.reports,
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
export function flowFigure(volumes: readonly VolumeTotal[], options: Options & {readonly source: string}): HTMLElement {
  const {lang, source} = options;
  const scopes = presentScopes(volumes);
  if (scopes.length === 0) return html`<p class="muted">${text("no_data", lang)}</p>`;
  const rows = scopes.flatMap((scope) => sumVolumes(ofScope(volumes, scope)).map((flow) => ({scope, ...flow})));
  const years = [Math.min(...rows.map(({year}) => year)), Math.max(...rows.map(({year}) => year))] as const;
  const title = {zh: "收到多少申请？", en: "How many requests come in?"}[lang];
  const chart = responsive((full) => {
    const {columns, width} = panelWidth(full, 320, 2);
    const charts = scopes.map((scope) =>
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
    behind: BEHIND.flows,
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
  return html`<div>${presentScopes(data.outcomes).map((scope) => outcomesByYearFigure(data, scope, options))}</div>`;
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
      behind: BEHIND.outcomes,
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
