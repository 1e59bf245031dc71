import {html} from "htl";
import {asynchronous} from "./asynchronous.js";
import {bodyPicker} from "./bodyPicker.js";
import {choices, dropdown} from "./choices.js";
import {compositionChart} from "./compositionChart.js";
import type {TableColumn} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatCount} from "./format.js";
import {text} from "./labels.js";
import type {TextKey} from "./labels.js";
import type {Lang} from "./lang.js";
import {outcomeParts} from "./outcomeParts.js";
import {omittedReports, outcomesRows} from "./outcomesRows.js";
import type {OutcomesRow, OutcomesSources} from "./outcomesRows.js";
import {DETAILS, OUTCOMES_DEFAULTS, parseOutcomesState} from "./outcomesState.js";
import type {Detail, Known, OutcomesState, OutcomesView, ScopeView} from "./outcomesState.js";
import {outcomesQuery} from "./queries.js";
import {reasonChart} from "./reasonChart.js";
import type {Reason} from "./reasonChart.js";
import type {ReasonCounts} from "./reasonCounts.js";
import {responsive} from "./responsive.js";
import type {ReasonRow, ReportFlow} from "./rows.js";
import {presentScopes, scopeTitle} from "./scope.js";
import {stateful} from "./urlState.js";

export interface OutcomesData extends OutcomesSources {
  readonly reasons: readonly ReasonRow[];
  /** Reads the reports of some bodies; where none is named, those of each year that concluded most. */
  readonly readReports: (bodies: readonly string[]) => Promise<readonly ReportFlow[]>;
  /** Reads the reasons of single reports, which the page does not load before they are asked for. */
  readonly readReasons: (reportIds: readonly string[]) => Promise<ReasonCounts>;
}

export interface OutcomesOptions {
  readonly lang: Lang;
  readonly source: string;
}

type Setter = (changes: Partial<OutcomesState>) => void;

/** What happens to a request: its outcomes and reasons, by year, region and body, all choices in the address. */
export function outcomesPage(data: OutcomesData, options: OutcomesOptions): HTMLElement {
  const known = {
    bodies: new Set(data.agencies.map(({agency_id}) => agency_id)),
    years: [...new Set(data.flows.map(({year}) => year))].sort((a, b) => a - b),
    scopes: scopesOf(data),
  };
  return stateful<OutcomesState>(OUTCOMES_DEFAULTS, (state, set) => {
    const view = parseOutcomesState(state, known);
    return html`<div>${controls(data, view, known, set, options.lang)}${content(data, view, options)}</div>`;
  });
}

function controls(
  {agencies}: OutcomesData,
  view: OutcomesView,
  {years, scopes}: Known,
  set: Setter,
  lang: Lang,
): HTMLElement {
  const {by, scope, year, detail, measure, bodies} = view;
  const chosen = by === "body" && bodies.length > 0;
  const words = (keys: readonly TextKey[]) => (index: number) => text(keys[index] ?? "no_data", lang);
  const rowsBy = words(["by_year", "by_region", "by_body"]);
  return html`<div class="controls">
    ${choices(
      (["year", "region", "body"] as const).map((value, index) => ({value, label: rowsBy(index)})),
      {
        name: "by",
        label: text("rows", lang),
        value: by,
        onChange: (value) => {
          set({by: value});
        },
      },
    )}
    ${
      chosen
        ? null
        : choices(
            scopes.map((value) => ({value, label: text(value === "unknown" ? "unknown_scope" : value, lang)})),
            {
              name: "scope",
              label: text("scope", lang),
              value: scope,
              onChange: (value) => {
                set({scope: value});
              },
            },
          )
    }
    ${
      by === "year" || chosen
        ? null
        : dropdown(
            years.map((value) => ({value: String(value), label: String(value)})),
            {
              name: "year",
              label: text("year", lang),
              value: String(year),
              onChange: (value) => {
                set({year: value});
              },
            },
          )
    }
    ${choices(
      DETAILS.map((value) => ({value, label: detailLabel(value, lang)})),
      {
        name: "detail",
        label: text("detail", lang),
        value: detail,
        onChange: (value) => {
          set({detail: value});
        },
      },
    )}
    ${choices(
      (["share", "count"] as const).map((value) => ({value, label: text(value, lang)})),
      {
        name: "measure",
        label: text("measure", lang),
        value: measure,
        onChange: (value) => {
          set({measure: value});
        },
      },
    )}
    ${
      by === "body"
        ? html`<div class="control-wide">
            ${bodyPicker(agencies, {
              lang,
              label: text("add_body", lang),
              onPick: (id) => {
                set({bodies: [...bodies.filter((other) => other !== id), id].join(",")});
              },
            })}${chips(agencies, view, set, lang)}
          </div>`
        : null
    }
  </div>`;
}

/** Reports that do not tell their scope are a choice only where there are some. */
function scopesOf({flows}: OutcomesData): ScopeView[] {
  return [...presentScopes(flows), ...(flows.some(({scope}) => scope === "unknown") ? ["unknown" as const] : [])];
}

function chips(
  agencies: OutcomesData["agencies"],
  {bodies}: OutcomesView,
  set: Setter,
  lang: Lang,
): HTMLElement | null {
  if (bodies.length === 0) return null;
  return html`<ul class="chips">
    ${bodies.map((id) => {
      const name = agencies.find(({agency_id}) => agency_id === id)?.[lang === "zh" ? "name" : "name_en"] ?? id;
      const remove = () => {
        set({bodies: bodies.filter((other) => other !== id).join(",")});
      };
      return html`<li>
        <a href="./agency?id=${encodeURIComponent(id)}">${name}</a>
        <button type="button" class="link" onclick=${remove} aria-label="${text("remove", lang)} ${name}">×</button>
      </li>`;
    })}
  </ul>`;
}

