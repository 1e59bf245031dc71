import {describe, expect, it} from "vitest";
import {concat, concatMap} from "../../src/etl/concat.js";

describe("concat(lists)", () => {
  it("puts lists one after another, and takes no list in them apart", () => {
    expect(concat([])).toEqual([]);
    expect(concat([[1], [], [2, 3]])).toEqual([1, 2, 3]);
    expect(concat([[[1]], [[2]]])).toEqual([[1], [2]]);
  });
});

describe("concatMap(items, listOf)", () => {
  it("puts what each item gives one after another, told where the item stands", () => {
    expect(concatMap(["a", "b", "c"], (item, index) => (index === 1 ? [] : [item, index]))).toEqual(["a", 0, "c", 2]);
  });
});
