import {describe, it, expect} from "vitest";
import {spellDecimal} from "../../../src/etl/warehouse/decimal.js";

describe("spellDecimal(number)", () => {
  it.each([
    [0, "0"],
    [14, "14"],
    [-3, "-3"],
    [12.3, "12.3"],
    [0.1, "0.1"],
    [1234567890.12, "1234567890.12"],
    [999999999999, "999999999999"],
    [123456789012.34, "123456789012.34"],
  ])("keeps %d as it is spelled", (number, spelling) => {
    expect(spellDecimal(number)).toBe(spelling);
  });

  it.each([
    [1.23456789, "1.234568"],
    [1e-7, "0.000000"],
    [-2.0000004, "-2.000000"],
  ])("rounds %d to six digits", (number, spelling) => {
    expect(spellDecimal(number)).toBe(spelling);
  });

  it.each([1e12, -1e12, Infinity, NaN])("throws for %d, which the column cannot hold", (number) => {
    expect(() => spellDecimal(number)).toThrow(`number out of range: ${number}`);
  });
});
