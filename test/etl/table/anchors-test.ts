import {describe, expect, it} from "vitest";
import type {Table} from "../../../src/etl/form/form.js";
import {FORM_2021} from "../../../src/etl/form/forms.js";
import {anchorRows, rowsBetween, segmentTokens} from "../../../src/etl/table/anchors.js";
import {indexLabels} from "../../../src/etl/table/labels.js";
import {tokensOf} from "./tokensOf.js";

const {requests, disclosure} = FORM_2021.tables;

/** The rows that were found, each with its values by segment, as `code: 1 2 | 3`. */
function anchored(lines: readonly string[], table: Table = requests) {
  const {rows, leading} = anchorRows(segmentTokens(tokensOf(lines)), indexLabels(table));
  const show = (values: readonly (readonly {readonly raw: string}[])[]) =>
    values.map((segment) => segment.map(({raw}) => raw).join(" ")).join(" | ");
  return {
    rows: rows.flatMap(({row, labelled, values}) =>
      labelled ? [`${table.rows[row]?.code ?? ""}: ${show(values)}`.trim()] : [],
    ),
    leading: show(leading),
  };
}

describe("segmentTokens(tokens)", () => {
  it("cuts a text into label texts with the values that follow each", () => {
    const segments = segmentTokens(tokensOf(["3 4", "重复申请 5", "- 6 -", "7", "规章", "行政许可 8"]));
    expect(segments.map(({text, values}) => [text, values.map(({raw}) => raw).join(" ")])).toEqual([
      ["", "3 4"],
      ["重复申请", "5 7"],
      ["规章行政许可", "8"],
    ]);
  });

  it("gives of nothing nothing", () => {
    expect(segmentTokens([])).toEqual([]);
  });
});

describe("rowsBetween(segment, start, end)", () => {
  it.each([
    [0, 4, [1, 2]],
    [0, 2, [1]],
    [2, 3, [2]],
    [1, 3, [1, 2]],
  ])("gives the physical rows of the characters from %i to %i of 重复 and 申请", (start, end, rows) => {
    const [segment] = segmentTokens(tokensOf(["重复", "申请 5"]));
    expect(rowsBetween(segment ?? {texts: []}, start, end)).toEqual(rows);
  });
});

describe("anchorRows(segments, index)", () => {
  it.each([
    ["on one line", ["2.重复申请 1 2", "3.要求提供公开出版物 3"], ["declined_repeat: 1 2", "declined_publication: 3"]],
    ["on the lines after its label", ["2.重复申请", "1", "2"], ["declined_repeat: 1 2"]],
    ["inside a wrapped label", ["2.其他法律行政 1 2", "法规禁止公开"], ["refused_other_law: 1 2"]],
    [
      "inside a wrapped label and after it",
      ["5.要求行政机关确认或重 1 2", "新出具已获取信息 3"],
      ["declined_reconfirm: 1 2 | 3"],
    ],
    ["run together with its label", ["2.重复申请123"], ["declined_repeat: 123"]],
    [
      "after text that is no label",
      ["2.重复申请 1", "此处另有说明 2", "3.要求提供公开出版物 3"],
      ["declined_repeat: 1 | 2", "declined_publication: 3"],
    ],
    [
      "after several labels that stand together",
      ["2.重复申请", "3.要求提供公开出版物", "1 2", "3 4"],
      ["declined_repeat:", "declined_publication: 1 2 3 4"],
    ],
  ])("gives a row the values %s", (_, lines, rows) => {
    expect(anchored(lines).rows).toEqual(rows);
  });

  it("keeps values before the first label apart", () => {
    expect(anchored(["1 2 3", "2.重复申请 4"])).toEqual({rows: ["declined_repeat: 4"], leading: "1 2 3"});
  });

  it("goes on over a header repeated at a page break", () => {
    const header = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    const {rows} = anchored(["1.信访举报投诉类申请 1 2", "- 4 -", header, "2.重复申请 3 4"]);
    expect(rows).toEqual(["declined_petition: 1 2", "declined_repeat: 3 4"]);
  });

  it("reads labels in the order of the form: one that stands out of it is not the row's", () => {
    const lines = [
      "一、本年新收政府信息公开申请数量 1",
      "四、结转下年度继续办理 2",
      "（一）予以公开 3",
      "2.重复申请 4",
    ];
    expect(anchored(lines).rows).toEqual(["received: 1 | 2", "granted: 3", "declined_repeat: 4"]);
  });

  it("reads a row whose label is lost as none, its values standing by the row before", () => {
    const lines = ["1.信访举报投诉类申请 1 2", "囗囗囗囗 3 4", "3.要求提供公开出版物 5 6"];
    expect(anchored(lines).rows).toEqual(["declined_petition: 1 2 | 3 4", "declined_publication: 5 6"]);
  });

  it("tells the lines in which a label stands, and how much other text comes before its values", () => {
    const {rows} = anchorRows(
      segmentTokens(tokensOf(["", "3.要求提供公开", "出版物说明如下 5"])),
      indexLabels(requests),
    );
    const row = rows.find(({labelled}) => labelled);
    expect([...(row?.labelRows ?? [])]).toEqual([2, 3]);
    expect(row?.distance).toBe(4);
  });

  it("tells of a table without a single label that no row is labelled", () => {
    expect(anchored(["全年召开会议 3 次"])).toEqual({rows: [], leading: "3"});
  });

  it("tells the rows of table two apart, though several have the same columns", () => {
    const lines = ["行政许可\t5", "行政处罚\t6", "行政强制\t7", "行政事业性收费\t8"];
    expect(anchored(lines, disclosure).rows).toEqual(["licensing: 5", "penalties: 6", "coercion: 7", "fees: 8"]);
  });

  it("chains the labels of a text that repeats one of them endlessly, in time that grows with the text", () => {
    const lines = Array.from({length: 20_000}, () => "（一）予以公开 1 2 3");
    const {rows} = anchored(lines);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.startsWith("granted: 1 2 3 | 1 2 3")).toBe(true);
  });
});
