import {concatMap} from "../concat.js";
import type {Block, Document} from "../document/document.js";
import {foldText, simplify} from "../document/folding.js";
import type {SectionedDocument} from "./sections.js";

/** What a document says of itself outside its sections. */
export interface Titling {
  /** The printed title on one line; null where none was found. */
  readonly title: string | null;
  /** The year that the report covers. */
  readonly year: number | null;
  /** ISO date of publication, where the page states one. */
  readonly publishedOn: string | null;
  readonly publisher: string | null;
  /** The last short lines, where a body signs. */
  readonly signature: string | null;
}

/** Finds title, year and dates in what stands before the first section and after the last. */
export function readTitling(document: Document, {preamble, sections}: SectionedDocument): Titling {
  const lines = shortLines(preamble);
  const title = findTitle(lines) ?? document.metadata.title ?? findInlineTitle(preamble);
  const closing = shortLines(sections.at(-1)?.blocks ?? []).slice(-3);
  return {
    title,
    year: yearOf(title ?? "") ?? yearOfPeriod(preamble),
    publishedOn: document.metadata.publishedOn ?? findDate(lines),
    publisher: document.metadata.publisher ?? findPublisher(lines),
    signature: closing.length > 0 ? closing.join("\n") : null,
  };
}

/** The year in a title: `2024年`, `２０２４年度`, `二〇二四年`; null where there is none. */
export function yearOf(text: string): number | null {
  const narrow = text.normalize("NFKC").replace(/\s+/gu, "");
  const digits = /(?<!\d)(20\d\d)(?!\d)/u.exec(narrow)?.[1];
  if (digits !== undefined) return Number(digits);
  const chinese = /二[〇○OoＯ0零]([〇○OoＯ0零一二三四五六七八九])([〇○OoＯ0零一二三四五六七八九])年/u.exec(narrow);
  const [tens, ones] = [chineseDigit(chinese?.[1]), chineseDigit(chinese?.[2])];
  return tens === null || ones === null ? null : 2000 + tens * 10 + ones;
}

/** Longer lines are running text. */
const SHORT_LINE = 70;
/** Folded words that a title of such a report has. */
const TITLE = /(?:信息|政务)公开.{0,8}(?:报告|年报|度报)/u;
const INLINE_TITLE =
  /(?:^|[\s。>])([^\s。，,；;：:《》>]{0,30}\s?(?:20\d\d|二[〇零]..)\s?年度?[^\s。，,；;《》]{0,24}(?:信息|政务)公开[^\s。，,；;《》]{0,6}(?:报告|年报))/u;
const LABEL = /^(?:标题|题目|名称)\s*[:：]\s*/u;
const DATE = /(?:时间|日期|发布于|公开日期)\s*[:：]?\s*(20\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/u;

function shortLines(blocks: readonly Block[]): string[] {
  return concatMap(blocks, (block) => {
    if (block.kind !== "line") return [];
    const text = block.text.replace(/^[\s#*>]+/u, "").trim();
    return text !== "" && text.length <= SHORT_LINE ? [text] : [];
  });
}

/** A title on one line, or over two or three where each alone says too little. */
function findTitle(lines: readonly string[]): string | null {
  const joined = concatMap(lines, (_, i) =>
    [1, 2, 3].flatMap((count) => {
      const text = lines
        .slice(i, i + count)
        .map((line) => line.replace(LABEL, ""))
        .join("");
      return i + count <= lines.length && isTitle(text) ? [{text, i, count}] : [];
    }),
  );
  const titles = joined.filter(({text}) => namesBody(text));
  const [best] = [titles.filter(({text}) => yearOf(text) !== null), titles, joined].flatMap((some) =>
    [...some].sort((a, b) => a.count - b.count || a.i - b.i),
  );
  const text = best?.text;
  return text === undefined ? null : text.replace(/\s+/gu, " ").trim();
}

/** A title in the midst of a text that lost its lines, up to the formula. */
function findInlineTitle(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    if (block.kind !== "line") continue;
    const match = INLINE_TITLE.exec(simplify(block.text.slice(0, 2000)));
    if (match?.[1] === undefined) continue;
    const start = match.index + match[0].length - match[1].length;
    return block.text
      .slice(start, start + match[1].length)
      .replace(/\s+/gu, " ")
      .trim();
  }
  return null;
}

function isTitle(text: string): boolean {
  return text.length <= SHORT_LINE && !/[。；>›»]/u.test(text) && TITLE.test(foldText(text));
}

/** Whether something is left of a title without the year and the formula. */
function namesBody(text: string): boolean {
  const rest = foldText(text)
    .replace(/20\d\d|二[〇零].{2}/u, "")
    .replace(/年度?/u, "")
    .replace(/(?:政府|政务)?(?:信息|政务)公开.*$/u, "");
  return rest.length >= 3;
}

function yearOfPeriod(blocks: readonly Block[]): number | null {
  for (const block of blocks) {
    if (block.kind !== "line") continue;
    const period = /(20\d\d)\s*年\s*1\s*月\s*1\s*日.{0,12}12\s*月\s*31\s*日/u.exec(block.text.normalize("NFKC"));
    if (period?.[1] !== undefined) return Number(period[1]);
  }
  return null;
}

function findDate(lines: readonly string[]): string | null {
  for (const line of lines) {
    const [, year, month, day] = DATE.exec(line.normalize("NFKC")) ?? [];
    if (year === undefined || month === undefined || day === undefined) continue;
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }
  return null;
}

function findPublisher(lines: readonly string[]): string | null {
  for (const line of lines) {
    const publisher = /(?:发布机构|信息来源|来源|发布单位)\s*[:：]\s*([^\s:：]{3,30})/u.exec(line)?.[1];
    if (publisher !== undefined && publisher !== "本网") return publisher;
  }
  return null;
}

function chineseDigit(char: string | undefined): number | null {
  if (char === undefined) return null;
  const digit = "零一二三四五六七八九".indexOf(char);
  return digit >= 0 ? digit : 0;
}
