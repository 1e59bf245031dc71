import {describe, it, expect} from "vitest";
import {toDecimal} from "../../../src/etl/warehouse/decimal.js";

describe("toDecimal(number)", () => {
  it.each([
    [0, 0n],
    [14, 14_000_000n],
    [-3, -3_000_000n],
    [12.3, 12_300_000n],
    [0.1, 100_000n],
    [1234567890.12, 1_234_567_890_120_000n],
    [999999999999, 999_999_999_999_000_000n],
    [123456789012.34, 123_456_789_012_340_000n],
  ])("keeps %d as it is spelled", (number, scaled) => {
    expect(toDecimal(number)).toMatchObject({width: 18, scale: 6, value: scaled});
  });

  it.each([
    [1.23456789, 1_234_568n],
    [1e-7, 0n],
    [-2.0000004, -2_000_000n],
  ])("rounds %d to six digits", (number, scaled) => {
    expect(toDecimal(number).value).toBe(scaled);
  });

  it.each([1e12, -1e12, Infinity, NaN])("throws for %d, which the column cannot hold", (number) => {
    expect(() => toDecimal(number)).toThrow(`number out of range: ${number}`);
  });
});
