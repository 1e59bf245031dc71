import {describe, it, expect} from "vitest";
import {compareText, identify} from "../../../src/etl/warehouse/identity.js";

interface Doubt {
  readonly code: string;
  readonly detail: string;
}

const ids = (doubts: readonly Doubt[]) =>
  Object.fromEntries(
    identify(
      doubts,
      ({code}) => [code],
      ({detail}) => [detail],
    ).map(({id, item}) => [`${item.code} ${item.detail}`, id]),
  );

const A = {code: "a", detail: "x"};
const B = {code: "b", detail: "x"};

describe("identify(items, keyOf, detailOf)", () => {
  it("gives a thing the same id whatever else there is, in whatever order", () => {
    expect(ids([A])["a x"]).toBe(ids([B, A])["a x"]);
    expect(ids([A, B])).toEqual(ids([B, A]));
  });

  it("keeps the id of a thing whose detail changes", () => {
    expect(ids([{...A, detail: "y"}])["a y"]).toBe(ids([A])["a x"]);
  });

  it("tells things apart that share a key, by their detail and not by their order", () => {
    const other = {...A, detail: "y"};
    expect(new Set(Object.values(ids([A, other]))).size).toBe(2);
    expect(ids([A, other])).toEqual(ids([other, A]));
  });

  it("takes things that say the same for one", () => {
    expect(
      identify(
        [A, {...A}],
        ({code}) => [code],
        ({detail}) => [detail],
      ),
    ).toHaveLength(1);
  });

  it("does not confuse keys whose parts run together", () => {
    const keys = [
      ["a,b", "c"],
      ["a", "b,c"],
    ];
    expect(
      identify(
        keys,
        (key) => key,
        () => [],
      ),
    ).toHaveLength(2);
  });
});

describe("compareText(a, b)", () => {
  it("orders by code units, whatever the machine's language", () => {
    expect(["区", "b", "B", "ä", "a"].sort(compareText)).toEqual(["B", "a", "b", "ä", "区"]);
  });
});
