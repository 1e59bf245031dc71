import {describe, it, expect} from "vitest";
import {editDistance, findSimilar} from "../../../src/etl/cli/suggestion.js";

const CELLS = ["requests.received.total", "requests.granted.total", "disputes.reconsideration.total"];

describe("findSimilar(wanted, names)", () => {
  it.each([
    ["requests.recieved.total", ["requests.received.total", "requests.granted.total"]],
    ["granted", ["requests.granted.total"]],
    ["GRANTED", ["requests.granted.total"]],
    ["nothing of the kind", []],
  ])("finds what %s may mean, nearest first", (wanted, similar) => {
    expect(findSimilar(wanted, CELLS)).toEqual(similar);
  });
});

describe("editDistance(a, b)", () => {
  it.each([
    ["", "", 0],
    ["kitten", "sitting", 3],
    ["abc", "", 3],
    ["年报", "年度报告", 2],
  ])("counts the steps from %s to %s", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
