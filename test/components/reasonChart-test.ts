// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import type {CompositionRow} from "../../src/components/compositionChart.js";
import {reasonChart} from "../../src/components/reasonChart.js";
import {chartLines} from "./chartLines.js";

const REASONS = [
  {code: "secret", label: "State secrets"},
  {code: "query", label: "Administrative query"},
];

function row(label: string, rest: Partial<CompositionRow> = {}): CompositionRow {
  const parts = new Map([
    ["secret", 10],
    ["query", 40],
  ]);
  return {key: label, label, note: "n=6/7", total: 100, parts, ...rest};
}

function draw(rows: readonly CompositionRow[]): string[] {
  return chartLines(reasonChart(rows, REASONS, {width: 328, measure: "share", color: "red", ariaLabel: "A"}));
}

describe("reasonChart(rows, reasons, options)", () => {
  it("writes the reports beside each value", () => {
    expect(draw([row("2024")])).toEqual(
      expect.arrayContaining(["State secrets", "2024", "10.0% · n=6/7", "40.0% · n=6/7"]),
    );
  });
  it("writes those of the part where parts stand on different reports", () => {
    expect(draw([row("2024", {notes: new Map([["query", "n=5/7"]])})])).toEqual(
      expect.arrayContaining(["10.0% · n=6/7", "40.0% · n=5/7"]),
    );
  });
  it("tells names apart that begin alike", () => {
    const lines = draw([
      row("Administrative Committee of Beihai"),
      row("Administrative Committee of Altay Prefecture"),
    ]);
    expect(lines).toEqual(
      expect.arrayContaining(["Administrative Committee of Beihai", "Administrative Committee of Altay Prefecture"]),
    );
  });
});
