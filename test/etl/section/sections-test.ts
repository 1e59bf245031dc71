import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Block, Grid} from "../../../src/etl/document/document.js";
import {HEADINGS} from "../../../src/etl/form/headings.js";
import {blocksText, splitSections} from "../../../src/etl/section/sections.js";
import {createRandom} from "../../../src/synth/random.js";
import type {Random} from "../../../src/synth/random.js";
import {documentOf, linesOf} from "./lines.js";

const GRID: Grid = {
  kind: "grid",
  rows: 2,
  columns: 2,
  cells: ["甲", "乙", "丙", ""].map((text, i) => ({
    text,
    place: {kind: "cell", table: 1, row: Math.floor(i / 2) + 1, column: (i % 2) + 1},
    row: Math.floor(i / 2),
    column: i % 2,
    rowSpan: 1,
    columnSpan: 1,
  })),
};

const FILLERS = [
  "",
  "　",
  "全年召开培训会三次。",
  "（一）主动公开政府信息情况",
  "三、本年度办理结果\t（一）予以公开\t1\t0\t0\t0\t0\t0\t1",
  "四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0",
  "一、总体情况、二、主动公开政府信息情况、三、收到和处理政府信息公开申请情况",
  "- 4 -",
  "1. 第一项 2. 第二项",
];

/** Lines of a report as they come: headings in and out of order, twice, run together with text, between fillers. */
function makeLines(random: Random): string[] {
  return Array.from({length: random.int(0, 40)}, () => {
    const filler = random.pick(FILLERS);
    if (random.chance(0.6)) return filler;
    const heading = random.pick(HEADINGS);
    const number = random.pick(["", `${random.pick("一二三四五六".split(""))}、`, `${heading.ordinal}.`, "第一部分 "]);
    const wording = random.pick([heading.zh, ...heading.aliases]);
    return random.pick([
      `${number}${wording}`,
      `${filler}${number}${wording}`,
      `${number}${wording} ${filler}`,
      `${filler} ${number}${wording} ${filler.repeat(6)}`,
    ]);
  });
}

describe("splitSections(document)", () => {
  it("gives each heading what stands under it, and the preamble what stands before", () => {
    const lines = ["题目", "引言", "一、总体情况", "甲", "", "二、主动公开政府信息情况", "乙"];
    const {preamble, sections} = splitSections(documentOf(lines));
    expect(blocksText(preamble)).toBe("题目\n引言");
    expect(sections.map(({ordinal, heading, blocks}) => [ordinal, heading, blocksText(blocks)])).toEqual([
      [1, "一、总体情况", "甲"],
      [2, "二、主动公开政府信息情况", "乙"],
    ]);
  });

  it("leaves a document without headings whole in the preamble", () => {
    const document = documentOf(["通知", "", "请按时报名。"]);
    expect(splitSections(document)).toEqual({preamble: document.blocks, sections: []});
  });

  it("gives a section that is only a heading no blocks", () => {
    const {sections} = splitSections(documentOf(["一、总体情况", "二、主动公开政府信息情况", "乙"]));
    expect(sections.map(({blocks}) => blocks.length)).toEqual([0, 1]);
  });

  it("cuts a line at the heading in its midst, both parts keeping the line's place", () => {
    const text = `前言很短。 一、总体情况 ${"各项工作平稳有序。".repeat(6)}`;
    const {preamble, sections} = splitSections(documentOf(text));
    const place = {kind: "line", line: 1};
    expect(preamble).toEqual([{kind: "line", text: "前言很短。 ", place}]);
    expect(sections).toEqual([
      {
        ordinal: 1,
        heading: "一、总体情况",
        blocks: [{kind: "line", text: ` ${"各项工作平稳有序。".repeat(6)}`, place}],
      },
    ]);
  });

  it("keeps a table with the section that it stands in, and before the first heading in the preamble", () => {
    const lines = linesOf(["一、总体情况", "二、主动公开政府信息情况"]);
    const blocks: Block[] = [GRID, ...lines.slice(0, 1), GRID, ...lines.slice(1), GRID];
    const {preamble, sections} = splitSections({blocks, metadata: {}});
    expect(preamble).toEqual([GRID]);
    expect(sections.map((section) => section.blocks)).toEqual([[GRID], [GRID]]);
  });

  it("drops nothing: preamble, headings and sections in order are the document, character by character", () => {
    let headings = 0;
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), (seed) => {
        const lines = makeLines(createRandom(seed, "sections"));
        const {preamble, sections} = splitSections(documentOf(lines));
        headings += sections.length;
        const joined = (blocks: readonly Block[]) => blocks.map((block) => (block.kind === "line" ? block.text : ""));
        const parts = [
          ...joined(preamble),
          ...sections.flatMap(({heading, blocks}) => [heading, ...joined(blocks)]),
        ].join("");
        // A heading is given trimmed, so that only the white space around it may differ.
        expect(parts.replace(/\s/gu, "")).toBe(lines.join("").replace(/\s/gu, ""));
        expect(sections.map(({ordinal}) => ordinal)).toEqual(
          [...new Set(sections.map(({ordinal}) => ordinal))].sort((a, b) => a - b),
        );
      }),
      {seed: 2024, numRuns: 300},
    );
    expect(headings).toBeGreaterThan(300);
  });

  it("keeps every line at its place, in the order of the document", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), (seed) => {
        const lines = makeLines(createRandom(seed, "places"));
        const {preamble, sections} = splitSections(documentOf(lines));
        const numbers = [...preamble, ...sections.flatMap(({blocks}) => blocks)].flatMap((block) =>
          block.kind === "line" && block.place.kind === "line" ? [[block.place.line, block.text] as const] : [],
        );
        numbers.forEach(([line, text], i) => {
          expect(lines[line - 1]).toContain(text);
          expect(line).toBeGreaterThanOrEqual(numbers[i - 1]?.[0] ?? 1);
        });
      }),
      {seed: 2025, numRuns: 200},
    );
  });
});

describe("blocksText(blocks)", () => {
  it("gives lines as they stand, and the cells of a table row joined by tabs", () => {
    expect(blocksText([...linesOf(["一\t二", " 三"]), GRID])).toBe("一\t二\n 三\n甲\t乙\n丙");
  });

  it("is empty where there are no blocks", () => {
    expect(blocksText([])).toBe("");
  });
});
