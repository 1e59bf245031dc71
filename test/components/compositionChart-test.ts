// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {compositionChart} from "../../src/components/compositionChart.js";
import type {CompositionRow} from "../../src/components/compositionChart.js";
import {chartLines} from "./chartLines.js";

const PARTS = [{code: "granted", label: "Granted", color: "blue", onColor: "white"}];
const PHONE = 328;

function row(label: string, note: string): CompositionRow {
  return {key: label, label, note, total: 1526, parts: new Map([["granted", 700]])};
}

function draw(rows: readonly CompositionRow[], width: number): string[] {
  return chartLines(compositionChart(rows, PARTS, {width, ariaLabel: "A"}));
}

describe("compositionChart(rows, parts, options)", () => {
  it.each([PHONE, 1080])("writes what each row is of and stands on at a width of %i", (width) => {
    const lines = draw([row("2020", "n=34/35"), row("2021", "n=7")], width);
    expect(lines).toEqual(expect.arrayContaining(["2020", "1,526 · n=34/35", "2021", "1,526 · n=7"]));
  });

  it("outlines every bar, whose hue may be faint", () => {
    const bars = [...compositionChart([row("2020", "n=7")], PARTS, {ariaLabel: "A"}).querySelectorAll("rect")];
    expect(bars).toHaveLength(1);
    expect(bars[0]?.closest("[stroke]")?.getAttribute("stroke")).toBe("var(--rule-2)");
  });

  it("keeps a long name whole beside its total on a phone", () => {
    const lines = draw([row("Administrative Committee of Beihai Development Zone", "Consolidated")], PHONE);
    expect(lines).toEqual(
      expect.arrayContaining(["Administrative Committee", "of Beihai Development", "Zone", "1,526 · Consolidated"]),
    );
  });
});
