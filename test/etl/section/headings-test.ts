import {describe, expect, it} from "vitest";
import {HEADINGS} from "../../../src/etl/form/headings.js";
import {findHeadings, likeness} from "../../../src/etl/section/headings.js";
import {linesOf} from "./lines.js";

const CHINESE = "一二三四五六";
const PROSE = "全年办理事项按时办结，群众满意。";

/** The headings found, as `ordinal@line: text`, lines counted from 1. */
function found(lines: readonly string[]): string[] {
  const blocks = linesOf(lines);
  return findHeadings(blocks).map(({ordinal, block, start, end}) => {
    const text = blocks[block]?.text.slice(start, end) ?? "";
    return `${ordinal}@${block + 1}: ${text.trim()}`;
  });
}

function ordinals(lines: readonly string[]): number[] {
  return findHeadings(linesOf(lines)).map(({ordinal}) => ordinal);
}

/** A whole report's headings, each with a line of prose under it. */
function reportWith(number: (ordinal: number) => string, zh = (ordinal: number) => HEADINGS[ordinal - 1]?.zh ?? "") {
  return [1, 2, 3, 4, 5, 6].flatMap((ordinal) => [`${number(ordinal)}${zh(ordinal)}`, PROSE]);
}

describe("findHeadings(blocks)", () => {
  it.each([
    ["一、", (n: number) => `${CHINESE.charAt(n - 1)}、`],
    ["一. with a full stop", (n: number) => `${CHINESE.charAt(n - 1)}. `],
    ["一， with a comma", (n: number) => `${CHINESE.charAt(n - 1)}，`],
    ["一： with a colon", (n: number) => `${CHINESE.charAt(n - 1)}：`],
    ["1、", (n: number) => `${n}、`],
    ["１． in full width", (n: number) => `${String.fromCharCode(0xff10 + n)}．`],
    ["第一部分", (n: number) => `第${CHINESE.charAt(n - 1)}部分\u3000`],
    ["第一章", (n: number) => `第${CHINESE.charAt(n - 1)}章 `],
    ["Markdown's ## 一、", (n: number) => `## ${CHINESE.charAt(n - 1)}、`],
    ["bold **一、", (n: number) => `**${CHINESE.charAt(n - 1)}、`],
    ["an indent of wide spaces", (n: number) => `\u3000\u3000${CHINESE.charAt(n - 1)}、`],
    ["no number at all", () => ""],
  ])("finds all six, numbered with %s", (_, number) => {
    expect(ordinals(reportWith(number))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("finds only the sixth where it is `6、` among Chinese numbers", () => {
    const lines = reportWith((n) => (n === 6 ? "6、" : `${CHINESE.charAt(n - 1)}、`));
    expect(found(lines).at(-1)).toBe("6@11: 6、其他需要报告的事项");
  });

  it.each(HEADINGS.flatMap(({ordinal, aliases}) => aliases.map((alias) => [alias, ordinal] as const)))(
    "knows %s for the heading of section %i",
    (alias, ordinal) => {
      const lines = reportWith(
        (n) => `${CHINESE.charAt(n - 1)}、`,
        (n) => (n === ordinal ? alias : (HEADINGS[n - 1]?.zh ?? "")),
      );
      expect(ordinals(lines)).toEqual([1, 2, 3, 4, 5, 6]);
    },
  );

  it.each([
    ["misprinted, 行政法复议", "四、政府信息公开行政法复议、行政诉讼情况", 4],
    ["misprinted, 主动公幵", "二、主动公幵政府信息情况", 2],
    ["in traditional script", "三、收到和處理政府信息公開申請情況", 3],
    ["with spaces between its characters", "二、主 动 公 开 政 府 信 息 情 况", 2],
    ["with the body before the wording", "三、本县收到和处理政府信息公开申请情况", 3],
    ["with a colon after it", "六、其他需要报告的事项：", 6],
    ["with another number than the form's", "三、主动公开政府信息情况", 2],
    ["with an ordinal and a space", "五 、存在的主要问题及改进情况", 5],
    ["renamed 存在问题及改进思路", "五、存在问题及改进思路", 5],
  ])("finds a heading %s", (_, line, ordinal) => {
    expect(ordinals([PROSE, line, PROSE])).toEqual([ordinal]);
  });

  it.each([
    ["a sub-heading in parentheses", "（一）主动公开政府信息情况。"],
    ["a sub-heading in parentheses without text after it", "（二）主动公开政府信息情况"],
    ["another numbered heading", "一、坚持以人民为中心，提高政务公开水平"],
    ["a numbered step of the narrative", "2.强化平台建设"],
    ["a sentence that names a section", `主动公开政府信息情况良好。${PROSE}`],
    ["a row of table three", "三、本年度办理结果\t（一）予以公开\t1\t0\t0\t0\t0\t0\t1"],
    ["the row carried out", "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0"],
    ["a decimal", "3.5公里"],
    ["a blank line", "　"],
  ])("takes %s for no heading", (_, line) => {
    expect(found([line])).toEqual([]);
  });

  it("passes over a list of all headings in an introduction", () => {
    const introduction =
      "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、" +
      "存在的主要问题及改进情况、其他需要报告的事项等六部分组成。";
    expect(found([introduction, ...reportWith((n) => `${CHINESE.charAt(n - 1)}、`)])).toEqual([
      "1@2: 一、总体情况",
      "2@4: 二、主动公开政府信息情况",
      "3@6: 三、收到和处理政府信息公开申请情况",
      "4@8: 四、政府信息公开行政复议、行政诉讼情况",
      "5@10: 五、存在的主要问题及改进情况",
      "6@12: 六、其他需要报告的事项",
    ]);
  });

  it("passes over a table of contents: of two equal chains the sections stand under the later", () => {
    const headings = HEADINGS.map(({ordinal, zh}) => `${CHINESE.charAt(ordinal - 1)}、${zh}`);
    const lines = ["目录", ...headings, ...headings.flatMap((heading) => [heading, PROSE])];
    expect(found(lines).map((each) => each.split(":")[0])).toEqual(["1@8", "2@10", "3@12", "4@14", "5@16", "6@18"]);
  });

  it("passes over a table of contents with leaders and page numbers", () => {
    const contents = HEADINGS.map(({ordinal, zh}) => `${CHINESE.charAt(ordinal - 1)}、${zh}………………${ordinal + 1}`);
    const lines = ["目\u3000录", ...contents, ...reportWith((n) => `${CHINESE.charAt(n - 1)}、`)];
    expect(found(lines).map((each) => each.split(":")[0])).toEqual(["1@8", "2@10", "3@12", "4@14", "5@16", "6@18"]);
  });

  it("is not led astray by a narrative that numbers its own parts 一、二、三 before the sections begin", () => {
    const narrative = ["一、高位推动", PROSE, "二、健全制度", PROSE, "三、加强培训", PROSE];
    const lines = [...narrative, ...reportWith((n) => `${CHINESE.charAt(n - 1)}、`)];
    expect(found(lines)[0]).toBe("1@7: 一、总体情况");
    expect(ordinals(lines)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("goes on with the form's order where a section is not there", () => {
    const lines = reportWith((n) => `${CHINESE.charAt(n - 1)}、`).filter((_, i) => i !== 4 && i !== 5);
    expect(ordinals(lines)).toEqual([1, 2, 4, 5, 6]);
  });

  it("goes on where a section is missing and those after it are renumbered", () => {
    const lines = ["一、总体情况", "二、收到和处理政府信息公开申请情况", "三、其他需要报告的事项"];
    expect(ordinals(lines)).toEqual([1, 3, 6]);
  });

  it("finds headings in a text that has lost its line breaks, each where its wording ends", () => {
    const text = HEADINGS.map(({ordinal, zh}) => `${CHINESE.charAt(ordinal - 1)}、${zh} ${PROSE}`).join(" ");
    expect(found([text])).toEqual(
      HEADINGS.map(({ordinal, zh}) => `${ordinal}@1: ${CHINESE.charAt(ordinal - 1)}、${zh}`),
    );
  });

  it("finds a numbered heading with its first sentence on the same line", () => {
    const line = `二、主动公开政府信息情况 ${"本年度公文均按规定公布在网站上。".repeat(4)}`;
    expect(found([line])).toEqual(["2@1: 二、主动公开政府信息情况"]);
  });

  it("looks for none in the cells of a table", () => {
    const place = {kind: "cell", table: 1, row: 1, column: 1} as const;
    const cell = {text: "一、总体情况", place, row: 0, column: 0, rowSpan: 1, columnSpan: 1};
    expect(findHeadings([{kind: "grid", rows: 1, columns: 1, cells: [cell]}])).toEqual([]);
  });
});

describe("likeness(a, b)", () => {
  it.each([
    ["总体情况", "总体情况", 1],
    ["总体情况", "", 0],
    ["总体", "情况", 0],
    ["总体情况", "总情况", 6 / 7],
    ["行政法复议", "行政复议", 8 / 9],
  ])("is of %s and %s twice what they share in order over both lengths", (a, b, expected) => {
    expect(likeness(a, b)).toBeCloseTo(expected, 12);
    expect(likeness(b, a)).toBeCloseTo(expected, 12);
  });
});
