import {describe, expect, it} from "vitest";
import {FORM_2021} from "../../../src/etl/form/forms.js";
import {anchorRows, segmentTokens} from "../../../src/etl/table/anchors.js";
import type {RowEvidence} from "../../../src/etl/table/anchors.js";
import {indexLabels} from "../../../src/etl/table/labels.js";
import {findFieldColumns, settleRow} from "../../../src/etl/table/settle.js";
import type {RowShape} from "../../../src/etl/table/settle.js";
import {tokensOf} from "./tokensOf.js";

const TABLE = FORM_2021.tables.requests;
const SHAPE: RowShape = {slots: 7, sums: [{first: 0, total: 6}]};
const NO_SUMS: RowShape = {slots: 7, sums: []};
const ROW = TABLE.rows.findIndex(({code}) => code === "declined_repeat");

function evidenceOf(lines: readonly string[]): readonly RowEvidence[] {
  return anchorRows(segmentTokens(tokensOf(lines)), indexLabels(TABLE)).rows;
}

/** The row 重复申请 as its layout settles it; `_` for a blank, `?` for nothing, `/` for a dash. */
function settle(lines: readonly string[], shape = SHAPE): string {
  const rows = evidenceOf(lines);
  const row = rows[ROW];
  if (row === undefined) return "no such row";
  const settled = settleRow(row, shape, findFieldColumns(rows, shape.slots));
  if (settled.kind === "open") return `open: ${settled.values.map(({raw}) => raw).join(" ")}`;
  return settled.placement.map((piece) => (piece === null ? "?" : piece.token.raw || "_")).join(" ");
}

const BEFORE = "1.信访举报投诉类申请";
const LABEL = "2.重复申请";
const AFTER = "3.要求提供公开出版物";

/** The row amid others of the same layout, which vouch for its columns. */
function amid(line: string, divider: string): string[] {
  const others = "4 1 0 0 2 0 7".split(" ").join(divider);
  return [`${BEFORE}${divider}${others}`, `${LABEL}${divider}${line}`, `${AFTER}${divider}${others}`];
}

