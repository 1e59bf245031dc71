import {describe, it, expect} from "vitest";
import {excerptAround} from "../../../src/etl/cli/excerpt.js";
import type {Sought} from "../../../src/etl/cli/excerpt.js";
import type {Document, GridCell} from "../../../src/etl/document/document.js";
import {splitLines} from "../../../src/etl/document/text.js";

function textDocument(text: string): Document {
  return {blocks: splitLines(text), metadata: {}};
}

/** The meant line with the number between brackets. */
function marked(text: string, sought: Omit<Sought, "place">): string | null {
  const [line] = excerptAround(textDocument(text), {place: "line 1", ...sought});
  if (line?.mark === null || line === undefined) return null;
  const {start, end} = line.mark;
  return `${line.text.slice(0, start)}[${line.text.slice(start, end)}]${line.text.slice(end)}`;
}

describe("excerptAround(document, sought)", () => {
  it("shows two lines before and after, each with its number", () => {
    const excerpt = excerptAround(textDocument("a\nb\nc\nd 5\ne\nf\ng\n"), {place: "line 4", raws: ["5"], index: 0});
    expect(excerpt.map(({label, text, isMeant}) => `${label} ${text}${isMeant ? " <" : ""}`)).toEqual([
      "2 b",
      "3 c",
      "4 d 5 <",
      "5 e",
      "6 f",
    ]);
  });

  it("is empty where the document has no such place", () => {
    expect(excerptAround(textDocument("a\n"), {place: "line 9", raws: ["1"], index: 0})).toEqual([]);
  });

  it.each([
    ["1.属于国家秘密 1 0 1", ["1", "0", "1"], 0, "1.属于国家秘密 [1] 0 1"],
    ["1.属于国家秘密 1 0 1", ["1", "0", "1"], 2, "1.属于国家秘密 1 0 [1]"],
    ["| 总计 | 10 | 0 | 0 | 10 |", ["10", "0", "0", "10"], 1, "| 总计 | 10 | [0] | 0 | 10 |"],
    ["其他100010", ["10", "0", "0", "10"], 0, "其他[10]0010"],
    ["其他100010", ["10", "0", "0", "10"], 2, "其他100[0]10"],
    ["22（其中修订 16 件） 3", ["22（其中修订 16 件）", "3"], 0, "[22（其中修订 16 件）] 3"],
  ])("marks in %s the number that is meant", (text, raws, index, expected) => {
    expect(marked(text, {raws, index})).toBe(expected);
  });

  it("marks nothing where the numbers are not to be found", () => {
    expect(marked("一、本年新收 ５ ０", {raws: ["5", "0"], index: 0})).toBeNull();
  });

  it("shows the rows of a real table around the cell", () => {
    const cell = (row: number, column: number, text: string): GridCell => ({
      text,
      place: {kind: "cell", table: 1, row: row + 1, column: column + 1},
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
    });
    const cells = [cell(0, 0, "行政复议"), cell(0, 1, "起诉"), cell(1, 0, "3"), cell(1, 1, "4")];
    const document: Document = {blocks: [{kind: "grid", rows: 2, columns: 2, cells}], metadata: {}};
    const excerpt = excerptAround(document, {place: "table 1 row 2 column 2", raws: ["4"], index: 0});
    expect(excerpt).toEqual([
      {label: "row 1", text: "行政复议 │ 起诉", isMeant: false, mark: null},
      {label: "row 2", text: "3 │ 4", isMeant: true, mark: {start: 4, end: 5}},
    ]);
  });
});
