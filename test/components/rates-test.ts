import {describe, expect, it} from "vitest";
import {wilsonInterval} from "../../src/components/rates.js";

describe("wilsonInterval(numerator, denominator)", () => {
  it("is Wilson's: 1 of 10 lies between 1.8 and 40.4 per cent (Wilson 1927)", () => {
    const {low, high} = wilsonInterval(1, 10);
    expect([low, high].map((end) => Math.round(end * 1000) / 10)).toEqual([1.8, 40.4]);
  });
  it("says nothing where there is nothing", () => {
    expect(wilsonInterval(0, 0)).toEqual({low: 0, high: 1});
  });
  it("stays between none and all", () => {
    expect(wilsonInterval(0, 5).low).toBe(0);
    expect(wilsonInterval(5, 5).high).toBe(1);
  });
});
