import fc from "fast-check";
import pc from "picocolors";
import {describe, it, expect} from "vitest";
import {renderTable} from "../../../src/etl/cli/table.js";
import type {TableColumn} from "../../../src/etl/cli/table.js";
import {widthOf} from "../../../src/etl/cli/text.js";

const colors = pc.createColors(false);

const COLUMNS: readonly TableColumn[] = [
  {head: "name", align: "left"},
  {head: "year", align: "right"},
  {head: "row", align: "left"},
  {head: "value", align: "right"},
];

const cells = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((text) => ({text})));

const ROWS = cells([
  ["淮安市洪泽区人民政府", "2024", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "12"],
  ["x", "2023", "a", "12345"],
]);

describe("renderTable(columns, rows, terminal)", () => {
  it("aligns numbers right and counts Chinese characters twice", () => {
    expect(renderTable(COLUMNS, ROWS, {width: Infinity, colors}).text).toBe(
      [
        "name                  year  row                                                       value",
        "───────────────────────────────────────────────────────────────────────────────────────────",
        "淮安市洪泽区人民政府  2024  （二）部分公开（区分处理的，只计这一情形，不计其他情形）     12",
        "x                     2023  a                                                         12345",
      ].join("\n"),
    );
  });

  it("cuts the widest column first", () => {
    expect(renderTable(COLUMNS, ROWS, {width: 60, colors}).text).toBe(
      [
        "name                  year  row                        value",
        "────────────────────────────────────────────────────────────",
        "淮安市洪泽区人民政府  2024  （二）部分公开（区分处理…     12",
        "x                     2023  a                          12345",
      ].join("\n"),
    );
  });

  it("leaves out the last columns where even narrow ones would not fit", () => {
    const {columnsShown, text} = renderTable(COLUMNS, ROWS, {width: 16, colors});
    expect(columnsShown).toBe(2);
    expect(text.split("\n")[0]).toBe("name        year");
  });

  it("is never wider than the terminal", () => {
    const texts = fc.array(fc.string({unit: fc.constantFrom("a", "1", "报", "（", "…", " "), maxLength: 60}), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(texts, {maxLength: 5}), fc.integer({min: 20, max: 120}), (rows, width) => {
        const lines = renderTable(COLUMNS, cells(rows), {width, colors}).text.split("\n");
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
      }),
      {seed: 1, numRuns: 200},
    );
  });

  it("dresses a cell after cutting it, so that colours are never cut", () => {
    const red = pc.createColors(true).red;
    const {text} = renderTable([{head: "a", align: "left"}], [[{text: "x".repeat(50), dress: red}]], {
      width: 10,
      colors,
    });
    expect(text).toContain(red(`${"x".repeat(9)}…`));
  });
});
