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
import {peersFigure} from "./peersFigure.js";
import {provinceName} from "./provinces.js";
import type {ReadAgencies} from "./published.js";
import {bodyBehind, bodyQuery} from "./queries.js";
import {responsive} from "./responsive.js";
import type {BodyRow, PeerRow} from "./rows.js";
import {stateful} from "./urlState.js";
import {yearsFigure, yearsLines} from "./yearsFigure.js";

export interface AgencyData {
  readonly readAgencies: ReadAgencies;
  /** The body with an id; undefined where none has it. */
  readonly find: (agencyId: string) => Promise<BodyRow | undefined>;
  readonly readForms: () => Promise<readonly FormSpec[]>;
  /** Reads the rows of one body, and no others. */
  readonly read: (agencyId: string) => Promise<readonly BodyReport[]>;
  readonly readPeers: (agencyId: string) => Promise<readonly PeerRow[]>;
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
  const cache = new Map<string, Promise<Body | undefined>>();
  return stateful(AGENCY_DEFAULTS, ({id, year}, set) => {
    const onPick = (picked: string) => {
      set({...AGENCY_DEFAULTS, id: picked});
    };
    const picker = bodyPicker(data.readAgencies, {lang, label: text("choose_body", lang), onPick});
    if (id === "")
      return html`<div>
        <h1>${text("bodies", lang)}</h1>
        <p>${{zh: "选一个机关，看它历年的报告。", en: "Choose a body to see its reports, year by year."}[lang]}</p>
        ${picker}${wayToList(lang)}
      </div>`;
    const reading = cache.get(id) ?? readAll(data, id);
    cache.set(id, reading);
    const shown = reading.then((body) =>
      body === undefined ? noSuchBody(id, lang) : bodyView(body, year, set, options),
    );
    return html`<div>
      <div class="picker-bar">${picker}</div>
      ${asynchronous(shown, {lang})}
    </div>`;
  });
}

/** A body with all that the page shows of it. */
interface Body {
  readonly agency: BodyRow;
  readonly reports: readonly BodyReport[];
  readonly peers: readonly PeerRow[];
  readonly forms: readonly FormSpec[];
}

async function readAll(data: AgencyData, id: string): Promise<Body | undefined> {
  const [agency, reports, peers, forms] = await Promise.all([
    data.find(id),
    data.read(id),
    data.readPeers(id),
    data.readForms(),
  ]);
  return agency && {agency, reports, peers, forms};
}

/** Stands below the search of bodies where none has the id of the address. */
function noSuchBody(id: string, lang: Lang): HTMLElement {
  const shown = html`<code class="raw">${id}</code>`;
  const explained =
    lang === "zh"
      ? html`<p>
          没有编号为 ${shown} 的机关：或者地址有误，或者本站没有收它的报告。请在上面查找，或者从全部机关里选。
        </p>`
      : html`<p>
          No body has the id ${shown}: the address may be wrong, or there is no report by that body here. Find a body
          above, or choose from all of them.
        </p>`;
  return html`<div>
    <h1>${{zh: "没有这个机关", en: "No such body"}[lang]}</h1>
    ${explained}${wayToList(lang)}
  </div>`;
}

function wayToList(lang: Lang): HTMLElement {
  return html`<p>
    <a href="./agencies.html">${{zh: "按地区浏览全部机关", en: "Browse all bodies by region"}[lang]}</a>
  </p>`;
}

function heading(agency: BodyRow, lang: Lang): HTMLElement {
  const [first, second] = lang === "zh" ? [agency.name, agency.name_en] : [agency.name_en, agency.name];
  return html`<header class="body-head">
    <h1>${first}</h1>
    <p class="muted">
      <span lang=${lang === "zh" ? "en" : "zh-CN"}>${second}</span> · ${provinceName(agency.province_code, lang)}
    </p>
  </header>`;
}

function bodyView(
  {agency, reports, peers, forms}: Body,
  year: string,
  set: (changes: Partial<typeof AGENCY_DEFAULTS>) => void,
  options: AgencyOptions,
): Node {
  const {lang} = options;
  const years = formatYears(reports.map(({report}) => report.year));
  const extent = {
    zh: `本站收有该机关 ${years} 年的 ${formatCount(reports.length)} 份年度报告。`,
    en: `${formatCount(reports.length)} annual ${reports.length === 1 ? "report" : "reports"} for ${years}.`,
  }[lang];
  return html`<div>
    ${heading(agency, lang)}
    <p>${extent}</p>
    ${yearsFigure(agency.agency_id, reports, set, options)} ${outcomesOfBody(agency, reports, options)}
    ${peersFigure(agency.agency_id, peers, options)}
    <h2>${text("statutory_tables", lang)}</h2>
    ${bodyReports(reports, forms, year, set, {lang})}
  </div>`;
}

function outcomesOfBody(agency: BodyRow, reports: readonly BodyReport[], {lang, source}: AgencyOptions): HTMLElement {
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
      behind: bodyBehind(agency.agency_id),
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
