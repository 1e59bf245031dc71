import {ascending} from "d3-array";
import {html} from "htl";
import {choices, dropdown} from "./choices.js";
import {dataTable} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatCount, formatShare} from "./format.js";
import {text} from "./labels.js";
import {PROVINCES, provinceName} from "./provinces.js";
import {regionQuery} from "./queries.js";
import type {FigureOptions} from "./requestsPage.js";
import type {AgencyRow, OutcomeTotal, ReportFlow, Scope} from "./rows.js";
import {presentScopes, scopeTitle} from "./scope.js";
import {stateful} from "./urlState.js";
import {ofScope, reportsNote, sumOutcomes} from "./totals.js";
import type {OutcomeSum} from "./totals.js";

export interface RegionsData {
  readonly totals: readonly OutcomeTotal[];
  readonly flows: readonly ReportFlow[];
  readonly agencies: readonly AgencyRow[];
}

interface View {
  readonly scope: Scope;
  readonly year: number;
  readonly province: string;
}

const DEFAULTS = {scope: "", year: "", province: ""};

/** How places compare: a tile for each provincial division, opening to the reports of its bodies. */
export function regionsPage(data: RegionsData, options: FigureOptions): HTMLElement {
  const {lang} = options;
  const scopes = presentScopes(data.flows);
  const years = [...new Set(data.flows.map(({year}) => year))].sort((a, b) => a - b);
  return stateful(DEFAULTS, (state, set) => {
    const view: View = {
      scope: scopes.find((scope) => scope === state.scope) ?? scopes[0] ?? "own",
      year: years.find((year) => String(year) === state.year) ?? years.at(-1) ?? 0,
      province: PROVINCES.some(({code}) => code === state.province) ? state.province : "",
    };
    const onPick = (province: string) => {
      set({province: province === view.province ? "" : province});
    };
    return html`<div>
      <div class="controls">
        ${choices(
          scopes.map((value) => ({value, label: text(value, lang)})),
          {
            name: "scope",
            label: text("scope", lang),
            value: view.scope,
            onChange: (scope) => {
              set({scope});
            },
          },
        )}
        ${dropdown(
          years.map((year) => ({value: String(year), label: String(year)})),
          {
            name: "year",
            label: text("year", lang),
            value: String(view.year),
            onChange: (year) => {
              set({year});
            },
          },
        )}
      </div>
      ${tilesFigure(data, view, onPick, options)} ${view.province === "" ? null : bodiesFigure(data, view, options)}
    </div>`;
  });
}

