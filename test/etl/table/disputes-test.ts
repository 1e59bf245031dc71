import {describe, expect, it} from "vitest";
import type {Grid} from "../../../src/etl/document/document.js";
import {FORM_2021} from "../../../src/etl/form/forms.js";
import {recognizeTable} from "../../../src/etl/table/recognize.js";
import {recognizeText, rowsOf} from "./recognized.js";

const HEADER = [
  "行政复议\t行政诉讼",
  "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉",
  "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
];
const NUMBERS = "3 1 0 2 6 0 0 1 0 1 4 0 0 0 4".split(" ");
/** Two rows of table three, a cell a line, as they stand where the rest of a text is lost. */
const BEFORE = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"].flatMap((label) => [
  label,
  ...Array<string>(7).fill("0"),
]);
const CELLS = {
  reconsideration: "3 1 0 2 6",
  litigation_direct: "0 0 1 0 1",
  litigation_after_reconsideration: "4 0 0 0 4",
};

function read(lines: readonly string[]): Record<string, string> {
  return rowsOf(recognizeText(lines, FORM_2021, "disputes"), FORM_2021);
}

/** The fifteen numbers with one of them replaced, or left out. */
function withNumber(at: number, ...numbers: readonly string[]): string[] {
  return NUMBERS.flatMap((number, i) => (i === at ? numbers : [number]));
}

describe("readDisputes(anchored, segments, table)", () => {
  it.each([
    ["tabs", [...HEADER, NUMBERS.join("\t")]],
    ["pipes", [...HEADER, NUMBERS.join("\t")].map((line) => `| ${line.replaceAll("\t", " | ")} |`)],
    ["spaces", [...HEADER.map((line) => line.replaceAll("\t", "  ")), NUMBERS.join("   ")]],
    ["a cell a line", [...HEADER.flatMap((line) => line.split("\t")), ...NUMBERS]],
    ["a cell a paragraph", [...HEADER, ...NUMBERS].flatMap((cell) => [cell, ""])],
    ["two lines of numbers", [...HEADER, NUMBERS.slice(0, 9).join(" "), NUMBERS.slice(9).join(" ")]],
    ["one line with its header", [[...HEADER, NUMBERS.join(" ")].join(" ").replaceAll("\t", " ")]],
  ])("reads fifteen numbers under three groups, laid out in %s", (_, lines) => {
    expect(read(lines)).toEqual(CELLS);
  });

  it("keeps numbers that break a sum, as they are printed", () => {
    expect(read([...HEADER, withNumber(4, "0").join("\t")])).toEqual({...CELLS, reconsideration: "3 1 0 2 0"});
  });

  it("keeps dashes apart from zeros", () => {
    expect(read([...HEADER, NUMBERS.map((number) => (number === "0" ? "/" : number)).join("\t")])).toEqual({
      reconsideration: "3 1 / 2 6",
      litigation_direct: "/ / 1 / 1",
      litigation_after_reconsideration: "4 / / / 4",
    });
  });

  it("passes over digits in a garbled header, where only one line has fifteen numbers", () => {
    expect(read([...HEADER, "结果 1 纠 2 正", NUMBERS.join("\t")])).toEqual(CELLS);
  });

  it("passes over a page number between header and numbers", () => {
    expect(read([...HEADER, "- 7 -", NUMBERS.join("\t")])).toEqual(CELLS);
  });

  it("finds a lost total that the sums of the groups force to be the one lost", () => {
    const lines = [...HEADER, withNumber(4).join("  ")];
    expect(read(lines)).toEqual({...CELLS, reconsideration: "3 1 0 2 ?"});
  });

  it("leaves open the cells on which the places for a lost number differ, and says so", () => {
    const reading = recognizeText([...HEADER, withNumber(0).join("  ")], FORM_2021, "disputes");
    // Of the first group, 1 0 2 6 are left: any of its five cells may be the lost one, the total too.
    expect(rowsOf(reading, FORM_2021)).toEqual({...CELLS, reconsideration: undefined});
    expect(reading.ambiguous).toEqual([expect.objectContaining({raw: withNumber(0).join(" "), contradicted: false})]);
  });

  it("cuts digits that run together only where the sums leave one way", () => {
    const together = `${HEADER.join(" ").replaceAll("\t", " ")} ${NUMBERS.join("")}`;
    const reading = recognizeText(together, FORM_2021, "disputes");
    for (const {cellId, value} of reading.readings) {
      const at = FORM_2021.cells.filter(({topic}) => topic === "disputes").findIndex(({id}) => id === cellId);
      expect([cellId, value]).toEqual([cellId, Number(NUMBERS[at])]);
    }
  });

  it("reads the blank cells of a real table where they stand", () => {
    const cells = NUMBERS.map((number, column) => ({
      text: number === "0" ? "" : number,
      place: {kind: "cell", table: 1, row: 1, column: column + 1} as const,
      row: 0,
      column,
      rowSpan: 1,
      columnSpan: 1,
    }));
    const grid: Grid = {kind: "grid", rows: 1, columns: 15, cells};
    expect(rowsOf(recognizeTable([grid], FORM_2021, "disputes"), FORM_2021)).toEqual({
      reconsideration: "3 1 _ 2 6",
      litigation_direct: "_ _ 1 _ 1",
      litigation_after_reconsideration: "4 _ _ _ 4",
    });
  });

  it("does not count numbers before its first label, where its heading is lost, in place of one of its own", () => {
    const reading = recognizeText(["0", ...HEADER, ...Array<string>(14).fill("0")], FORM_2021, "disputes");
    expect(reading.ambiguous).not.toEqual([]);
  });

  it("takes no blank for a lost total where the printed one is wrong", () => {
    const numbers = "1 0 0 _ 0 0 0 1 0 1 4 0 0 0 4".replaceAll(" ", "\t").replace("_", "");
    const heads = HEADER.map((line) => line + "\t".repeat(15 - line.split("\t").length));
    const reading = recognizeText([...heads, numbers], FORM_2021, "disputes");
    expect(rowsOf(reading, FORM_2021)).toEqual({...CELLS, reconsideration: "1 0 0 ? ?"});
    expect(reading.ambiguous).toEqual([expect.objectContaining({contradicted: true})]);
  });

  it("takes two numbers in one field for two cells where the sums hold", () => {
    const lines = (numbers: string) => [...HEADER, numbers.replaceAll(" ", "\t").replace("_", " ")];
    expect(read(lines("3 1 0 2_6 0 0 1 0 1 4 0 0 0 4"))).toEqual(CELLS);
    expect(read(lines("3 1 0 2_7 0 0 1 0 1 4 0 0 0 4"))["reconsideration"]).toBeUndefined();
  });

  it("finds the table by its labels where its heading is lost in one line of text", () => {
    const before = `${BEFORE.join("")} **政府信息公开行政法复议、行政诉讼情况** `;
    expect(read([`${before}${HEADER.join(" ").replaceAll("\t", "")} ${NUMBERS.join(" ")}`])).toEqual(CELLS);
  });

  it("does not count a blank between two numbers for nothing, where a cell is printed twice", () => {
    const printed = [...withNumber(0, "3", "3"), ""].with(5, "");
    expect(read([...HEADER, printed.join("\t")])["reconsideration"]).toBe("3 ? ? ? ?");
  });

  it.each([
    ["no numbers", HEADER],
    ["numbers and no label of the table", ["全年 3 次会议，培训 120 人次"]],
    ["fifteen numbers of the table before, and no label of its own", [...BEFORE, "7"]],
  ])("reads nothing of a text with %s", (_, lines) => {
    expect(read(lines)).toEqual({});
  });
});
