import {describe, it, expect} from "vitest";
import {parseNumeral} from "../../../src/etl/claim/numeral.js";

describe("parseNumeral(text, scale)", () => {
  it.each([
    ["34457", "", 34457],
    ["34,457", "", 34457],
    ["1,234.5", "万", 12345000],
    ["124.8", "万", 1248000],
    ["96.6", "万", 966000],
    ["1.2", "亿", 120000000],
    ["3", "百万", 3000000],
    ["2", "万亿", 2e12],
    ["三", "", 3],
    ["两", "", 2],
    ["十", "", 10],
    ["十二", "", 12],
    ["二十", "", 20],
    ["一百零三", "", 103],
    ["二百三十五", "", 235],
    ["一千零一十", "", 1010],
    ["三万五千", "", 35000],
    ["一亿二千万", "", 120000000],
    ["二〇二四", "", 2024],
  ])("reads %s%s as %d", (text, scale, value) => {
    expect(parseNumeral(text, scale)?.value).toBe(value);
  });

  it.each(["", "若干", "12件", "三个"])("takes %j for no number", (text) => {
    expect(parseNumeral(text)).toBeUndefined();
  });

  it("tells how much one more in the last written place would be", () => {
    expect(parseNumeral("124.8", "万")?.step).toBe(1000);
    expect(parseNumeral("5230.52")?.step).toBe(0.01);
    expect(parseNumeral("674")?.step).toBe(1);
  });
});
