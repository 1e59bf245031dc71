import {describe, expect, it} from "vitest";
import {contents, groupRows, without} from "../../../src/etl/table/values.js";
import {valuesOf} from "./tokensOf.js";

describe("groupRows(values), contents(values)", () => {
  it("part values by line, and blanks from contents", () => {
    const values = valuesOf(["规章\t1\t\t2", "规章\t/\t0"]);
    expect(groupRows(values).map((row) => row.map(({raw}) => raw))).toEqual([
      ["1", "", "2"],
      ["/", "0"],
    ]);
    expect(contents(values).map(({raw}) => raw)).toEqual(["1", "2", "/", "0"]);
    expect(contents(values, values.slice(0, 1)).map(({raw}) => raw)).toEqual(["2", "/", "0"]);
  });
});

describe("without(values, some)", () => {
  it("leaves out what is the same value, not what is alike", () => {
    const [first, second] = valuesOf("1 1");
    const values = [first, second].filter((value) => value !== undefined);
    expect(without(values, values.slice(0, 1))).toEqual([second]);
    expect(without(values, values)).toEqual([]);
  });
});
