import {describe, expect, it} from "vitest";
import {wholeSum} from "../../src/components/wholeSum.js";

describe("wholeSum(numbers)", () => {
  it.each([
    [[1, 2, 0], 3],
    [[0], 0],
    [[], null],
    [[null], null],
    [[1, null, 2], null],
  ])("of %j is %j", (numbers, sum) => {
    expect(wholeSum(numbers)).toBe(sum);
  });
});
