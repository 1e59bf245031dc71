import {describe, expect, it} from "vitest";
import {quoteSection, wordsOf} from "../../src/components/narrativeSearch.js";
import type {NarrativeIndex} from "../../src/components/narrativeSearch.js";

const TEXT = "全年没有收过信息处理费。\n\n附注";
const SECTION = {agency_id: "a", year: 2024, ordinal: 6, start: 0, bytes: 40};
const INDEX: NarrativeIndex = {
  sections: [SECTION],
  grams: () => Promise.reject(new Error("not asked for")),
  readText: () => Promise.resolve(TEXT),
};

describe("wordsOf(query)", () => {
  it("takes runs of two or more, in one width and case", () => {
    expect(wordsOf(" 政府 ＡＢ 费 ")).toEqual(["政府", "ab"]);
  });
});

describe("quoteSection(index, number, query)", () => {
  it("quotes the words with what stands around them, on one line", async () => {
    await expect(quoteSection(INDEX, 0, "处理费")).resolves.toEqual({
      section: SECTION,
      before: "全年没有收过信息",
      match: "处理费",
      after: "。 附注",
    });
  });
  it("passes over a section that has the pairs and not the word", async () => {
    await expect(quoteSection(INDEX, 0, "信息费")).resolves.toBeUndefined();
  });
});
