// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {rateChart} from "../../src/components/rateChart.js";

const ROWS = ["2023", "2024", "2025"].map((label) => ({key: label, label, numerator: 3, denominator: 40}));

describe("rateChart(rows, options)", () => {
  it("has room for half a mark above the first row and below the last", () => {
    const svg = rateChart(ROWS, {width: 640, ariaLabel: "A"});
    const heights = [...svg.querySelectorAll("circle")].map(heightOf);
    expect(heights).toHaveLength(ROWS.length);
    expect(Math.min(...heights)).toBeGreaterThan(24);
    expect(Math.max(...heights)).toBeLessThan(Number(svg.getAttribute("height")) - 8);
  });
});

/** Where a mark stands, with what its group is moved by. */
function heightOf(dot: Element): number {
  const moved = /translate\([^,]+,([^)]+)\)/.exec(dot.parentElement?.getAttribute("transform") ?? "")?.[1];
  return Number(dot.getAttribute("cy")) + Number(moved ?? 0);
}
