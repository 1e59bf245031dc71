import {html} from "htl";
import {asynchronous} from "./asynchronous.js";
import {choices, dropdown} from "./choices.js";
import {figure} from "./figure.js";
import {formatShare} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {placeFigures} from "./placeFigures.js";
import {PROVINCES} from "./provinces.js";
import {regionBehind, regionQuery} from "./queries.js";
import type {FigureOptions} from "./requestsPage.js";
import type {OutcomeTotal, ReportFlow, Scope} from "./rows.js";
import {presentScopes, scopeTitle} from "./scope.js";
import {disclosedOf, ofScope, reportsNote, sumOutcomes} from "./totals.js";
import {stateful} from "./urlState.js";

export interface RegionsData {
  readonly totals: readonly OutcomeTotal[];
  /** Reads the reports of the bodies of a province. */
  readonly readReports: (province: string) => Promise<readonly ReportFlow[]>;
}

/** What a reader looks at; `place` is a prefecture or a county of the province. */
export interface RegionsView {
  readonly scope: Scope;
  readonly year: number;
  readonly province: string;
  readonly place: string;
}

const DEFAULTS = {scope: "", year: "", province: "", place: ""};

/** How places compare: a tile for each provincial division, opening to its prefectures, counties and bodies. */
export function regionsPage(data: RegionsData, options: FigureOptions): HTMLElement {
  const {lang} = options;
  const scopes = presentScopes(data.totals);
  const years = [...new Set(data.totals.map(({year}) => year))].sort((a, b) => a - b);
  return stateful(DEFAULTS, (state, set) => {
    const view: RegionsView = {
      scope: scopes.find((scope) => scope === state.scope) ?? scopes[0] ?? "own",
      year: years.find((year) => String(year) === state.year) ?? years.at(-1) ?? 0,
      province: PROVINCES.some(({code}) => code === state.province) ? state.province : "",
      place: state.place,
    };
    const onPick = (province: string) => {
      set({province: province === view.province ? "" : province, place: ""});
    };
    const onPlace = (place: string) => {
      set({place});
    };
    return html`<div>
      <div class="controls">${scopeChoice(scopes, view, set, lang)}${yearChoice(years, view, set, lang)}</div>
      ${tilesFigure(data, view, onPick, options)}
      ${
        view.province === ""
          ? null
          : asynchronous(
              data.readReports(view.province).then((flows) => placeFigures(flows, view, onPlace, options)),
              {lang},
            )
      }
    </div>`;
  });
}

function scopeChoice(
  scopes: readonly Scope[],
  {scope}: RegionsView,
  set: (changes: {readonly scope: string}) => void,
  lang: Lang,
): HTMLElement {
  return choices(
    scopes.map((value) => ({value, label: text(value, lang)})),
    {
      name: "scope",
      label: text("scope", lang),
      value: scope,
      onChange: (value) => {
        set({scope: value});
      },
    },
  );
}

function yearChoice(
  years: readonly number[],
  {year}: RegionsView,
  set: (changes: {readonly year: string}) => void,
  lang: Lang,
): HTMLElement {
  return dropdown(
    years.map((value) => ({value: String(value), label: String(value)})),
    {
      name: "year",
      label: text("year", lang),
      value: String(year),
      onChange: (value) => {
        set({year: value});
      },
    },
  );
}

function tilesFigure(
  {totals}: RegionsData,
  view: RegionsView,
  onPick: (code: string) => void,
  {lang, source}: FigureOptions,
): HTMLElement {
  const ofYear = ofScope(totals, view.scope).filter(({year}) => year === view.year);
  const rows = PROVINCES.map((province) => ({
    province,
    outcome: sumOutcomes(ofYear.filter(({province_code}) => province_code === province.code)),
  }));
  const tiles = rows.map(({province, outcome}) => {
    const rate = outcome.concluded > 0 ? disclosedOf(outcome) / outcome.concluded : null;
    const shade =
      rate === null ? "transparent" : `color-mix(in srgb, var(--granted) ${Math.round(12 + 48 * rate)}%, var(--paper))`;
    return html`<button
      type="button"
      class="tile ${rate === null ? "tile-missing" : ""}"
      data-key="tile-${province.code}"
      style="--column:${province.column + 1};--row:${province.row + 1};background:${shade}"
      aria-pressed=${String(province.code === view.province)}
      ${{
        onclick: () => {
          onPick(province.code);
        },
      }}
    >
      <span class="tile-name">${province[lang]}</span>
      <span class="tile-value"
        >${rate === null ? html`<span class="visually-hidden">${text("missing", lang)}</span>` : formatShare(disclosedOf(outcome), outcome.concluded)}</span
      >
      <span class="tile-note">${outcome.reports === 0 ? "" : reportsNote(outcome, lang)}</span>
    </button>`;
  });
  const title = {zh: "各省级行政区公开了多少？", en: "How much is disclosed, by provincial division?"}[lang];
  return figure(html`<div class="tiles">${tiles}</div>`, {
    lang,
    source,
    title,
    name: `regions-${view.scope}-${view.year}`,
    hasPicture: false,
    subtitle: {
      zh: `公开率＝（予以公开＋部分公开）／办结；${scopeTitle(view.scope, lang)}，${view.year} 年。只反映本站收有报告的机关；虚线格没有可加总的报告。选一格看其市、县和机关。`,
      en: `Disclosure rate = (granted + partly granted) / concluded; ${scopeTitle(view.scope, lang).toLowerCase()}, ${view.year}. It speaks of the bodies whose reports are here; dashed tiles have none that can be added up. Choose a tile for its prefectures, counties and bodies.`,
    }[lang],
    sql: regionQuery({...view, province: "", place: ""}),
    behind: regionBehind({...view, province: "", place: ""}),
    rows,
    columns: [
      {name: "region", label: text("region", lang), value: ({province}) => province[lang]},
      {
        name: "disclosed",
        label: {zh: "公开", en: "Disclosed"}[lang],
        value: ({outcome}) => (outcome.counted > 0 ? disclosedOf(outcome) : null),
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
  });
}
