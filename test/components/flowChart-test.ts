// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {flowPanel} from "../../src/components/flowChart.js";
import {chartLines} from "./chartLines.js";

const FLOWS = [{year: 2020, reports: 35, counted: 33, received: 1541, concluded: 1526}];

function draw(width: number): string[] {
  return chartLines(flowPanel(FLOWS, {lang: "en", width, title: "Own", years: [2019, 2025]}).svg);
}

describe("flowPanel(flows, options)", () => {
  it("writes the reports under a year on one line where there is room", () => {
    expect(draw(640)).toContain("n=33/35");
  });
  it("folds them where years stand close, so that they do not run into one another", () => {
    expect(draw(328)).toEqual(expect.arrayContaining(["n=33/", "35"]));
  });
  it.each([
    [640, 152_554, 12],
    [358, 1541, 12],
    [358, 152_554, 10.4],
    [328, 1_525_540, 9],
  ])("in %i pixels writes %i in a size in which it has room", (width, received, size) => {
    const flows = [{year: 2020, reports: 35, counted: 33, received, concluded: received}];
    const {svg} = flowPanel(flows, {lang: "en", width, title: "Own", years: [2019, 2025]});
    const label = [...svg.querySelectorAll("text")].find((node) => node.textContent === received.toLocaleString("en"));
    const drawn = label?.closest("[font-size]")?.getAttribute("font-size");
    expect(Number(drawn)).toBeCloseTo(size, 1);
  });
});
