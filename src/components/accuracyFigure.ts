import {html} from "htl";
import {dataTable} from "./dataTable.js";
import type {TableColumn} from "./dataTable.js";
import {formatCount, formatShare} from "./format.js";
import type {Lang, Text} from "./lang.js";
import {metrics} from "./metric.js";

interface Counts {
  readonly cells: number;
  readonly right: number;
  readonly unknown: number;
  readonly wrong: number;
}

/** How well cells were read back of reports whose numbers are known, as `bench/accuracy.ts` measures it. */
export interface Accuracy {
  readonly version: string;
  /** Made-up reports, printed in each layout, sound and damaged. */
  readonly layouts: readonly (Counts & {
    readonly layout: string;
    readonly damaged: boolean;
    readonly reports: number;
  })[];
  /** Published reports that people transcribed. */
  readonly real: Counts & {readonly files: number};
}

interface LayoutRow {
  readonly layout: string;
  readonly sound: (Counts & {readonly reports: number}) | undefined;
  readonly damaged: (Counts & {readonly reports: number}) | undefined;
}

/** What the layouts and formats are called, which `src/synth` writes. */
export const LAYOUT_NAMES: Readonly<Record<string, Text>> = {
  tabs: {zh: "制表符分隔", en: "tab-separated"},
  "tabs-paged": {zh: "制表符分隔，分页", en: "tab-separated, over pages"},
  "tabs-ragged": {zh: "制表符分隔，各行长短不一", en: "tab-separated, rows of any width"},
  markdown: {zh: "Markdown 表格", en: "Markdown table"},
  "pipes-trailing": {zh: "竖线分隔，一行一行", en: "bars, a row a line"},
  "pipes-alone": {zh: "一格一行，竖线另起一行", en: "a cell a line, a bar on the next"},
  "pipes-lines": {zh: "一格一行，后有竖线", en: "a cell a line, with its bar"},
  "pdf-lines": {zh: "PDF 取出的各行", en: "lines taken from a PDF"},
  "cell-lines": {zh: "一格一行，前有制表符", en: "a cell a line, behind a tab"},
  "cell-paragraphs": {zh: "一格一段", en: "a cell a paragraph"},
  "cell-bare": {zh: "一格一行，别无分隔", en: "a cell a line, nothing between"},
  "pdftotext-layout": {zh: "pdftotext，保留版面", en: "pdftotext, layout kept"},
  "pdftotext-raw": {zh: "pdftotext，按内容顺序", en: "pdftotext, in content order"},
  "pdftotext-plain": {zh: "pdftotext，默认", en: "pdftotext, as it comes"},
  "run-together": {zh: "连成一片", en: "run together"},
  "run-together-spaced": {zh: "连成一片，间有空格", en: "run together, some spaces"},
  traditional: {zh: "繁体字", en: "traditional characters"},
  "traditional-together": {zh: "繁体字，连成一片", en: "traditional, run together"},
  html: {zh: "网页", en: "web page"},
  "html-flat": {zh: "网页，无合并单元格", en: "web page, no merged cells"},
  "html-page": {zh: "网页，含菜单等", en: "web page, with its menus"},
  "html-gbk": {zh: "网页，GBK 编码", en: "web page, in GBK"},
  docx: {zh: "Word 文档", en: "Word document"},
  pdf: {zh: "PDF", en: "PDF"},
  "pdf-unruled": {zh: "PDF，无框线", en: "PDF, no lines"},
  "pdf-ruled": {zh: "PDF，浏览器打印", en: "PDF, printed by a browser"},
  "pdf-borderless": {zh: "PDF，浏览器打印，无框线", en: "PDF, printed by a browser, no lines"},
};

/** Measured accuracy: of real reports in three figures, of each layout in a table; nothing where none was measured. */
export function accuracyFigure(accuracy: Accuracy | null, {lang}: {readonly lang: Lang}): HTMLElement | null {
  if (accuracy === null) return null;
  const {real, version} = accuracy;
  const files = {
    zh: `${formatCount(real.files)} 份公布的报告，与人工抄录逐格比较。`,
    en: `${formatCount(real.files)} published reports, cell by cell against what people transcribed.`,
  }[lang];
  const share = (count: number) => ({value: formatShare(count, real.cells), note: ofCells(count, real.cells, lang)});
  return html`<section>
    <h2>${{zh: "读得准不准？", en: "How accurate is the reading?"}[lang]}</h2>
    <p>
      ${
        {
          zh: `量的是第 ${version} 版。先看真实的报告：${files}`,
          en: `Measured on version ${version}. First, real reports: ${files}`,
        }[lang]
      }
    </p>
    ${metrics([
      {lang, label: {zh: "读对", en: "Read right"}[lang], ...share(real.right)},
      {lang, label: {zh: "写明读不出", en: "Said to be unknown"}[lang], ...share(real.unknown)},
      {lang, label: {zh: "读错", en: "Read wrong"}[lang], ...share(real.wrong)},
    ])}
    <p>
      ${
        {
          zh: "再看程序编造的报告：数字是编的，所以每一格的真值都知道。每种版式印一遍完好的，一遍有缺损的（漏行、断行、缺数字、混入页码等），再读回来。",
          en: "Then made-up reports: their numbers are invented, so that the truth of each cell is known. Each is printed in every layout, sound and damaged (lost and broken lines, lost numbers, page numbers among them), and read back.",
        }[lang]
      }
    </p>
    ${dataTable(layoutRows(accuracy), columns(lang), {
      caption: {
        zh: "按版式：读对、写明读不出、读错的格数（编造的报告）",
        en: "By layout: cells read right, said to be unknown, and read wrong (made-up reports)",
      }[lang],
    })}
  </section>`;
}

function layoutRows({layouts}: Accuracy): LayoutRow[] {
  return [...new Set(layouts.map(({layout}) => layout))].map((layout) => ({
    layout,
    sound: layouts.find((row) => row.layout === layout && !row.damaged),
    damaged: layouts.find((row) => row.layout === layout && row.damaged),
  }));
}

function columns(lang: Lang): TableColumn<LayoutRow>[] {
  const part = (state: "sound" | "damaged", name: keyof Counts, label: Text): TableColumn<LayoutRow> => ({
    name: `${state}_${name}`,
    label: `${{sound: {zh: "完好", en: "Sound"}, damaged: {zh: "缺损", en: "Damaged"}}[state][lang]} · ${label[lang]}`,
    value: (row) => row[state]?.[name] ?? null,
    format: (value, row) =>
      name === "right" || name === "unknown"
        ? formatShare(Number(value), row[state]?.cells ?? 0)
        : formatCount(typeof value === "number" ? value : null),
  });
  const parts = (state: "sound" | "damaged") => [
    part(state, "cells", {zh: "格数", en: "cells"}),
    part(state, "right", {zh: "读对", en: "right"}),
    part(state, "unknown", {zh: "读不出", en: "unknown"}),
    part(state, "wrong", {zh: "读错", en: "wrong"}),
  ];
  return [
    {
      name: "layout",
      label: {zh: "版式", en: "Layout"}[lang],
      value: ({layout}) => LAYOUT_NAMES[layout]?.[lang] ?? layout,
    },
    ...parts("sound"),
    ...parts("damaged"),
  ];
}

function ofCells(count: number, cells: number, lang: Lang): string {
  return {
    zh: `${formatCount(count)}／${formatCount(cells)} 格`,
    en: `${formatCount(count)} of ${formatCount(cells)} cells`,
  }[lang];
}
