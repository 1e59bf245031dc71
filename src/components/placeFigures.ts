import {html} from "htl";
import {agencyHref} from "./agencyHref.js";
import {dataTable} from "./dataTable.js";
import type {TableColumn} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatCount, formatPart, NO_NUMBER} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {findPlace, placesIn, reportsIn, toPlace} from "./places.js";
import type {Place, Where} from "./places.js";
import {provinceName} from "./provinces.js";
import {regionBehind, regionQuery} from "./queries.js";
import type {RegionsView} from "./regionsPage.js";
import type {FigureOptions} from "./requestsPage.js";
import type {ReportFlow} from "./rows.js";
import {scopeTitle} from "./scope.js";
import {ofScope, reportsNote} from "./totals.js";

/** So many reports are listed; of more, a reader chooses a place. */
const MOST = 300;

/** A place of a province: the way to it, the divisions below it, and the reports of its bodies. */
export function placeFigures(
  all: readonly ReportFlow[],
  view: RegionsView,
  onPlace: (code: string) => void,
  options: FigureOptions,
): HTMLElement {
  const {lang} = options;
  const where = findPlace(all, view.province, view.place);
  const flows = ofScope(all, view.scope).filter(({year}) => year === view.year);
  const shown = {...view, place: where.county ?? where.prefecture ?? ""};
  const name = placeName(all, where, lang);
  return html`<section>
    <h2>${name}</h2>
    ${where.prefecture === null && where.county === null ? null : trail(all, where, onPlace, lang)}
    ${flows.length === 0 ? html`<p class="muted">${text("no_data", lang)}</p>` : null}
    ${where.county === null && flows.length > 0 ? placesFigure(flows, where, shown, name, onPlace, options) : null}
    ${flows.length === 0 ? null : reportsFigure(reportsIn(flows, where), shown, name, options)}
  </section>`;
}

function trail(all: readonly ReportFlow[], where: Where, onPlace: (code: string) => void, lang: Lang): HTMLElement {
  const steps = [
    {code: "", name: provinceName(where.province, lang)},
    ...(where.prefecture === null || where.county === null
      ? []
      : [{code: where.prefecture, name: placeName(all, {...where, county: null}, lang)}]),
  ];
  return html`<p class="small">
    ${steps.map(
      ({code, name}) =>
        html`<button
            type="button"
            class="link"
            data-key="trail-${code}"
            ${{
              onclick: () => {
                onPlace(code);
              },
            }}
          >
            ← ${name}</button
          >${" "}`,
    )}
  </p>`;
}

function placesFigure(
  flows: readonly ReportFlow[],
  where: Where,
  view: RegionsView,
  name: string,
  onPlace: (code: string) => void,
  {lang, source}: FigureOptions,
): HTMLElement {
  const places = placesIn(flows, where, lang);
  const total = toPlace("", {zh: "合计", en: "In all"}[lang], true, reportsIn(flows, where));
  const rows = [...places, total];
  const itself = {zh: "本级机关", en: "bodies of its own"}[lang];
  const columns: TableColumn<Place>[] = [
    {
      name: "place",
      label: text("region", lang),
      value: (place) => (place.isItself && place.code !== "" ? `${place.name} · ${itself}` : place.name),
      link: (place) =>
        place.isItself
          ? null
          : () => {
              onPlace(place.code);
            },
    },
    {name: "code", label: {zh: "区划代码", en: "Code"}[lang], value: ({code}) => code},
    {name: "bodies", label: text("bodies", lang), value: ({bodies}) => bodies},
    {
      name: "reports_counted",
      label: {zh: "计入／全部报告", en: "Reports counted / all"}[lang],
      value: ({counted, reports}) => `${formatCount(counted)} / ${formatCount(reports)}`,
    },
    {name: "received", label: text("received", lang), value: ({received}) => received},
    {name: "concluded", label: text("concluded", lang), value: ({concluded}) => concluded},
    {
      name: "disclosed",
      label: {zh: "公开", en: "Disclosed"}[lang],
      value: ({disclosed}) => disclosed,
      format: (_, {disclosed, concluded}) =>
        disclosed === null ? NO_NUMBER : formatPart(disclosed, concluded ?? 0, lang),
    },
  ];
  return figure(dataTable(rows, columns), {
    lang,
    source,
    title: {zh: `${name}：各地怎样？`, en: `${name}: how do its places compare?`}[lang],
    name: `places-${view.place || view.province}-${view.scope}-${view.year}`,
    subtitle: {
      zh: `${scopeTitle(view.scope, lang)}，${view.year} 年。合计不重复：上级汇总报告已含下级的，只计上级。`,
      en: `${scopeTitle(view.scope, lang)}, ${view.year}. Nothing is counted twice: a consolidated report stands for those of the divisions below it.`,
    }[lang],
    sql: regionQuery(view),
    behind: regionBehind(view),
    rows,
    columns,
  });
}

function reportsFigure(
  flows: readonly ReportFlow[],
  view: RegionsView,
  name: string,
  {lang, source}: FigureOptions,
): HTMLElement {
  const columns: TableColumn<ReportFlow>[] = [
    {
      name: "body",
      label: text("body", lang),
      value: (flow) => (lang === "zh" ? flow.name : flow.name_en),
      link: ({agency_id, year}) => agencyHref(agency_id, year),
    },
    {name: "region_code", label: {zh: "区划代码", en: "Code"}[lang], value: ({region_code}) => region_code},
    {name: "received", label: text("received", lang), value: ({received}) => received},
    {name: "concluded", label: text("concluded", lang), value: ({concluded}) => concluded},
    {
      name: "disclosed",
      label: {zh: "公开", en: "Disclosed"}[lang],
      value: ({granted, partly_granted}) =>
        granted === null || partly_granted === null ? null : granted + partly_granted,
    },
    {name: "status", label: text("status", lang), value: ({status}) => text(status, lang)},
  ];
  const shown = flows.slice(0, MOST);
  const more = flows.length - shown.length;
  const rest = {
    zh: `；只列前 ${formatCount(MOST)} 份，选一个市或县看其余 ${formatCount(more)} 份`,
    en: `; the first ${formatCount(MOST)} are listed: choose a prefecture or county for the other ${formatCount(more)}`,
  }[lang];
  return figure(dataTable(shown, columns), {
    lang,
    source,
    title: {zh: `${name}：${view.year} 年的报告`, en: `${name}: reports on ${view.year}`}[lang],
    name: `reports-${view.place || view.province}-${view.scope}-${view.year}`,
    subtitle: `${scopeTitle(view.scope, lang)}${lang === "zh" ? "，" : ", "}${reportsNote({reports: flows.length, counted: flows.length}, lang)}${more > 0 ? rest : ""}`,
    sql: regionQuery(view),
    behind: regionBehind(view),
    rows: flows,
    columns,
  });
}

function placeName(flows: readonly ReportFlow[], {province, prefecture, county}: Where, lang: Lang): string {
  const suffix = lang === "zh" ? "" : "_en";
  if (county !== null) {
    return flows.find(({region_code}) => region_code === county)?.[`region_name${suffix}`] ?? county;
  }
  if (prefecture === null) return provinceName(province, lang);
  return flows.find(({prefecture_code}) => prefecture_code === prefecture)?.[`prefecture_name${suffix}`] ?? prefecture;
}
