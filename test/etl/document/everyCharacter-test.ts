import fc from "fast-check";
import {describe, it, expect} from "vitest";
import {everyCharacter} from "../../../src/etl/document/everyCharacter.js";

describe("everyCharacter(holdsOf)", () => {
  it("tells what asking of each character tells, and asks of none twice", () => {
    const asked: string[] = [];
    const isDigit = (char: string) => /\d/u.test(char);
    const areDigits = everyCharacter((char) => {
      asked.push(char);
      return isDigit(char);
    });
    const text = fc.string({unit: fc.constantFrom("0", "7", "件", "a")});
    fc.assert(
      fc.property(text, (some) => {
        expect(areDigits(some)).toBe(Array.from(some).every((char) => isDigit(char)));
      }),
      {seed: 1},
    );
    expect(asked.toSorted()).toEqual(["0", "7", "a", "件"]);
  });

  it("never holds of a text with surrogates, in pairs or alone", () => {
    const holds = everyCharacter(() => true);
    expect(["𠮷", "甲𠮷乙", "\ud842"].map(holds)).toEqual([false, false, false]);
    expect(["", "甲乙"].map(holds)).toEqual([true, true]);
  });
});
