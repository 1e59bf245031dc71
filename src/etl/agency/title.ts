import {foldName} from "./wording.js";

/** What a title says apart from its formula. */
export interface TitleParts {
  /** The body as the title names it; empty where it names none. */
  readonly body: string;
  /** The year that the report covers; null where the title does not say. */
  readonly year: number | null;
}

const YEAR = /(?<!\d)(20[0-4]\d|二[〇零○oO0][〇零○oO0一二三四五六七八九]{2})(?!\d)(?!年\d{1,2}月)(年度|年|度)?/gu;

/** Where the formula 政府信息公开工作年度报告 begins, in its variants and misspellings. */
const FORMULA =
  /政[府俯](?:信息|公开|信[公工])|政务信息公开|政务公开|信息[公工共]开|信息公|信公开|公开信息|年度工作|(?:工作)?年度?(?:报告|告)|年报|工作(?:报告|告年度报|告)|情况的?报告/u;
const FORMULA_END = /.*(?:报告|年报|告年度报|告报|情况)/u;

/** 教育局（本级）. */
const EXTENT = /\((?:本级|汇总|机关|不含下属单位)\)/gu;
const LEADING = /^(?:附件\d*|标题|关于(?:印发|发布|公布)?|索引号|[\d._\-—–|:：,，、;；()[\]<>《》"“”'‘’【】〔〕·]+)/u;
const TRAILING = /(?:关于|年度|全年|开展|的|[._\-—–|:：,，、;；([<《"“'‘【〔·)\]>》”’】〕]+)$/u;

const NUMERALS = "〇一二三四五六七八九";

/** Splits a title, a line of a cover or a file name into the body and the year, whatever their order. */
export function splitTitle(title: string): TitleParts {
  const text = foldName(title);
  const marked = text.replace(YEAR, "|").replace(EXTENT, "");
  const start = marked.search(FORMULA);
  const before = trim(start < 0 ? marked : marked.slice(0, start));
  const body = before === "" && start >= 0 ? trim(marked.slice(start).replace(FORMULA_END, "")) : before;
  return {body: completeGovernment(body).replaceAll("|", ""), year: findYear(text)};
}

function findYear(text: string): number | null {
  const years = [...text.matchAll(YEAR)];
  const best = years.find((match) => match[2] !== undefined) ?? years[0];
  return best === undefined ? null : parseYear(best[1] ?? "");
}

function parseYear(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return Number(text.replace(/./gu, (char) => String(Math.max(0, NUMERALS.indexOf(char)))));
}

function trim(text: string): string {
  const trimmed = text.replace(LEADING, "").replace(TRAILING, "");
  return trimmed === text ? text : trim(trimmed);
}

/** In 上海市人民政府信息公开 the formula begins within the body's last word. */
function completeGovernment(body: string): string {
  return body.endsWith("人民") ? `${body}政府` : body;
}
