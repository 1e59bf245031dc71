import {describe, expect, it} from "vitest";
import {OUTCOMES_DEFAULTS, parseOutcomesState} from "../../src/components/outcomesState.js";

const KNOWN = {years: [2019, 2024], scopes: ["own"]} as const;

describe("parseOutcomesState(state, known)", () => {
  it("takes the last year and the first scope by default", () => {
    expect(parseOutcomesState(OUTCOMES_DEFAULTS, KNOWN)).toEqual({
      by: "year",
      scope: "own",
      year: 2024,
      detail: "all",
      measure: "share",
      bodies: [],
    });
  });
  it("never takes from an address what the page does not know", () => {
    const state = {by: "x", scope: "<b>", year: "1999", detail: "constructor", measure: "", bodies: "a,,a,b"};
    expect(parseOutcomesState(state, KNOWN)).toEqual({
      by: "year",
      scope: "own",
      year: 2024,
      detail: "all",
      measure: "share",
      bodies: ["a", "b"],
    });
  });
});
