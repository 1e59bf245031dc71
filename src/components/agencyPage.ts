import {html} from "htl";
import {asynchronous} from "./asynchronous.js";
import type {BodyReport} from "./body.js";
import {bodyPicker} from "./bodyPicker.js";
import {bodyReports} from "./bodyReports.js";
import {compositionChart} from "./compositionChart.js";
import {figure} from "./figure.js";
import {formatCount, formatYears} from "./format.js";
import type {FormSpec} from "./formSpec.js";
import {OUTCOME_GROUPS, text} from "./labels.js";
import type {Lang} from "./lang.js";
import {outcomeParts} from "./outcomeParts.js";
import {provinceName} from "./provinces.js";
import {bodyQuery} from "./queries.js";
import {responsive} from "./responsive.js";
import type {AgencyRow} from "./rows.js";
import {stateful} from "./urlState.js";
import {yearsLines, yearsTable} from "./yearsTable.js";

export interface AgencyData {
  readonly agencies: readonly AgencyRow[];
  readonly forms: readonly FormSpec[];
  /** Reads the rows of one body, and no others. */
  readonly read: (agencyId: string) => Promise<readonly BodyReport[]>;
}

export interface AgencyOptions {
  readonly lang: Lang;
  readonly source: string;
}

/** The body, the year and the cell that the address names. */
export const AGENCY_DEFAULTS = {id: "", year: "", cell: ""};

/** What one body reported: its years side by side, and its statutory tables as printed. */
export function agencyPage(data: AgencyData, options: AgencyOptions): HTMLElement {
  const {lang} = options;
  const cache = new Map<string, Promise<readonly BodyReport[]>>();
  return stateful(AGENCY_DEFAULTS, (state, set) => {
    const agency = data.agencies.find(({agency_id}) => agency_id === state.id);
    const onPick = (id: string) => {
      set({...AGENCY_DEFAULTS, id});
    };
    const picker = bodyPicker(data.agencies, {lang, label: text("choose_body", lang), onPick});
    if (agency === undefined)
      return html`<div>
        <h1>${text("bodies", lang)}</h1>
        ${picker}${bodyList(data.agencies, onPick, lang)}
      </div>`;
    const reading = cache.get(agency.agency_id) ?? data.read(agency.agency_id);
    cache.set(agency.agency_id, reading);
    const shown = reading.then((reports) => bodyView(agency, reports, data.forms, state.year, set, options));
    return html`<div>
      <div class="picker-bar">${picker}</div>
      ${heading(agency, lang)}${asynchronous(shown, {lang})}
    </div>`;
  });
}

function heading(agency: AgencyRow, lang: Lang): HTMLElement {
  const [first, second] = lang === "zh" ? [agency.name, agency.name_en] : [agency.name_en, agency.name];
  return html`<header class="body-head">
    <h1>${first}</h1>
    <p class="muted">
      <span lang=${lang === "zh" ? "en" : "zh-CN"}>${second}</span> · ${provinceName(agency.province_code, lang)}
    </p>
  </header>`;
}

function bodyView(
  agency: AgencyRow,
  reports: readonly BodyReport[],
  forms: readonly FormSpec[],
  year: string,
  set: (changes: Partial<typeof AGENCY_DEFAULTS>) => void,
  options: AgencyOptions,
): Node {
  const {lang} = options;
  if (reports.length === 0) return html`<p>${text("no_data", lang)}</p>`;
  const years = formatYears(reports.map(({report}) => report.year));
  const extent = {
    zh: `本站收有该机关 ${years} 年的 ${formatCount(reports.length)} 份年度报告。`,
    en: `${formatCount(reports.length)} annual ${reports.length === 1 ? "report" : "reports"} for ${years}.`,
  }[lang];
  return html`<div>
    <p>${extent}</p>
    <h2>${text("years_compared", lang)}</h2>
    ${yearsTable(reports, {lang})} ${outcomesOfBody(agency, reports, options)}
    <h2>${text("statutory_tables", lang)}</h2>
    ${bodyReports(reports, forms, year, set, {lang})}
  </div>`;
}

function outcomesOfBody(agency: AgencyRow, reports: readonly BodyReport[], {lang, source}: AgencyOptions): HTMLElement {
  const lines = new Map(yearsLines(reports, lang).map((line) => [line.key, line.values]));
  const at = (key: string, index: number) => lines.get(key)?.[index] ?? null;
  const rows = reports.map(({report}, index) => ({
    key: report.report_id,
    label: String(report.year),
    note: "",
    total: at("concluded", index) ?? 0,
    isMissing: at("concluded", index) === null,
    parts: new Map(OUTCOME_GROUPS.map((code) => [code, at(code, index) ?? 0])),
  }));
  const parts = outcomeParts(lang);
  const title = {zh: "申请得到了什么结果？", en: "What became of requests?"}[lang];
  return figure(
    responsive((width) => compositionChart(rows, parts, {width, ariaLabel: title})),
    {
      lang,
      source,
      title,
      name: `outcomes-${agency.agency_id}`,
      subtitle: {
        zh: "占本年办结的比例；右为办结件数。空圈表示没有数字，不是零。",
        en: "Shares of requests concluded, whose number stands at the right. A ring marks a missing number.",
      }[lang],
      sql: bodyQuery(agency.agency_id),
      rows,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "concluded", label: text("concluded", lang), value: ({total, isMissing}) => (isMissing ? null : total)},
        ...parts.map(({code, label}) => ({
          name: code,
          label,
          value: ({isMissing, parts: counts}: (typeof rows)[number]) =>
            isMissing ? null : (new Map<string, number>(counts).get(code) ?? null),
        })),
      ],
    },
  );
}

/** The first bodies of the list, for those who have no name in mind. */
function bodyList(agencies: readonly AgencyRow[], onPick: (id: string) => void, lang: Lang): HTMLElement {
  const shown = agencies.slice(0, 200);
  return html`<ul class="bodies">
    ${shown.map((agency) => {
      const follow = (event: MouseEvent) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onPick(agency.agency_id);
      };
      return html`<li>
        <a href="?id=${encodeURIComponent(agency.agency_id)}" onclick=${follow}
          >${lang === "zh" ? agency.name : agency.name_en}</a
        >
      </li>`;
    })}
  </ul>`;
}
