import {group} from "d3-array";
import {html} from "htl";
import type {CompositionRow} from "./compositionChart.js";
import {dataTable} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatShare} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {BEHIND, QUERIES} from "./queries.js";
import {reasonChart} from "./reasonChart.js";
import {responsive} from "./responsive.js";
import type {Scope, VolumeTotal} from "./rows.js";
import {scopeTitle} from "./scope.js";
import {ofScope, reportsNote, sumVolumes} from "./totals.js";

export interface FigureOptions {
  readonly lang: Lang;
  readonly source: string;
}

/** What comes in, is concluded and is left, year by year, with the clearance rate. */
export function balanceFigure(
  volumes: readonly VolumeTotal[],
  scope: Scope,
  {lang, source}: FigureOptions,
): HTMLElement {
  const years = sumVolumes(ofScope(volumes, scope));
  const columns = [
    {name: "year", label: text("year", lang), value: ({year}: (typeof years)[number]) => String(year)},
    {name: "carried_in", label: text("carried_in", lang), value: ({carried_in}: (typeof years)[number]) => carried_in},
    {name: "received", label: text("received", lang), value: ({received}: (typeof years)[number]) => received},
    {name: "concluded", label: text("concluded", lang), value: ({concluded}: (typeof years)[number]) => concluded},
    {
      name: "carried_out",
      label: text("carried_out", lang),
      value: ({carried_out}: (typeof years)[number]) => carried_out,
    },
    {
      name: "clearance",
      label: {zh: "办结率", en: "Clearance"}[lang],
      value: ({concluded, received, carried_in}: (typeof years)[number]) =>
        formatShare(concluded ?? 0, (received ?? 0) + (carried_in ?? 0)),
    },
    {name: "reports", label: text("reports", lang), value: (row: (typeof years)[number]) => reportsNote(row, lang)},
  ];
  const title = {zh: "积压在增加还是减少？", en: "Does the backlog grow?"}[lang];
  return figure(dataTable(years, columns, {caption: scopeTitle(scope, lang)}), {
    lang,
    source,
    title,
    name: `balance-${scope}`,
    subtitle: {
      zh: "办结率＝办结／（上年结转＋新收）。两年之间报告不同，上一年的结转不一定等于下一年的上年结转。",
      en: "Clearance = concluded / (carried in + received). The reports of two years differ, so one year's carry-out need not be the next one's carry-in.",
    }[lang],
    sql: QUERIES.volumes,
    behind: BEHIND.flows,
    rows: years,
    columns,
  });
}

/** Who asks: a panel for each kind of applicant, in shares of all requests received. */
export function applicantsFigure(
  volumes: readonly VolumeTotal[],
  scope: Scope,
  {lang, source}: FigureOptions,
): HTMLElement {
  const ofOne = ofScope(volumes, scope);
  const applicants = [...group(ofOne, ({applicant}) => applicant)].map(([code, rows]) => ({
    code,
    label: rows[0]?.[lang === "zh" ? "applicant_zh" : "applicant_en"] ?? code,
  }));
  const rows: CompositionRow[] = [...group(ofOne, ({year}) => year)].map(([year, list]) =>
    applicantsRow(year, list, lang),
  );
  const title = {zh: "谁在申请？", en: "Who asks?"}[lang];
  return figure(
    responsive((width) =>
      reasonChart(rows, applicants, {width, measure: "share", color: "var(--ink-3)", ariaLabel: title}),
    ),
    {
      lang,
      source,
      title,
      name: `applicants-${scope}`,
      subtitle: {
        zh: `占本年新收申请的比例，后为所据报告份数；${scopeTitle(scope, lang)}。`,
        en: `Share of requests received, and the reports that it stands on; ${scopeTitle(scope, lang).toLowerCase()}.`,
      }[lang],
      sql: QUERIES.volumes,
      behind: BEHIND.flows,
      rows,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "basis", label: text("reports", lang), value: ({note}) => note},
        {name: "received", label: text("received", lang), value: ({total}) => total},
        ...applicants.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts}: CompositionRow) => parts.get(code) ?? null,
        })),
      ],
    },
  );
}

/** Both figures of a scope. */
export function requestsFigures(volumes: readonly VolumeTotal[], scope: Scope, options: FigureOptions): HTMLElement {
  return html`<div>${applicantsFigure(volumes, scope, options)}${balanceFigure(volumes, scope, options)}</div>`;
}

/** The applicants of a year, over the reports that tell all of them. */
function applicantsRow(year: number, volumes: readonly VolumeTotal[], lang: Lang): CompositionRow {
  const [flow] = sumVolumes(volumes);
  const received = volumes.flatMap((row) => (row.received === null ? [] : [[row.applicant, row.received] as const]));
  return {
    key: String(year),
    label: String(year),
    note: flow === undefined ? "" : reportsNote(flow, lang),
    total: flow?.received ?? 0,
    isMissing: (flow?.received ?? null) === null,
    parts: new Map(received),
  };
}
