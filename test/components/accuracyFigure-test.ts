// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {accuracyFigure, LAYOUT_NAMES} from "../../src/components/accuracyFigure.js";
import {WAYS} from "../../src/synth/ways.js";

const COUNTS = {cells: 200, right: 190, unknown: 9, wrong: 1};
const ACCURACY = {
  version: "1",
  layouts: [{layout: "tabs-ragged", damaged: true, reports: 3, ...COUNTS}],
  real: {files: 2, ...COUNTS, wrong: 0},
};

describe("accuracyFigure(accuracy, options)", () => {
  it("is nothing where nothing was measured", () => {
    expect(accuracyFigure(null, {lang: "en"})).toBeNull();
  });

  it("says what was read right, of how many cells, by layouts that have names", () => {
    const node = accuracyFigure(ACCURACY, {lang: "zh"});
    expect(node?.textContent).toContain("190／200 格");
    expect(node?.querySelector("tbody")?.textContent).toContain("制表符分隔，各行长短不一");
  });

  it("has a name for every way that reports are written", () => {
    expect(WAYS.map(({name}) => name).filter((name) => LAYOUT_NAMES[name] === undefined)).toEqual([]);
  });
});
