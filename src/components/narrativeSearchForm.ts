import {html} from "htl";
import {asynchronous} from "./asynchronous.js";
import {choices, dropdown} from "./choices.js";
import {formatCount} from "./format.js";
import {agencyHref} from "./agencyHref.js";
import {text} from "./labels.js";
import type {Lang, Text} from "./lang.js";
import {blockOf, findSections, isExact, quoteSection, wordsOf} from "./narrativeSearch.js";
import type {Hit, NarrativeIndex} from "./narrativeSearch.js";
import type {ClaimRow, ClaimsRow, TopicsRow} from "./rows.js";
import {stateful} from "./urlState.js";

const SHOWN = 20;
const DEFAULTS = {q: "", part: "", in: ""};

/** What the page shows: the search, what problems are named, and numbers against tables. */
export interface NarrativeData {
  readonly index: NarrativeIndex;
  readonly topics: readonly TopicsRow[];
  readonly claims: readonly ClaimsRow[];
  /** The claims of a year that the tables agree with, contradict, or do not have: `contradict 2024`. */
  readonly readClaims: (shelf: string) => Promise<readonly ClaimRow[]>;
}

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
export function narrativeSearch(index: NarrativeIndex, {lang}: {readonly lang: Lang}): HTMLElement {
  const years = [...new Set(index.blocks.map(({year}) => String(year)))];
  return stateful(DEFAULTS, ({q, part, in: year}, set) => {
    const label = {zh: "查找文字", en: "Find words"}[lang];
    const field = html<HTMLInputElement>`<input
      type="search"
      name="q"
      value=${q}
      data-key="q"
      aria-label=${label}
      placeholder=${{zh: "两个字以上", en: "two characters or more, in Chinese"}[lang]}
    />`;
    const submit = (event: Event) => {
      event.preventDefault();
      set({q: field.value.trim()});
    };
    return html`<div>
      <form class="controls" role="search" ${{onsubmit: submit}}>
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
        ${dropdown([{value: "", label: text("all_years", lang)}, ...years.map((value) => ({value, label: value}))], {
          name: "in",
          label: text("year", lang),
          value: year,
          onChange: (value) => {
            set({in: value});
          },
        })}
      </form>
      <p class="small muted">
        ${TERMS.map(
          (term) =>
            html`<button
              type="button"
              class="link"
              ${{
                onclick: () => {
                  set({q: term.zh});
                },
              }}
            >
              ${lang === "zh" ? term.zh : `${term.en} ${term.zh}`}
            </button> `,
        )}
      </p>
      ${wordsOf(q).length === 0 ? null : asynchronous(results(index, {q, part, year}, lang), {lang})}
    </div>`;
  });
}

interface Wanted {
  readonly q: string;
  readonly part: string;
  readonly year: string;
}

async function results(index: NarrativeIndex, {q, part, year}: Wanted, lang: Lang): Promise<Node> {
  const found = (await findSections(index, q)).filter((number) => {
    const block = blockOf(index, number);
    return (part === "" || String(block?.ordinal) === part) && (year === "" || String(block?.year) === year);
  });
  const {hits, read} = await quoteFirst(index, found, q);
  const more = found.length - read;
  const latest = {zh: `最近的 ${formatCount(hits.length)} 处`, en: `The latest ${formatCount(hits.length)}`}[lang];
  const rest = isExact(q)
    ? {zh: `另有 ${formatCount(more)} 处`, en: `${formatCount(more)} more`}
    : {zh: `至多另有 ${formatCount(more)} 处`, en: `at most ${formatCount(more)} more`};
  const count = {
    zh: more > 0 ? `${latest}；${rest.zh}，选年度或章节再看。` : `${formatCount(hits.length)} 处。`,
    en:
      more > 0
        ? `${latest}; ${rest.en}: choose a year or section to see them.`
        : `${formatCount(hits.length)} ${hits.length === 1 ? "section" : "sections"}.`,
  }[lang];
  return html`<div>
    <p role="status">${hits.length === 0 ? text("nothing_found", lang) : count}</p>
    <ol class="hits">
      ${hits.map((hit) => hitItem(hit, lang))}
    </ol>
  </div>`;
}

/** The first sections that have the words whole, and how many had to be read for them. */
async function quoteFirst(
  index: NarrativeIndex,
  numbers: readonly number[],
  query: string,
): Promise<{readonly hits: readonly Hit[]; readonly read: number}> {
  const hits: Hit[] = [];
  let read = 0;
  while (hits.length < SHOWN && read < numbers.length) {
    const sections = await index.readSections(numbers.slice(read, read + SHOWN));
    read += SHOWN;
    const quoted = await Promise.all(sections.map((section) => quoteSection(index, section, query)));
    hits.push(...quoted.filter((hit) => hit !== undefined));
  }
  return {hits, read: Math.min(read, numbers.length)};
}

function hitItem({section, before, match, after}: Hit, lang: Lang): HTMLElement {
  const part = PARTS.find(({value}) => value === String(section.ordinal))?.[lang] ?? `§${section.ordinal}`;
  return html`<li>
    <p class="small">
      <a href=${agencyHref(section.agency_id, section.year)}>${lang === "zh" ? section.name : section.name_en}</a>
      <span class="muted">${section.year} · ${part}</span>
    </p>
    <blockquote lang="zh-CN">${before}<mark>${match}</mark>${after}</blockquote>
  </li>`;
}
