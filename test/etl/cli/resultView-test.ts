import pc from "picocolors";
import {describe, it, expect} from "vitest";
import {renderResult} from "../../../src/etl/cli/resultView.js";
import type {QueryResult} from "../../../src/etl/warehouse/query.js";

const colors = pc.createColors(false);

const RESULT: QueryResult = {
  columns: [
    {name: "name", type: "VARCHAR"},
    {name: "year", type: "INTEGER"},
    {name: "value", type: "DECIMAL(18,6)"},
    {name: "cells", type: "VARCHAR[]"},
  ],
  rows: [
    ["洪泽区", 2024, 7730.28, ["a", "b"]],
    ["x\ny", 2023, null, []],
  ],
  isTruncated: false,
};

describe("renderResult(result, terminal)", () => {
  it("aligns by type, tells null from an empty text, prints years without separators, and counts rows", () => {
    expect(renderResult(RESULT, {width: 80, colors})).toBe(
      [
        "name    year    value  cells",
        "────────────────────────────────",
        '洪泽区  2024  7730.28  ["a","b"]',
        "x↵y     2023        ∅  []",
        "2 rows",
      ].join("\n"),
    );
  });

  it("names the columns that there is no room for", () => {
    const lines = renderResult(RESULT, {width: 16, colors}).split("\n");
    expect(lines.slice(-3)).toEqual(["2 rows; no room", "for 2 columns:", "value, cells"]);
  });

  it("says when there is more, and how to have it", () => {
    expect(renderResult({...RESULT, isTruncated: true}, {width: 80, colors})).toMatch(/first 2 rows; --csv gives all$/);
  });
});
