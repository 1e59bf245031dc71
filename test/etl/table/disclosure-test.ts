import {describe, expect, it} from "vitest";
import type {Form} from "../../../src/etl/form/form.js";
import {FORM_2019, FORM_2021} from "../../../src/etl/form/forms.js";
import {recognizeText, rowsOf} from "./recognized.js";

function read(lines: readonly string[], form: Form = FORM_2021): Record<string, string> {
  return rowsOf(recognizeText(lines, form, "disclosure"), form);
}

const WHOLE = [
  "第二十条第（一）项",
  "信息内容\t本年制发件数\t本年废止件数\t现行有效件数",
  "规章\t0\t0\t1",
  "行政规范性文件\t5\t2\t48",
  "第二十条第（五）项",
  "信息内容\t本年处理决定数量",
  "行政许可\t331",
  "第二十条第（六）项",
  "信息内容\t本年处理决定数量",
  "行政处罚\t27",
  "行政强制\t4",
  "第二十条第（八）项",
  "信息内容\t本年收费金额（单位：万元）",
  "行政事业性收费\t12.75",
];
const WHOLE_CELLS = {
  rules: "0 0 1",
  normative_documents: "5 2 48",
  licensing: "331",
  penalties: "27",
  coercion: "4",
  fees: "12.75",
};

/** The whole table with some lines replaced. */
function withLine(label: string, ...lines: readonly string[]): string[] {
  return WHOLE.flatMap((line) => (line.startsWith(label) ? lines : [line]));
}

describe("readDisclosure(anchored, segments, table)", () => {
  it.each([
    ["tabs", WHOLE],
    ["pipes", WHOLE.map((line) => `| ${line.replaceAll("\t", " | ")} |`)],
    ["spaces", WHOLE.map((line) => line.replaceAll("\t", "    "))],
    ["a cell a line", WHOLE.flatMap((line) => line.split("\t"))],
    ["a cell a paragraph", WHOLE.flatMap((line) => line.split("\t").flatMap((cell) => [cell, ""]))],
  ])("reads table two by its labels, laid out in %s", (_, lines) => {
    expect(read(lines)).toEqual(WHOLE_CELLS);
  });

  it("reads the 2019 form, a change below zero included", () => {
    const lines = [
      "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量",
      "规章\t0\t0\t0",
      "规范性文件\t3\t3\t40",
      "信息内容\t上一年项目数量\t本年增/减\t处理决定数量",
      "行政许可\t120\t-18\t331",
      "其他对外管理服务事项\t14\t+2\t90",
      "行政处罚\t60\t0\t27",
      "行政强制\t5\t0\t4",
      "信息内容\t上一年项目数量\t本年增/减",
      "行政事业性收费\t3\t-1",
      "信息内容\t采购项目数量\t采购总金额",
      "政府集中采购\t9\t1,204,500元",
    ];
    expect(read(lines, FORM_2019)).toEqual({
      rules: "0 0 0",
      normative_documents: "3 3 40",
      licensing: "120 -18 331",
      other_services: "14 2 90",
      penalties: "60 0 27",
      coercion: "5 0 4",
      fees: "3 -1",
      procurement: "9 1204500",
    });
  });

  it.each([
    ["元 where the form says 万元", "行政事业性收费\t127500元", "12.75"],
    ["亿元 where the form says 万元", "行政事业性收费\t0.5亿元", "5000"],
    ["万元, as the form says", "行政事业性收费\t12.75万元", "12.75"],
    ["thousands", "行政事业性收费\t1,275.5", "1275.5"],
    ["a dash", "行政事业性收费\t/", "/"],
    ["nothing", "行政事业性收费\t", "_"],
  ])("reads an amount printed as %s", (_, line, cell) => {
    expect(read(withLine("行政事业性收费", line))).toEqual({...WHOLE_CELLS, fees: cell});
  });

  it.each([
    ["a note in a cell", ["行政规范性文件\t5（其中修订1件）\t2\t48"], "5 2 48"],
    ["a blank between its numbers", ["行政规范性文件\t5\t\t48"], "5 _ 48"],
    ["nothing but blanks", ["行政规范性文件\t\t\t"], "_ _ _"],
    ["dashes", ["行政规范性文件\t—\t—\t—"], "/ / /"],
    ["zeros run together, which can be cut in one way", ["行政规范性文件 000"], "0 0 0"],
    ["its label misprinted", ["行政规范性文牛\t5\t2\t48"], "5 2 48"],
    ["its label wrapped around its numbers", ["行政规范性\t5\t2\t48", "文件"], "5 2 48"],
  ])("reads a row with %s", (_, lines, cells) => {
    expect(read(withLine("行政规范性文件", ...lines)).normative_documents).toBe(cells);
  });

  it.each([
    ["a number is lost between spaces", ["行政规范性文件 5 48"]],
    ["its digits run together and can be cut in several ways", ["行政规范性文件 5248"]],
    ["a cell cannot be read", ["行政规范性文件\t5\t2\t4B"]],
  ])("reads nothing of a row where %s, for no sum can tell", (_, lines) => {
    const reading = recognizeText(withLine("行政规范性文件", ...lines), FORM_2021, "disclosure");
    expect(rowsOf(reading, FORM_2021)).toEqual({...WHOLE_CELLS, normative_documents: undefined});
    expect(reading.ambiguous.map(({cells}) => cells[0])).toEqual(["disclosure.normative_documents.issued"]);
  });

  it("gives the first row, where its label is lost, the three numbers that stand before the second's", () => {
    expect(read(withLine("规章", "囗囗\t0\t0\t1"))).toEqual(WHOLE_CELLS);
  });

  it("gives a later row whose label is lost no numbers: they may be those of any row", () => {
    expect(read(withLine("行政规范性文件", "囗囗囗囗囗\t5\t2\t48"))).toEqual({
      ...WHOLE_CELLS,
      normative_documents: undefined,
    });
  });

  it("gives a row of one cell whose label is lost no number: one may be anything", () => {
    expect(read(withLine("行政强制", "囗囗囗囗\t4"))).toEqual({...WHOLE_CELLS, coercion: undefined});
  });

  it("leaves out a page number between label and number", () => {
    expect(read(withLine("行政处罚", "行政处罚", "— 3 —", "27"))).toEqual(WHOLE_CELLS);
  });

  it.each([
    ["from its first row on", ["0", "0", "1", "5", "规章", "行政规范性文件", "行政许可", "27"]],
    ["and the first row's label is lost", ["331", "27", "行政许可", "行政处罚", "行政强制", "4"]],
    ["with numbers after the labels", ["规章", "行政规范性文件", "行政许可", "0", "0", "1", "5", "2", "48", "331"]],
  ])("takes no number for that of the label before it where labels stand apart from numbers, %s", (_, lines) => {
    expect(read(lines)).toEqual({});
  });

  it("tells of numbers that are no cell's", () => {
    const {strays} = recognizeText(withLine("行政许可", "行政许可\t331", "7"), FORM_2021, "disclosure");
    expect(strays).toEqual([{raw: "7", place: {kind: "line", line: 8}}]);
  });
});
