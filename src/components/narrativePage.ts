import {html} from "htl";
import {asynchronous} from "./asynchronous.js";
import {choices} from "./choices.js";
import {formatCount} from "./format.js";
import {text} from "./labels.js";
import type {Lang, Text} from "./lang.js";
import {findSections, quoteSection, wordsOf} from "./narrativeSearch.js";
import type {Hit, NarrativeIndex} from "./narrativeSearch.js";
import type {AgencyRow} from "./rows.js";
import {stateful} from "./urlState.js";

const SHOWN = 20;
const DEFAULTS = {q: "", part: ""};

/** Words that readers look for; the English stands for those who do not write Chinese. */
const TERMS: readonly Text[] = [
  {zh: "信息处理费", en: "processing fees"},
  {zh: "行政复议", en: "reconsideration"},
  {zh: "行政诉讼", en: "litigation"},
  {zh: "政策解读", en: "policy interpretation"},
  {zh: "基层", en: "grassroots"},
  {zh: "平台", en: "platforms"},
  {zh: "培训", en: "training"},
  {zh: "监督", en: "supervision"},
];

const PARTS: readonly (Text & {readonly value: string})[] = [
  {value: "", zh: "全部", en: "All"},
  {value: "1", zh: "总体情况", en: "Overall situation"},
  {value: "5", zh: "问题及改进", en: "Problems and improvements"},
  {value: "6", zh: "其他事项", en: "Other matters"},
];

/** Finds any run of two or more characters in what the reports say in words. */
export function narrativePage(
  {index, agencies}: {readonly index: NarrativeIndex; readonly agencies: readonly AgencyRow[]},
  {lang}: {readonly lang: Lang},
): HTMLElement {
  const names = new Map(agencies.map((agency) => [agency.agency_id, agency[lang === "zh" ? "name" : "name_en"]]));
  return stateful(DEFAULTS, ({q, part}, set) => {
    const label = {zh: "查找文字", en: "Find words"}[lang];
    const field = html`<input
      type="search"
      name="q"
      value=${q}
      data-key="q"
      aria-label=${label}
      placeholder=${{zh: "两个字以上", en: "two characters or more, in Chinese"}[lang]}
    />` as unknown as HTMLInputElement; // htl types all as elements
    const submit = (event: Event) => {
      event.preventDefault();
      set({q: field.value.trim()});
    };
    return html`<div>
      <form class="controls" role="search" onsubmit=${submit}>
        <div class="control">
          <span class="control-label">${label}</span>${field}
          <button type="submit" class="action">${{zh: "查找", en: "Search"}[lang]}</button>
        </div>
        ${choices(
          PARTS.map((item) => ({value: item.value, label: item[lang]})),
          {
            name: "part",
            label: {zh: "章节", en: "Section"}[lang],
            value: PARTS.some(({value}) => value === part) ? part : "",
            onChange: (value) => {
              set({part: value});
            },
          },
        )}
      </form>
      <p class="small muted">
        ${TERMS.map(
          (term) =>
            html`<button
              type="button"
              class="link"
              onclick=${() => {
                set({q: term.zh});
              }}
            >
              ${lang === "zh" ? term.zh : `${term.en} ${term.zh}`}
            </button> `,
        )}
      </p>
      ${wordsOf(q).length === 0 ? null : asynchronous(results(index, q, part, names, lang), {lang})}
    </div>`;
  });
}

async function results(
  index: NarrativeIndex,
  query: string,
  part: string,
  names: ReadonlyMap<string, string>,
  lang: Lang,
): Promise<Node> {
  const found = await findSections(index, query);
  const wanted = found
    .filter((number) => part === "" || String(index.sections[number]?.ordinal) === part)
    .sort((a, b) => (index.sections[b]?.year ?? 0) - (index.sections[a]?.year ?? 0));
  const hits: Hit[] = [];
  let read = 0;
  while (hits.length < SHOWN && read < wanted.length) {
    const next = wanted.slice(read, read + SHOWN);
    read += next.length;
    hits.push(
      ...(await Promise.all(next.map((number) => quoteSection(index, number, query)))).filter(
        (hit) => hit !== undefined,
      ),
    );
  }
  const more = wanted.length - read;
  const count = {
    zh:
      more > 0
        ? `显示最近的 ${formatCount(hits.length)} 处，可能另有 ${formatCount(more)} 处。`
        : `${formatCount(hits.length)} 处。`,
    en:
      more > 0
        ? `The latest ${formatCount(hits.length)}; perhaps ${formatCount(more)} more.`
        : `${formatCount(hits.length)} ${hits.length === 1 ? "section" : "sections"}.`,
  }[lang];
  return html`<div>
    <p role="status">${hits.length === 0 ? text("nothing_found", lang) : count}</p>
    <ol class="hits">
      ${hits.map((hit) => hitItem(hit, names, lang))}
    </ol>
  </div>`;
}

function hitItem({section, before, match, after}: Hit, names: ReadonlyMap<string, string>, lang: Lang): HTMLElement {
  const part = PARTS.find(({value}) => value === String(section.ordinal))?.[lang] ?? `§${section.ordinal}`;
  return html`<li>
    <p class="small">
      <a href="./agency?id=${encodeURIComponent(section.agency_id)}&year=${section.year}"
        >${names.get(section.agency_id) ?? section.agency_id}</a
      >
      <span class="muted">${section.year} · ${part}</span>
    </p>
    <blockquote lang="zh-CN">${before}<mark>${match}</mark>${after}</blockquote>
  </li>`;
}
