import {html} from "htl";
import {agencyHref} from "./agencyHref.js";
import {asynchronous} from "./asynchronous.js";
import {choices, dropdown} from "./choices.js";
import {compositionChart} from "./compositionChart.js";
import type {CompositionRow, Part} from "./compositionChart.js";
import {figure} from "./figure.js";
import {formatCount, NO_NUMBER} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import type {NarrativeData} from "./narrativeSearchForm.js";
import {BEHIND, claimsQuery, QUERIES} from "./queries.js";
import {queryLink} from "./queryLink.js";
import {reasonChart} from "./reasonChart.js";
import type {FigureOptions} from "./requestsPage.js";
import {responsive} from "./responsive.js";
import type {ClaimRow, ClaimsRow} from "./rows.js";
import {TOPICS} from "./topics.js";
import {reportsNote} from "./totals.js";
import {stateful} from "./urlState.js";

const KINDS = ["contradict", "agree", "unmatched"] as const;
const DEFAULTS = {claims: "contradict", of: ""};
/** What contradicts takes the hue of warnings; the outcomes' hues keep their meaning. */
const COLOURS: Readonly<Record<(typeof KINDS)[number], {readonly color: string; readonly onColor: string}>> = {
  agree: {color: "var(--ink-3)", onColor: "var(--paper)"},
  contradict: {color: "var(--warn)", onColor: "var(--paper)"},
  unmatched: {color: "var(--result-pending)", onColor: "var(--on-result-pending)"},
};

/** What reports call their problems, and mean to improve: the share of reports that name each topic, by year. */
export function topicsFigure({topics}: NarrativeData, {lang, source}: FigureOptions): HTMLElement {
  const rows: CompositionRow[] = topics.map((row) => ({
    key: String(row.year),
    label: String(row.year),
    note: reportsNote({reports: row.reports, counted: row.reports}, lang),
    total: row.reports,
    parts: new Map(TOPICS.map(({code}) => [code, row[code] ?? 0])),
  }));
  const reasons = TOPICS.map((topic) => ({code: topic.code, label: topicLabel(topic, lang)}));
  const title = {zh: "报告说自己有哪些问题，要改进什么？", en: "Which problems and improvements do reports name?"}[
    lang
  ];
  return figure(
    responsive((width) =>
      reasonChart(rows, reasons, {width, measure: "share", color: "var(--ink-3)", ariaLabel: title}),
    ),
    {
      lang,
      source,
      title,
      name: "topics",
      subtitle: {
        zh: "第五部分（存在的主要问题及改进情况）出现该词的报告，占有这一部分（至少三十字）的报告。出现一个词，不等于说它是问题。",
        en: "Reports whose fifth section (main problems and improvements) has the word, of those with such a section of thirty characters or more. A word that occurs need not be called a problem.",
      }[lang],
      sql: QUERIES.topics,
      behind: BEHIND.topics,
      rows,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "reports", label: text("reports", lang), value: ({total}) => total},
        ...reasons.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts}: CompositionRow) => parts.get(code) ?? null,
        })),
      ],
    },
  );
}

/** The numbers that narratives state, by whether the tables say the same. */
export function claimsFigure({claims}: NarrativeData, {lang, source}: FigureOptions): HTMLElement {
  const rows = claims.map((row) => ({
    key: String(row.year),
    label: String(row.year),
    note: reportsNote({reports: row.reports, counted: row.reports}, lang),
    total: row.claims,
    parts: new Map(KINDS.map((kind) => [kind as string, row[kind]])),
  }));
  const parts: Part[] = (["agree", "contradict", "unmatched"] as const).map((kind) => ({
    code: kind,
    label: kindLabel(kind, lang),
    ...COLOURS[kind],
  }));
  const title = {zh: "文字里的数字，与表格一致吗？", en: "Do the numbers in the words agree with the tables?"}[lang];
  return figure(
    responsive((width) => compositionChart(rows, parts, {width, ariaLabel: title})),
    {
      lang,
      source,
      title,
      name: "claims",
      subtitle: {
        zh: "报告文字中带单位的数字，按表格有没有说同一件事、说得是否相同；右为数字个数和报告份数。",
        en: "Numbers with a unit in the narratives, by whether a cell says the same thing, and the same number; at the right, numbers and reports.",
      }[lang],
      sql: QUERIES.claims,
      behind: BEHIND.claims,
      rows,
      columns: [
        {name: "year", label: text("year", lang), value: ({label}) => label},
        {name: "claims", label: {zh: "数字", en: "Numbers"}[lang], value: ({total}) => total},
        ...parts.map(({code, label}) => ({
          name: code,
          label,
          value: ({parts: counts}: CompositionRow) => counts.get(code) ?? null,
        })),
      ],
    },
  );
}