describe("settleRow(evidence, shape, columns)", () => {
  it.each([
    ["as many numbers as it has cells, on its line", [`${LABEL} 5 1 0 0 2 0 8`], "5 1 0 0 2 0 8"],
    ["as many numbers on the line after its label", [LABEL, "5 1 0 0 2 0 8"], "5 1 0 0 2 0 8"],
    ["a number a line", [LABEL, "5", "1", "0", "0", "2", "0", "8"], "5 1 0 0 2 0 8"],
    ["the seventh number on the next line", [`${LABEL} 5 1 0 0 2 0`, "8"], "5 1 0 0 2 0 8"],
    ["dashes among its numbers", [`${LABEL} 5 / / / / / 5`], "5 / / / / / 5"],
    ["numbers that break its sum", [`${LABEL} 5 1 0 0 2 0 9`], "5 1 0 0 2 0 9"],
    ["its numbers inside its label", ["5.要求行政机关确认", "2.重复 5 1 0 0 2 0 8", "申请"], "5 1 0 0 2 0 8"],
    ["blanks in fields that other rows vouch for", amid("5\t\t\t\t\t\t5", "\t"), "5 _ _ _ _ _ 5"],
    ["a blank first cell", amid("\t1\t\t\t\t\t1", "\t"), "_ 1 _ _ _ _ 1"],
    ["nothing but blanks", amid("\t\t\t\t\t\t", "\t"), "_ _ _ _ _ _ _"],
  ])("places a row with %s", (_, lines, expected) => {
    expect(settle(lines)).toBe(expected);
  });

  it.each([
    ["a number fewer, between spaces", [`${LABEL} 5 1 0 0 2 8`], "5 1 0 0 2 8"],
    ["digits run together", [`${LABEL} 5 1 0 0 2 08`], "5 1 0 0 2 08"],
    ["a field fewer than other rows have", amid("5\t1\t0\t0\t2\t8", "\t"), "5 1 0 0 2 8"],
    ["two lines of several numbers, which are two rows'", [LABEL, "5 1 0", "0 2 0 8"], "5 1 0 0 2 0 8"],
    ["one number more, with which its sum does not hold", [`${LABEL} 5 1 0 0 2 0 9`, "3"], "5 1 0 0 2 0 9 3"],
  ])("leaves open a row with %s", (_, lines, values) => {
    expect(settle(lines)).toBe(`open: ${values}`);
  });

  it("leaves a number beside a row that its sum vouches for", () => {
    expect(settle([`${LABEL} 5 1 0 0 2 0 8`, "3"])).toBe("5 1 0 0 2 0 8");
  });

  it("places blanks between spaces by the columns in which five lines or more line up, if there is a sum", () => {
    const lines = [
      "1.属于国家秘密            0  0  0  0  0  0  0",
      "3.危及三安全一稳定        0  0  0  0  0  0  0",
      "4.保护第三方合法权益      0  0  0  0  0  0  0",
      "5.属于三类内部事务信息    0  0  0  0  0  0  0",
      "8.属于行政查询事项        0  0  0  0  0  0  0",
    ].map((line) => line.replace(/^\S+ +/u, (label) => label.trim().padEnd(16)));
    const blank = `${LABEL.padEnd(16)}5     1           6`;
    expect(settle([...lines, blank])).toBe("5 ? 1 ? ? ? 6");
    expect(settle([...lines, blank], NO_SUMS)).toBe("open: 5 1 6");
    expect(settle([...lines.slice(0, 3), blank])).toBe("open: 5 1 6");
  });

  it("places no blank first cell where rows of that length begin in different fields", () => {
    const numbers = "4\t1\t0\t0\t2\t0\t7";
    const lines = [`${BEFORE}\t${numbers}\t`, `${LABEL}\t\t1\t\t\t\t\t1\t`, `\t${AFTER}\t${numbers}`];
    expect(settle(lines)).toBe("open: 1 1");
  });

  it("places no blank by fields, in a table without sums, unless every row has as many", () => {
    const lines = amid("5\t\t\t\t\t\t5", "\t");
    expect(settle(lines, NO_SUMS)).toBe("5 _ _ _ _ _ 5");
    expect(settle([...lines, "4.无正当理由大量反复申请\t1\t2"], NO_SUMS)).toBe("open: 5 5");
  });
});

describe("findFieldColumns(rows, slots)", () => {
  it("tells in which field the cells begin, for rows with label columns before them", () => {
    const lines = ["（五）不予处理\t1.信访举报投诉类申请\t4\t1\t0\t0\t2\t0\t7", "\t2.重复申请\t5\t1\t0\t0\t2\t0\t8"];
    expect(findFieldColumns(evidenceOf(lines), 7)).toMatchObject({
      starts: new Map([["fields 9", 2]]),
      usualFields: 9,
      uniform: true,
    });
  });

  it("tells of rows of different lengths where each begins", () => {
    const lines = [`${BEFORE}\t4\t1\t0\t0\t2\t0\t7`, `\t${LABEL}\t5\t1\t0\t0\t2\t0\t8`];
    const {starts, uniform} = findFieldColumns(evidenceOf(lines), 7);
    expect([...starts].sort()).toEqual([
      ["fields 8", 1],
      ["fields 9", 2],
    ]);
    expect(uniform).toBe(false);
  });

  it.each([
    ["with a note after them", `${BEFORE}\t4\t1\t0\t0\t2\t0\t7\t注`, new Map()],
    ["with a blank after them", `${BEFORE}\t4\t1\t0\t0\t2\t0\t7\t`, new Map([["fields 9", null]])],
    ["with blanks among them", `${BEFORE}\t4\t1\t\t\t2\t\t7\t`, new Map([["fields 9", null]])],
  ])("tells no field for rows of one length that begin in different ones, %s", (_, line, starts) => {
    const lines = [line, `\t${LABEL}\t5\t1\t0\t0\t2\t0\t8`];
    expect(findFieldColumns(evidenceOf(lines), 7).starts).toEqual(starts);
  });
});
