import {describe, expect, it} from "vitest";
import {blockOf, isExact, quoteSection, wordsOf} from "../../src/components/narrativeSearch.js";
import type {NarrativeIndex} from "../../src/components/narrativeSearch.js";

const TEXT = "全年没有收过信息处理费。\n\n附注";
const SECTION = {section: 7, agency_id: "a", name: "甲", name_en: "A", year: 2024, ordinal: 6, start: 0, bytes: 40};
const INDEX: NarrativeIndex = {
  blocks: [
    {year: 2024, ordinal: 5, first: 0, sections: 7},
    {year: 2024, ordinal: 6, first: 7, sections: 3},
  ],
  readSections: () => Promise.resolve([SECTION]),
  grams: () => Promise.reject(new Error("not asked for")),
  readText: () => Promise.resolve(TEXT),
};

describe("wordsOf(query)", () => {
  it("takes runs of two or more, in one width and case", () => {
    expect(wordsOf(" 政府 ＡＢ 费 ")).toEqual(["政府", "ab"]);
  });
});

describe("quoteSection(index, section, query)", () => {
  it("quotes the words with what stands around them, on one line", async () => {
    await expect(quoteSection(INDEX, SECTION, "处理费")).resolves.toEqual({
      section: SECTION,
      before: "全年没有收过信息",
      match: "处理费",
      after: "。 附注",
    });
  });
  it("passes over a section that has the pairs and not the word", async () => {
    await expect(quoteSection(INDEX, SECTION, "信息费")).resolves.toBeUndefined();
  });
});

describe("blockOf(index, number)", () => {
  it("tells the year and part of a section from its number", () => {
    expect([6, 7, 9].map((number) => blockOf(INDEX, number)?.ordinal)).toEqual([5, 6, 6]);
  });
  it("knows no section beyond the last", () => {
    expect(blockOf(INDEX, 10)).toBeUndefined();
  });
});

describe("isExact(query)", () => {
  it("holds for words of two characters only: longer ones are told by reading", () => {
    expect(["政府", "政府 信息", "政府信息"].map(isExact)).toEqual([true, true, false]);
  });
});
