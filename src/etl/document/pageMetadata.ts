import type {Block, Metadata} from "./document.js";
import {descendantsOf, findAttribute, textOf} from "./htmlTree.js";
import type {Element, Node} from "./htmlTree.js";
import {collapseSpace} from "./wrap.js";

/** Names of meta elements, in lower case, best first; the site standard of Chinese government sites names most. */
const TITLE_NAMES = ["articletitle", "og:title"];
const DATE_NAMES = ["pubdate", "publishdate", "article:published_time", "publicationdate", "firstpublishedtime"];
const SOURCE_NAMES = ["contentsource", "source"];
const SITE_NAMES = ["sitename"];

/** Labels of a page's furniture, best first; the plain words only where no longer word ends in them. */
const DATE_LABELS = ["发布日期|发布时间|公开日期|公开时间|发文日期", "(?<!\\p{Script=Han})(?:日期|时间)"];
const PUBLISHER_LABELS = "发布机构|发布单位|公开机构|发文机关|公开主体|信息来源|(?<!\\p{Script=Han})来源";

const DATE = "(\\d{4})\\s*[-年/.]\\s*(\\d{1,2})\\s*[-月/.]\\s*(\\d{1,2})";
const DATE_AT_START = new RegExp(`^\\s*${DATE}`);
const LABELLED_DATES = DATE_LABELS.map((label) => new RegExp(`(?:${label})\\s*[:：]?\\s*${DATE}`, "u"));
const LABELLED_PUBLISHER = new RegExp(
  `(?:${PUBLISHER_LABELS})[^\\S\\n]*[:：\\n]\\s*(\\p{Script=Han}[^\\s|：:]{2,39})`,
  "u",
);

/** Furniture stands near the top of a page; the text further down speaks of other dates. */
const MAX_FURNITURE_BLOCKS = 200;
const MAX_FURNITURE_LENGTH = 6000;

/** What a page says of itself in its head and its furniture. */
export function readPageMetadata(page: Node, blocks: readonly Block[]): Metadata {
  const elements = descendantsOf(page);
  const furniture = furnitureOf(blocks);
  const title = findMeta(elements, TITLE_NAMES) ?? findElementText(elements, "title");
  const publishedOn = findPublishedOn(elements, furniture);
  const publisher = findMeta(elements, SOURCE_NAMES) ?? findPublisher(furniture) ?? findMeta(elements, SITE_NAMES);
  return {
    ...(title === undefined ? {} : {title}),
    ...(publishedOn === undefined ? {} : {publishedOn}),
    ...(publisher === undefined ? {} : {publisher}),
  };
}

/** The ISO date at the start of a text, if a valid one stands there. */
export function findDate(text: string): string | undefined {
  return parseDate(DATE_AT_START.exec(text));
}

function findPublishedOn(elements: readonly Element[], furniture: string): string | undefined {
  const stated = findMeta(elements, DATE_NAMES) ?? findElementText(elements, "publishtime") ?? "";
  const labelled = LABELLED_DATES.map((pattern) => parseDate(pattern.exec(furniture)));
  return findDate(stated) ?? labelled.find((date) => date !== undefined);
}

function findPublisher(furniture: string): string | undefined {
  return LABELLED_PUBLISHER.exec(furniture)?.[1];
}

function parseDate(found: RegExpExecArray | null): string | undefined {
  const [year, month, day] = (found ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** The first words of a page, the cells of a table row after one another. */
function furnitureOf(blocks: readonly Block[]): string {
  const texts = blocks
    .slice(0, MAX_FURNITURE_BLOCKS)
    .map((block) => (block.kind === "line" ? block.text : block.cells.map((cell) => cell.text).join("\n")));
  return texts.join("\n").slice(0, MAX_FURNITURE_LENGTH);
}

function findMeta(elements: readonly Element[], names: readonly string[]): string | undefined {
  const metas = elements.filter((element) => element.tagName === "meta");
  const contents = names.flatMap((name) => metas.filter(isMetaOf(name)).map((meta) => findAttribute(meta, "content")));
  return contents.map((content) => content?.trim()).find((content) => content !== undefined && content !== "");
}

function isMetaOf(name: string): (meta: Element) => boolean {
  return (meta) => (findAttribute(meta, "name") ?? findAttribute(meta, "property"))?.toLowerCase() === name;
}

function findElementText(elements: readonly Element[], name: string): string | undefined {
  const element = elements.find((candidate) => candidate.tagName === name);
  const text = element === undefined ? "" : collapseSpace(textOf(element)).trim();
  return text === "" ? undefined : text;
}
