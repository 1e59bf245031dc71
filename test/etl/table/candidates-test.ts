import {describe, expect, it} from "vitest";
import {agreeing, forcedValues, placementsOf, sumsHold} from "../../../src/etl/table/candidates.js";
import {wholePiece} from "../../../src/etl/table/placements.js";
import type {Placement, RowSum} from "../../../src/etl/table/placements.js";
import {valuesOf} from "./tokensOf.js";

const SLOTS = 7;
const SUM: readonly RowSum[] = [{first: 0, total: 6}];

function shown(placement: Placement): string {
  return placement.map((piece) => piece?.value ?? "_").join(" ");
}

function placements(line: string, together = false): string[] | null {
  return placementsOf(valuesOf(line), SLOTS, SUM, together)?.map(shown) ?? null;
}

/** A row of whole numbers; `_` for a cell that is not there. */
function row(text: string): Placement {
  return text
    .split(" ")
    .map((each) => (each === "_" ? null : valuesOf(each).map(wholePiece)[0]))
    .map((piece) => piece ?? null);
}

describe("placementsOf(values, slots, sums, together)", () => {
  it.each([
    ["as it stands", "5 1 0 0 2 0 8", "5 1 0 0 2 0 8"],
    ["with a lost total", "5 1 0 0 2 0", "5 1 0 0 2 0 _"],
    ["with two digits run together", "5 1 0 0 2 08", "5 1 0 0 2 0 8"],
    ["with a page number before it", "99 5 1 0 0 2 0 8", "5 1 0 0 2 0 8"],
    ["with one number cut in two", "1 5 1 0 0 2 0 18", "15 1 0 0 2 0 18"],
  ])("has among its placements a row %s", (_, line, expected) => {
    expect(placements(line, line.includes("08"))).toContain(expected);
  });

  it("joins no numbers of different lines into one", () => {
    const values = valuesOf(["1", "5 1 0 0 2 0 18"]);
    expect(placementsOf(values, SLOTS, SUM, false)?.map(shown)).not.toContain("15 1 0 0 2 0 18");
  });

  it.each([
    ["more cells lost than the sum can tell", "5 1 8"],
    ["more numbers over than may be stray", "1 2 3 4 5 6 7 8 9 10"],
    ["digits that can only be run together, in a row that its fields part", "5 1 0 0 2 08"],
  ])("has none with %s", (_, line) => {
    expect(placements(line)).toEqual([]);
  });

  it("cuts digits as often as a table needs it that has lost what parts its cells", () => {
    expect(placements("5100208", true)).toContain("5 1 0 0 2 0 8");
  });

  it("gives up where there are too many ways", () => {
    expect(placements("1".repeat(60), true)).toBeNull();
  });
});

describe("agreeing(placements, slots)", () => {
  it("gives the cells on which all placements agree", () => {
    expect(shown(agreeing([row("1 2 3"), row("1 _ 3"), row("1 4 3")], 3) ?? [])).toBe("1 _ 3");
  });

  it("takes one number from two places for the same", () => {
    expect(shown(agreeing([row("0 0 3"), row("0 0 3")], 3) ?? [])).toBe("0 0 3");
  });

  it.each([
    ["no placement", []],
    ["too many to tell", null],
  ])("gives nothing of %s", (_, placementsGiven) => {
    expect(agreeing(placementsGiven, 3)).toBeNull();
  });

  it("takes a dash and a lost cell for different", () => {
    const [dash] = valuesOf("/").map(wholePiece);
    expect(agreeing([[dash ?? null], [null]], 1)).toEqual([null]);
  });
});

describe("forcedValues(placement, sums)", () => {
  const sums = [{first: 0, total: 3}];
  it.each([
    ["a lost part", "1 _ 3 9", [1, 5, 3, 9]],
    ["a lost total", "1 2 3 _", [1, 2, 3, 6]],
    ["parts of which the rest make up the total already", "_ 4 _ 4", [0, 4, 0, 4]],
    ["parts of a total of zero", "_ _ _ 0", [0, 0, 0, 0]],
    ["two parts that may share what is left: nothing", "1 _ _ 9", [1, null, null, 9]],
    ["a part and the total: nothing", "1 _ 3 _", [1, null, 3, null]],
  ])("gives %s", (_, text, expected) => {
    expect(forcedValues(row(text), sums)).toEqual(expected);
  });

  it("leaves what is printed as it is where the sum does not hold", () => {
    expect(forcedValues(row("1 2 3 9"), sums)).toEqual([1, 2, 3, 9]);
  });
});

describe("sumsHold(placement, sums)", () => {
  it.each([
    ["1 2 3 6", true],
    ["1 2 3 7", false],
    ["1 _ 3 7", true],
    ["9 _ 3 7", false],
  ])("of %s is %s", (text, expected) => {
    expect(sumsHold(row(text), [{first: 0, total: 3}])).toBe(expected);
  });
});
