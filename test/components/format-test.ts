import {describe, expect, it} from "vitest";
import {formatBytes, formatCount, formatShare, formatYears} from "../../src/components/format.js";

describe("formatCount(value)", () => {
  it("groups thousands, and keeps the digits after the point", () => {
    expect([1234567, 12.5, 0].map(formatCount)).toEqual(["1,234,567", "12.5", "0"]);
  });
  it("never writes a missing number as zero", () => {
    expect([null, undefined, NaN].map(formatCount)).toEqual(["—", "—", "—"]);
  });
});

describe("formatShare(numerator, denominator)", () => {
  it("gives one digit after the point", () => {
    expect(formatShare(1, 3)).toBe("33.3%");
  });
  it("gives no share of nothing", () => {
    expect(formatShare(0, 0)).toBe("—");
  });
  it("does not round something to nothing", () => {
    expect(formatShare(1, 100_000)).toBe("<0.1%");
  });
});

describe("formatYears(years)", () => {
  it("gives the first and the last, or the one, or none", () => {
    expect([[2020, 2019, 2025], [2021], []].map(formatYears)).toEqual(["2019–2025", "2021", "—"]);
  });
});

describe("formatBytes(bytes)", () => {
  it("chooses the unit", () => {
    expect([900, 12_345, 1_234_567].map(formatBytes)).toEqual(["900 B", "12 kB", "1.2 MB"]);
  });
});