function content(data: OutcomesData, view: OutcomesView, options: OutcomesOptions): Node {
  const show = (reports: readonly ReportFlow[]) =>
    body(data, view, outcomesRows(data, reports, view, options.lang), options);
  return view.by === "body" ? asynchronous(data.readReports(view.bodies).then(show), options) : show([]);
}

function body(data: OutcomesData, view: OutcomesView, rows: readonly OutcomesRow[], options: OutcomesOptions): Node {
  if (rows.length === 0) return html`<p class="muted">${text("no_data", options.lang)}</p>`;
  const {detail} = view;
  if (detail === "all") return outcomesFigure(data, view, rows, options);
  const reportIds = rows.flatMap(({reportId}) => reportId ?? []);
  if (reportIds.length === 0) return reasonsFigure(data, view, detail, rows, options);
  const read = data.readReasons(reportIds).then((counts) => {
    const filled = rows.map((row) => ({...row, parts: counts.get(row.key) ?? row.parts}));
    return reasonsFigure(data, view, detail, filled, options);
  });
  return asynchronous(read, options);
}

function outcomesFigure(
  data: OutcomesData,
  view: OutcomesView,
  rows: readonly OutcomesRow[],
  options: OutcomesOptions,
): Node {
  const {lang, source} = options;
  const parts = outcomeParts(lang);
  const title = {zh: "申请得到了什么结果？", en: "What becomes of a request?"}[lang];
  const chart = responsive((width) => compositionChart(rows, parts, {width, measure: view.measure, ariaLabel: title}));
  return figure(chart, {
    lang,
    source,
    name: `outcomes-by-${view.by}`,
    title,
    subtitle: subtitle(data, view, lang),
    sql: outcomesQuery(view),
    rows: rows.filter(({isHeading}) => isHeading !== true),
    columns: columns(parts, view, lang),
  });
}

function reasonsFigure(
  data: OutcomesData,
  view: OutcomesView,
  detail: Exclude<Detail, "all">,
  rows: readonly OutcomesRow[],
  options: OutcomesOptions,
): Node {
  const {lang, source} = options;
  const group = text(detail, lang);
  const reasons = data.reasons
    .filter(({outcome_group}) => outcome_group === detail)
    .map((reason) => ({code: `row:${reason.row_code}`, label: reasonLabel(reason, lang)}));
  const title = {zh: `${group}：出于哪些理由？`, en: `${group}: for which reasons?`}[lang];
  const chart = responsive((width) =>
    reasonChart(rows, reasons, {width, measure: view.measure, color: `var(--${detail})`, ariaLabel: title}),
  );
  return figure(chart, {
    lang,
    source,
    name: `${detail}-by-${view.by}`,
    title,
    subtitle: subtitle(data, view, lang),
    sql: outcomesQuery(view),
    rows: rows.filter(({isHeading}) => isHeading !== true),
    columns: columns(reasons, view, lang),
  });
}

/** What a bar is a share of, over which reports, and what is left out. */
function subtitle(data: OutcomesData, view: OutcomesView, lang: Lang): string {
  const omitted = omittedReports(data, view);
  const zh = [
    view.measure === "share" ? "占本年办结申请的比例" : "申请件数",
    view.by === "body" && view.bodies.length > 0 ? "所选机关的各年报告" : scopeTitle(view.scope, lang),
    ...(view.by === "year" || view.bodies.length > 0 ? [] : [`${view.year} 年`]),
    ...(omitted > 0 ? [`只画办结最多的三十份，另有 ${formatCount(omitted)} 份`] : []),
  ];
  const en = [
    view.measure === "share" ? "Share of requests concluded in the year" : "Numbers of requests",
    view.by === "body" && view.bodies.length > 0
      ? "reports of the chosen bodies"
      : scopeTitle(view.scope, lang).toLowerCase(),
    ...(view.by === "year" || view.bodies.length > 0 ? [] : [String(view.year)]),
    ...(omitted > 0 ? [`the thirty that concluded most; ${formatCount(omitted)} more are not drawn`] : []),
  ];
  return lang === "zh"
    ? `${zh.join("；")}。空圈表示没有数字，不是零。`
    : `${en.join("; ")}. A ring marks a missing number, which is not zero.`;
}

function columns(parts: readonly Reason[], view: OutcomesView, lang: Lang): TableColumn<OutcomesRow>[] {
  const byYear = view.by === "year" || (view.by === "body" && view.bodies.length > 0);
  const body = {name: "body", label: text("body", lang), value: ({body: name}: OutcomesRow) => name};
  const label = (row: OutcomesRow) => row.label;
  return [
    ...(view.by === "body" ? [body] : []),
    ...(view.by === "region" ? [{name: "region", label: text("region", lang), value: label}] : []),
    ...(byYear ? [{name: "year", label: text("year", lang), value: label}] : []),
    {name: "basis", label: text("reports", lang), value: ({note}) => note},
    {
      name: "concluded",
      label: text("concluded", lang),
      value: ({total, isMissing}) => (isMissing === true ? null : total),
    },
    ...parts.map(({code, label}) => ({
      name: code.replace(/^row:/, ""),
      label,
      value: ({parts: counts}: OutcomesRow) => counts.get(code) ?? null,
    })),
  ];
}

function detailLabel(detail: Detail, lang: Lang): string {
  return text(detail === "all" ? "all_outcomes" : detail, lang);
}

/** The words of the form without the number that they are printed with. */
function reasonLabel({zh, en}: ReasonRow, lang: Lang): string {
  return lang === "zh" ? zh.replace(/^(\d+\.|（.）)/, "") : en;
}
