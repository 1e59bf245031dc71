import {group} from "d3-array";
import {html} from "htl";
import type {ColumnSpec, FormSpec, RowSpec, TableSpec} from "./formSpec.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";

/** What fills a cell of the form, by its id. */
export type CellContent = (cellId: string, row: RowSpec, column: ColumnSpec) => Node;

export interface StatutoryOptions {
  readonly lang: Lang;
  readonly content: CellContent;
}

const NUMBERS_ZH = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const OUTSIDE = new Set(["received", "carried_in", "carried_out"]);

/** Table two of the form: what the body publishes on its own, by items of article 20. */
export function disclosureTable(form: FormSpec, {lang, content}: StatutoryOptions): HTMLElement {
  const {rows} = form.tables.disclosure;
  const span = Math.max(...rows.map(({columns}) => columns.length));
  const blocks = [...group(rows, ({article}) => article)];
  return html`<table class="statutory disclosure">
    <caption>
      ${text("table_disclosure", lang)}
    </caption>
    ${blocks.map(([article, list]) => articleBlock(article, list, span, {lang, content}))}
  </table>`;
}

/** Table three of the form: requests received, and how each kind of applicant was answered. */
export function requestsTable(form: FormSpec, {lang, content}: StatutoryOptions): HTMLElement {
  const {rows} = form.tables.requests;
  const columns = rows[0]?.columns ?? [];
  const [first, last] = [columns[0], columns.at(-1)];
  const organisations = columns.slice(1, -1);
  return html`<table class="statutory requests">
    <caption>
      ${text("table_requests", lang)}
    </caption>
    <thead>
      <tr>
        <td colspan="3" rowspan="3" class="form-note">${text("form_note", lang)}</td>
        <th scope="colgroup" colspan=${columns.length}>${text("applicants", lang)}</th>
      </tr>
      <tr>
        ${columnHead(first, lang, 2)}
        <th scope="colgroup" colspan=${organisations.length}>${text("organisations", lang)}</th>
        ${columnHead(last, lang, 2)}
      </tr>
      <tr>
        ${organisations.map((column) => columnHead(column, lang, 1))}
      </tr>
    </thead>
    <tbody>
      ${requestRows(form.tables.requests, {lang, content})}
    </tbody>
  </table>`;
}

/** Table four of the form: fifteen cells in one line. */
export function disputesTable(form: FormSpec, {lang, content}: StatutoryOptions): HTMLElement {
  const {rows} = form.tables.disputes;
  const [reconsideration, ...litigation] = rows;
  return html`<table class="statutory disputes">
    <caption>
      ${text("table_disputes", lang)}
    </caption>
    <thead>
      <tr>
        ${reconsideration && html`<th scope="colgroup" colspan="5" rowspan="2">${reconsideration[lang]}</th>`}
        <th scope="colgroup" colspan=${5 * litigation.length}>${text("litigation", lang)}</th>
      </tr>
      <tr>
        ${litigation.map((row) => html`<th scope="colgroup" colspan="5">${row[lang]}</th>`)}
      </tr>
      <tr>
        ${rows.flatMap(({columns}) => columns.map((column) => columnHead(column, lang, 1)))}
      </tr>
    </thead>
    <tbody>
      <tr>
        ${rows.flatMap((row) => cells("disputes", row, content))}
      </tr>
    </tbody>
  </table>`;
}

function articleBlock(article: string, rows: readonly RowSpec[], span: number, options: StatutoryOptions): HTMLElement {
  const {lang, content} = options;
  const byColumns = [...group(rows, ({columns}) => columns.map(({code}) => code).join())];
  return html`<tbody>
    <tr>
      <th scope="colgroup" colspan=${span + 1} class="article">${articleTitle(article, lang)}</th>
    </tr>
    ${byColumns.flatMap(([, list]) => [
      html`<tr>
        <th scope="col">${text("information", lang)}</th>
        ${list[0]?.columns.map(
          (column, index, all) => html`<th scope="col" colspan=${spanOf(index, all.length, span)}>${column[lang]}</th>`,
        )}
      </tr>`,
      ...list.map(
        (row) =>
          html`<tr>
            <th scope="row">${row[lang]}</th>
            ${row.columns.map(
              (column, index, all) =>
                html`<td colspan=${spanOf(index, all.length, span)}>
                  ${content(`disclosure.${row.code}.${column.code}`, row, column)}
                </td>`,
            )}
          </tr>`,
      ),
    ])}
  </tbody>`;
}

/** The last column of a narrower block takes the rest of the table's width. */
function spanOf(index: number, columns: number, span: number): number {
  return index === columns - 1 ? span - columns + 1 : 1;
}

function requestRows({rows}: TableSpec, options: StatutoryOptions): HTMLElement[] {
  const {lang} = options;
  const outcomes = rows.filter(({code}) => !OUTSIDE.has(code));
  return rows.map((row) => {
    const group = row.group;
    const siblings = group === undefined ? [] : rows.filter((other) => other.group?.code === group.code);
    const heads = [
      ...(row === outcomes[0]
        ? [html`<th scope="rowgroup" rowspan=${outcomes.length} class="stage">${text("handled", lang)}</th>`]
        : []),
      ...(group !== undefined && siblings[0] === row
        ? [html`<th scope="rowgroup" rowspan=${siblings.length} class="group">${group[lang]}</th>`]
        : []),
      html`<th scope="row" colspan=${OUTSIDE.has(row.code) ? 3 : group === undefined ? 2 : 1}>
        ${rowLabel(row, lang)}
      </th>`,
    ];
    return html`<tr class=${row.code === "concluded" ? "sum" : null}>
      ${heads}${cells("requests", row, options.content)}
    </tr>`;
  });
}

function cells(topic: string, row: RowSpec, content: CellContent): HTMLElement[] {
  return row.columns.map((column) => html`<td>${content(`${topic}.${row.code}.${column.code}`, row, column)}</td>`);
}

function columnHead(column: ColumnSpec | undefined, lang: Lang, rowspan: number): HTMLElement | null {
  return column === undefined ? null : html`<th scope="col" rowspan=${rowspan}>${column[lang]}</th>`;
}

function rowLabel(row: RowSpec, lang: Lang): string {
  return lang === "zh" || row.ordinal === undefined ? row[lang] : `${row.ordinal}. ${row.en}`;
}

/** `20(5)` is 第二十条第（五）项. */
function articleTitle(article: string, lang: Lang): string {
  const item = /\((\d)\)/.exec(article)?.[1];
  if (lang === "en" || item === undefined) return `Article ${article}`;
  return `第二十条第（${NUMBERS_ZH[Number(item)] ?? item}）项`;
}
