import {describe, expect, it} from "vitest";
import WordExtractor from "word-extractor";
import {readDoc} from "../../../src/etl/document/doc.js";
import {docRow, makeCompound, makeDoc} from "./makeDoc.js";
import type {DocParagraphSpec} from "./makeDoc.js";
import {blocksOf, gridsOf, linesOf} from "./truth.js";

const MERGE_DOWN = 0x20;
const MERGE_BEGINS = 0x60;

function layoutOf(paragraphs: readonly DocParagraphSpec[]): [string, number, number, number, number][] {
  const cells = gridsOf(readDoc(makeDoc(paragraphs))).flatMap((grid) => grid.cells);
  return cells.map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan]);
}

describe("readDoc(bytes)", () => {
  it("gives lines and grids in order, and drops what tracked changes deleted and the codes of fields", () => {
    const read = readDoc(
      makeDoc([
        {text: "一、“总体”情况"},
        {text: "删去", deleted: true},
        ...docRow({text: "甲", right: 1000}, {text: "1", right: 2000}),
        {text: "见\u0013 HYPERLINK x \u0014这里\u0015\u000b下一行\u0001"},
      ]),
    );
    expect(linesOf(read)).toEqual(["一、“总体”情况", "见这里", "下一行"]);
    expect(blocksOf(read).map((block) => block.kind)).toEqual(["line", "grid", "line", "line"]);
  });

  it("places cells by the edges that rows define, small differences apart, and merges them down", () => {
    const rows = [
      ...docRow({text: "左", right: 1000, flags: MERGE_BEGINS}, {text: ["本年新收", "数量"], right: 3000}),
      ...docRow({text: "", right: 1030, flags: MERGE_DOWN}, {text: "1", right: 2000}, {text: "22", right: 2980}),
    ];
    expect(layoutOf(rows)).toEqual([
      ["左", 0, 0, 2, 1],
      ["本年新收数量", 0, 1, 1, 2],
      ["1", 1, 1, 1, 1],
      ["22", 1, 2, 1, 1],
    ]);
  });

  it("joins cells merged across, and keeps blank ones", () => {
    const rows = [
      ...docRow({text: "总", right: 1000, flags: 0x01}, {text: "", right: 2000, flags: 0x02}, {text: "", right: 3000}),
      ...docRow({text: "1", right: 1000}, {text: "", right: 2000}, {text: "3", right: 3000}),
    ];
    expect(layoutOf(rows)).toEqual([
      ["总", 0, 0, 1, 2],
      ["", 0, 2, 1, 1],
      ["1", 1, 0, 1, 1],
      ["", 1, 1, 1, 1],
      ["3", 1, 2, 1, 1],
    ]);
  });

  it("counts the cells of a table whose rows define none", () => {
    const undefinedRow = (...texts: string[]): DocParagraphSpec[] => [
      ...texts.map((text) => ({text, mark: "\u0007", properties: [0x16, 0x24, 1]})),
      {text: "", mark: "\u0007", properties: [0x16, 0x24, 1, 0x17, 0x24, 1]},
    ];
    expect(layoutOf([...undefinedRow("甲", "1"), ...undefinedRow("乙", "2", "3")])).toEqual([
      ["甲", 0, 0, 1, 1],
      ["1", 0, 1, 1, 1],
      ["乙", 1, 0, 1, 1],
      ["2", 1, 1, 1, 1],
      ["3", 1, 2, 1, 1],
    ]);
  });

  it("finds the text that another reader of the format finds", async () => {
    const bytes = makeDoc([{text: "甲"}, ...docRow({text: "1", right: 1000}, {text: "2", right: 2000}), {text: "乙"}]);
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    expect(document.getBody({filterUnicode: false})).toBe("甲\n1\t2\t\n乙\n");
  });

  it.each([
    ["a password", makeDoc([{text: "甲"}], {flags: 0x0300}), "encrypted"],
    ["a password on the file as a whole", makeCompound({EncryptedPackage: new Uint8Array(5000)}), "encrypted"],
    ["a document of Word 95", makeDoc([{text: "甲"}], {version: 0x68}), "unsupported_type"],
    ["a workbook", makeCompound({Workbook: new Uint8Array(5000)}), "unsupported_type"],
    ["a header alone", makeDoc([{text: "甲"}]).subarray(0, 600), "broken_file"],
  ])("says what is wrong with %s", (_, bytes, unreadable) => {
    expect(readDoc(bytes)).toMatchObject({unreadable});
  });
});
