import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {TOPICS} from "../src/etl/form/form.js";
import {FORMS} from "../src/etl/form/forms.js";
import {HEADINGS} from "../src/etl/form/headings.js";

const CORPUS = join(import.meta.dirname, "../corpus");
const ORIGINALS = join(import.meta.dirname, "../../shared/reports");
const SETTINGS: readonly string[] = ["README.md", "sources.csv"];
const COLUMNS = ["path", "source_url", "published_on", "retrieved_on", "region_code", "body", "year", "note"];

/** As many Chinese characters in a row as two authors do not share by chance. */
const RUN = 15;

const REPORTS = readdirSync(CORPUS).filter((name) => !SETTINGS.includes(name));

/** What a report and its page cannot say in other words, so that sharing it is no copying. */
const TITLE = [
  "当前位置:首页",
  "政府信息公开工作年度报告",
  "广州市协作办公室",
  "广州市荔湾区人民政府",
  "瑶海区人民政府办公室",
  "广东省政务服务和数据管理局",
  "平潭综合实验区管理委员会",
  "淮安市洪泽区人民政府",
  "沭阳县发展和改革局",
  "上海市人民政府办公厅",
];
const HEADING_WORDS = HEADINGS.flatMap((heading) => [heading.zh, ...heading.aliases]);
const LABELS = FORMS.flatMap((form) =>
  TOPICS.flatMap((topic) => {
    const {rows, furniture} = form.tables[topic];
    return [...furniture, ...rows.flatMap((row) => [row.zh, ...(row.aliases ?? []), row.group?.zh ?? ""])];
  }),
);
/** The clauses of a label too, for a wrapped label is interrupted by its numbers and its neighbours. */
const TABLE_WORDS = LABELS.flatMap((label) => [label, ...label.split(/[、，：（）]/)]);

describe("corpus/", () => {
  it("holds twenty reports, and names each of them in sources.csv and nothing else", () => {
    const rows = parse(read("sources.csv"));
    expect(REPORTS).toHaveLength(20);
    expect(rows[0]).toEqual(COLUMNS);
    expect(rows.slice(1).map(([path]) => path)).toEqual(REPORTS.toSorted());
  });

  it("says in sources.csv where the figures of each report come from", () => {
    const rows: string[][] = parse(read("sources.csv"));
    expect(rows.slice(1).filter((row) => row.at(-1) === "")).toEqual([]);
  });

  it.each(readdirSync(CORPUS))("has %s in UTF-8 with line feeds, and no byte order mark", (name) => {
    const text = read(name);
    expect(text).not.toMatch(/[\r\uFEFF]/);
    expect(text.endsWith("\n")).toBe(true);
  });

  it.each(REPORTS)("has the six statutory headings in %s, in their order", (name) => {
    const lines = read(name).split("\n");
    const found = HEADINGS.map(({zh, aliases}) =>
      lines.findIndex((line) => [zh, ...aliases].some((words) => isHeading(line, words))),
    );
    expect(found).not.toContain(-1);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  const grams = existsSync(ORIGINALS) ? gramsOf(readOriginals()) : null;
  it.skipIf(grams === null).each(REPORTS)("shares no sentence of %s with the report itself (../shared)", (name) => {
    expect(findSharedRuns(read(name), grams ?? new Set())).toEqual([]);
  });
});

describe("findSharedRuns(text, grams)", () => {
  const sentence = "本镇在年内把便民手册送到各村各户，并请村民来信来电指出其中的错处。";
  const report = (narrative: string, tables = "") =>
    ["一、总体情况", narrative, "二、主动公开政府信息情况", tables, "五、存在的主要问题及改进情况", "六、"].join("\n");
  const grams = gramsOf([report(sentence, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")]);

  it.each([
    ["as it stands", sentence],
    ["over several lines", sentence.replaceAll("，", "，\n\n")],
    ["with other punctuation and figures", sentence.replace("，", "2024年".slice(0, 4)).replace("。", "！")],
    ["in part", sentence.slice(3, 20)],
  ])("finds a sentence %s", (_, copy) => {
    expect(findSharedRuns(report(copy), grams)).toHaveLength(1);
  });

  it("finds a sentence that stands among the tables", () => {
    expect(findSharedRuns(report("", `（注：${sentence}）`), grams)).toHaveLength(1);
  });

  it("takes no offence at headings and the labels of the form, be they wrapped", () => {
    const label = "（本列数据的勾稽关系为：第一项加第二项\n之和，等于第三项加第四项之和）";
    expect(findSharedRuns(report("便民手册送到各村。", label), grams)).toEqual([]);
  });
});

function read(name: string): string {
  return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(readFileSync(join(CORPUS, name)));
}

function isHeading(line: string, words: string): boolean {
  return new RegExp(`^[#\\s]*[一二三四五六6]、\\s*${words}$`).test(line);
}

function readOriginals(): string[] {
  return ["raw", "partial", "rejected"].flatMap((folder) =>
    readdirSync(join(ORIGINALS, folder))
      .filter((name) => /\.(txt|html)$/.test(name))
      .map((name) => readFileSync(join(ORIGINALS, folder, name), "utf8").replaceAll(/<[^<>]*>/g, "")),
  );
}

/** Every run of `RUN` Chinese characters in the texts, whatever stands between the characters. */
function gramsOf(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => windows(text.replaceAll(/\P{Script=Han}/gu, ""))));
}

/** The longest runs that a report shares with the originals, other than in its title, headings and labels. */
function findSharedRuns(text: string, grams: ReadonlySet<string>): string[] {
  const [before, tables, after] = splitAroundTables(text);
  return [
    ...segments(before + after, [...TITLE, ...HEADING_WORDS]),
    ...segments(tables, [...HEADING_WORDS, ...TABLE_WORDS]),
  ].flatMap((segment) => sharedRuns(segment, grams));
}

function splitAroundTables(text: string): [before: string, tables: string, after: string] {
  const start = text.indexOf("二、主动公开政府信息情况");
  const end = text.indexOf("五、存在", start);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

/** The Chinese characters of a text, cut at cells and at the words that everyone uses. */
function segments(text: string, words: readonly string[]): string[] {
  const plain = text.replaceAll(/[\t|]/g, "|").replaceAll(/[^\p{Script=Han}|]/gu, "");
  return words
    .map((word) => word.replaceAll(/\P{Script=Han}/gu, ""))
    .filter((word) => word !== "")
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.replaceAll(word, "|"), plain)
    .split("|");
}

function sharedRuns(segment: string, grams: ReadonlySet<string>): string[] {
  const runs: string[] = [];
  let end = -1;
  windows(segment).forEach((window, start) => {
    if (!grams.has(window)) return;
    if (start > 0 && start === end) runs.push((runs.pop() ?? "") + window.slice(-1));
    else runs.push(window);
    end = start + 1;
  });
  return runs;
}

/** Indexed by code units: the characters of these texts beyond the basic plane are rare, and cutting one is harmless. */
function windows(text: string): string[] {
  return Array.from({length: Math.max(0, text.length - RUN + 1)}, (_, start) => text.slice(start, start + RUN));
}
