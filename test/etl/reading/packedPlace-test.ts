import {describe, expect, it} from "vitest";
import type {Place} from "../../../src/etl/document/place.js";
import {packPlace, unpackPlace} from "../../../src/etl/reading/packedPlace.js";

const PLACES: readonly Place[] = [
  {kind: "line", line: 57},
  {kind: "paragraph", paragraph: 4, member: "a.docx"},
  {kind: "cell", table: 3, row: 9, column: 4},
  {kind: "box", page: 4, x: 322.5, y: 747, width: 12.25, height: 8, member: "b/c.pdf"},
];

describe("packPlace(place)", () => {
  it.each(PLACES)("is undone by unpackPlace: a $kind", (place) => {
    expect(unpackPlace(packPlace(place))).toStrictEqual(place);
  });

  it("writes no names of fields", () => {
    expect(JSON.stringify(PLACES.map(packPlace))).toBe(
      '[["l",57],["p",4,"a.docx"],["c",3,9,4],["b",4,322.5,747,12.25,8,"b/c.pdf"]]',
    );
  });
});
