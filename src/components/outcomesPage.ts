import {html} from "htl";
import {agencyHref} from "./agencyHref.js";
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
import {chosenRows, omittedReports, outcomesRows} from "./outcomesRows.js";
import type {OutcomesRow, OutcomesSources} from "./outcomesRows.js";
import {DETAILS, OUTCOMES_DEFAULTS, parseOutcomesState} from "./outcomesState.js";
import type {Detail, Known, OutcomesState, OutcomesView, ScopeView} from "./outcomesState.js";
import {outcomesBehind, outcomesQuery} from "./queries.js";
import {reasonChart} from "./reasonChart.js";
import type {Reason} from "./reasonChart.js";
import type {ReasonCounts} from "./reasonCounts.js";
import {responsive} from "./responsive.js";
import type {ReadAgencies} from "./published.js";
import type {OutcomeTotal, ReasonRow, ReportFlow} from "./rows.js";
import {presentScopes, scopeTitle} from "./scope.js";
import {stateful} from "./urlState.js";

export interface OutcomesData extends OutcomesSources {
  readonly reasons: readonly ReasonRow[];
  /** What the page does not load before it is asked for: every body, to find one; */
  readonly readAgencies: ReadAgencies;
  /** the reports of some bodies; */
  readonly readReports: (agencyIds: readonly string[]) => Promise<readonly ReportFlow[]>;
  /** the totals by reason; */
  readonly readReasonTotals: () => Promise<readonly OutcomeTotal[]>;
  /** and the reasons of single reports. */
  readonly readReasons: (reportIds: readonly string[]) => Promise<ReasonCounts>;
}

export interface OutcomesOptions {
  readonly lang: Lang;
  readonly source: string;
}

type Setter = (changes: Partial<OutcomesState>) => void;

/** What happens to a request: its outcomes and reasons, by year, region and body, all choices in the address. */
export function outcomesPage(data: OutcomesData, options: OutcomesOptions): HTMLElement {
  const {lang} = options;
  const known = {
    years: [...new Set(data.largest.map(({year}) => year))].sort((a, b) => a - b),
    scopes: scopesOf(data),
  };
  return stateful<OutcomesState>(OUTCOMES_DEFAULTS, (state, set) => {
    const view = parseOutcomesState(state, known);
    const rows = readOutcomesRows(data, view, lang);
    const chosen = rows.then((list) => chips(list, view, set, lang));
    return html`<div>
      ${controls(data, view, known, set, lang)}${view.bodies.length > 0 && view.by === "body" ? asynchronous(chosen, {lang}) : null}
      ${asynchronous(
        rows.then((list) => body(data, view, list, options)),
        {lang},
      )}
    </div>`;
  });
}

/** The rows of a view, with the counts by reason where it asks for reasons. */
async function readOutcomesRows(data: OutcomesData, view: OutcomesView, lang: Lang): Promise<readonly OutcomesRow[]> {
  const isChosen = view.by === "body" && view.bodies.length > 0;
  const totals = view.detail !== "all" && view.by !== "body" ? await data.readReasonTotals() : data.totals;
  const rows = isChosen
    ? chosenRows(await data.readReports(view.bodies), view.bodies, lang)
    : outcomesRows({...data, totals}, view, lang);
  if (view.detail === "all" || view.by !== "body") return rows;
  const counts = await data.readReasons(rows.flatMap(({reportId}) => reportId ?? []));
  return rows.map((row) => ({...row, parts: counts.get(row.key) ?? row.parts}));
}

function controls(
  {readAgencies}: OutcomesData,
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
            ${bodyPicker(readAgencies, {
              lang,
              label: text("add_body", lang),
              onPick: (id) => {
                set({bodies: [...bodies.filter((other) => other !== id), id].join(",")});
              },
            })}
          </div>`
        : null
    }
  </div>`;
}

/** Reports that do not tell their scope are a choice only where there are some. */
function scopesOf({largest}: OutcomesData): ScopeView[] {
  return [...presentScopes(largest), ...(largest.some(({scope}) => scope === "unknown") ? ["unknown" as const] : [])];
}

function chips(rows: readonly OutcomesRow[], {bodies}: OutcomesView, set: Setter, lang: Lang): HTMLElement {
  const headings = rows.filter(({isHeading}) => isHeading === true);
  return html`<ul class="chips">
    ${headings.map(({key, label}) => {
      const remove = () => {
        set({bodies: bodies.filter((other) => other !== key).join(",")});
      };
      return html`<li>
        <a href=${agencyHref(key)}>${label}</a>
        <button type="button" class="link" ${{onclick: remove}} aria-label="${text("remove", lang)} ${label}">×</button>
      </li>`;
    })}
  </ul>`;
}

function body(data: OutcomesData, view: OutcomesView, rows: readonly OutcomesRow[], options: OutcomesOptions): Node {
  if (rows.length === 0) return html`<p class="muted">${text("no_data", options.lang)}</p>`;
  return view.detail === "all"
    ? outcomesFigure(data, view, rows, options)
    : reasonsFigure(data, view, view.detail, rows, options);
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
    behind: outcomesBehind(view),
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
    behind: outcomesBehind(view),
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
    {name: "basis", label: text("reports", lang), value: ({basis}) => basis},
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