function tilesFigure(
  {totals}: RegionsData,
  view: View,
  onPick: (code: string) => void,
  {lang, source}: FigureOptions,
): HTMLElement {
  const ofYear = ofScope(totals, view.scope).filter(({year}) => year === view.year);
  const rows = PROVINCES.map((province) => ({
    province,
    outcome: sumOutcomes(ofYear.filter(({province_code}) => province_code === province.code)),
  }));
  const tiles = rows.map(({province, outcome}) => {
    const rate = outcome.counted > 0 ? disclosed(outcome) / Math.max(1, outcome.concluded) : null;
    const shade =
      rate === null ? "transparent" : `color-mix(in srgb, var(--granted) ${Math.round(12 + 48 * rate)}%, var(--paper))`;
    return html`<button
      type="button"
      class="tile ${rate === null ? "tile-missing" : ""}"
      data-key="tile-${province.code}"
      style="grid-column:${province.column + 1};grid-row:${province.row + 1};background:${shade}"
      aria-pressed=${String(province.code === view.province)}
      onclick=${() => {
        onPick(province.code);
      }}
    >
      <span class="tile-name">${province[lang]}</span>
      <span class="tile-value"
        >${rate === null ? html`<span class="visually-hidden">${text("missing", lang)}</span>` : formatShare(disclosed(outcome), outcome.concluded)}</span
      >
      <span class="tile-note">${outcome.reports === 0 ? "" : reportsNote(outcome, lang)}</span>
    </button>`;
  });
  const title = {zh: "各省级行政区公开了多少？", en: "How much is disclosed, by provincial division?"}[lang];
  return figure(
    html`<div class="tiles">
      ${tiles}
      <table hidden></table>
    </div>`,
    {
      lang,
      source,
      title,
      name: `regions-${view.scope}-${view.year}`,
      hasPicture: false,
      subtitle: {
        zh: `公开率＝（予以公开＋部分公开）／办结；${scopeTitle(view.scope, lang)}，${view.year} 年。只反映本站收有报告的机关；虚线格没有可加总的报告。选一格看其机关。`,
        en: `Disclosure rate = (granted + partly granted) / concluded; ${scopeTitle(view.scope, lang).toLowerCase()}, ${view.year}. It speaks of the bodies whose reports are here; dashed tiles have none that can be added up. Choose a tile for its bodies.`,
      }[lang],
      sql: regionQuery(view),
      rows,
      columns: [
        {name: "region", label: text("region", lang), value: ({province}) => province[lang]},
        {
          name: "disclosed",
          label: {zh: "公开", en: "Disclosed"}[lang],
          value: ({outcome}) => (outcome.counted > 0 ? disclosed(outcome) : null),
        },
        {
          name: "concluded",
          label: text("concluded", lang),
          value: ({outcome}) => (outcome.counted > 0 ? outcome.concluded : null),
        },
        {
          name: "reports_counted",
          label: {zh: "计入报告", en: "Reports counted"}[lang],
          value: ({outcome}) => outcome.counted,
        },
        {name: "reports", label: text("reports", lang), value: ({outcome}) => outcome.reports},
      ],
    },
  );
}

/** The reports of a division, from the province down to its counties, by code. */
function bodiesFigure({flows, agencies}: RegionsData, view: View, {lang, source}: FigureOptions): HTMLElement {
  const names = new Map(agencies.map((agency) => [agency.agency_id, agency]));
  const rows = ofScope(flows, view.scope)
    .filter((flow) => flow.year === view.year && flow.province_code === view.province)
    .sort((a, b) => ascending(a.region_code ?? "", b.region_code ?? ""))
    .map((flow) => ({flow, agency: names.get(flow.agency_id)}));
  const columns = [
    {
      name: "region_code",
      label: {zh: "区划代码", en: "Code"}[lang],
      value: ({flow}: (typeof rows)[number]) => flow.region_code,
    },
    {
      name: "body",
      label: text("body", lang),
      value: ({agency, flow}: (typeof rows)[number]) => agency?.[lang === "zh" ? "name" : "name_en"] ?? flow.agency_id,
    },
    {name: "received", label: text("received", lang), value: ({flow}: (typeof rows)[number]) => flow.received},
    {name: "concluded", label: text("concluded", lang), value: ({flow}: (typeof rows)[number]) => flow.concluded},
    {
      name: "disclosed",
      label: {zh: "公开", en: "Disclosed"}[lang],
      value: ({flow}: (typeof rows)[number]) =>
        flow.granted === null || flow.partly_granted === null ? null : flow.granted + flow.partly_granted,
    },
  ];
  const table = dataTable(rows, columns, {caption: scopeTitle(view.scope, lang)});
  table.querySelectorAll("tbody tr").forEach((line, index) => {
    const cell = line.querySelector("td");
    const id = rows[index]?.flow.agency_id ?? "";
    if (cell !== null)
      cell.replaceChildren(html`<a href="./agency?id=${encodeURIComponent(id)}">${cell.textContent}</a>`);
  });
  return figure(table, {
    lang,
    source,
    title: `${provinceName(view.province, lang)} · ${view.year}`,
    name: `bodies-${view.province}-${view.year}`,
    subtitle: {zh: `${formatCount(rows.length)} 份报告`, en: `${formatCount(rows.length)} reports`}[lang],
    sql: regionQuery(view),
    rows,
    columns,
  });
}

function disclosed({parts}: OutcomeSum): number {
  return (parts.get("granted") ?? 0) + (parts.get("partly_granted") ?? 0);
}