/** The claims of a year one by one, each with the words around it and the cell that it is held against. */
export function claimsList({claims, readClaims}: NarrativeData, {lang}: {readonly lang: Lang}): HTMLElement {
  return stateful(DEFAULTS, (state, set) => {
    const kind = KINDS.find((item) => item === state.claims) ?? "contradict";
    const years = claims.filter((row) => row[kind] > 0).reverse();
    const chosen = years.find(({year}) => String(year) === state.of) ?? years[0];
    return html`<div>
      <div class="controls">
        ${choices(
          KINDS.map((value) => ({value, label: kindLabel(value, lang)})),
          {
            name: "claims",
            label: {zh: "与表格", en: "Against the tables"}[lang],
            value: kind,
            onChange: (value) => {
              set({claims: value});
            },
          },
        )}
        ${
          chosen === undefined
            ? null
            : dropdown(
                years.map((row) => ({value: String(row.year), label: `${row.year} (${formatCount(row[kind])})`})),
                {
                  name: "of",
                  label: text("year", lang),
                  value: String(chosen.year),
                  onChange: (value) => {
                    set({of: value});
                  },
                },
              )
        }
      </div>
      ${
        chosen === undefined
          ? html`<p class="muted">${text("nothing_found", lang)}</p>`
          : asynchronous(
              readClaims(`${kind} ${chosen.year}`).then((rows) => list(rows, chosen, kind, lang)),
              {lang},
            )
      }
    </div>`;
  });
}

function list(rows: readonly ClaimRow[], of: ClaimsRow, kind: (typeof KINDS)[number], lang: Lang): HTMLElement {
  const shown = {
    zh: `${of.year} 年${kindLabel(kind, lang)}的数字 ${formatCount(of[kind])} 个，占文字中全部 ${formatCount(of.claims)} 个；列出 ${formatCount(rows.length)} 个。`,
    en: `${of.year}: ${formatCount(of[kind])} of the ${formatCount(of.claims)} numbers in narratives; ${formatCount(rows.length)} are listed.`,
  }[lang];
  return html`<div>
    <p class="small">${shown} ${queryLink(claimsQuery(kind, of.year), {lang})}</p>
    <ol class="hits">
      ${rows.map((row) => claimItem(row, lang))}
    </ol>
  </div>`;
}

function claimItem(row: ClaimRow, lang: Lang): HTMLElement {
  const cell =
    lang === "zh" ? `${row.row_zh ?? ""} · ${row.column_zh ?? ""}` : `${row.row_en ?? ""} · ${row.column_en ?? ""}`;
  const href = agencyHref(row.agency_id, row.year);
  const said = {zh: `文字 ${formatCount(row.said)} ${row.unit}`, en: `in words ${formatCount(row.said)} ${row.unit}`}[
    lang
  ];
  const inTable = {zh: "表格", en: "in the table"}[lang];
  return html`<li>
    <p class="small">
      <a href=${href}>${lang === "zh" ? row.name : row.name_en}</a> <span class="muted">${row.year}</span> · ${said}
      ${
        row.cell_id === null
          ? null
          : html`<span
              >· ${inTable}
              <a href="${href}&cell=${encodeURIComponent(row.cell_id)}"
                >${row.in_table === null ? NO_NUMBER : formatCount(row.in_table)} <span class="muted">${cell}</span></a
              ></span
            >`
      }
    </p>
    <blockquote lang="zh-CN">${row.quote}</blockquote>
  </li>`;
}

function kindLabel(kind: (typeof KINDS)[number], lang: Lang): string {
  return {
    agree: {zh: "一致", en: "Agrees"},
    contradict: {zh: "不一致", en: "Contradicts"},
    unmatched: {zh: "表格没有", en: "Not in the tables"},
  }[kind][lang];
}

function topicLabel({zh, en}: (typeof TOPICS)[number], lang: Lang): string {
  return lang === "zh" ? zh : `${en} ${zh}`;
}
