import {describe, it, expect} from "vitest";
import {formatPlace as placeOnSite} from "../../../src/components/cellEvidence.js";
import {formatPlace, placeInChinese} from "../../../src/etl/document/place.js";
import type {Place} from "../../../src/etl/document/place.js";

describe("placeInChinese(place)", () => {
  const places: readonly (readonly [Place, string])[] = [
    [{kind: "line", line: 57}, "第 57 行"],
    [{kind: "paragraph", paragraph: 3}, "第 3 段"],
    [{kind: "cell", table: 3, row: 9, column: 4}, "第 3 张表第 9 行第 4 列"],
    [{kind: "box", page: 4, x: 322.4, y: -7.6, width: 5, height: 5}, "第 4 页（322,-8 处）"],
  ];

  it.each(places)("says where %j is, by itself, in an archive and in another file", (place, words) => {
    const member = "2023/年报.txt";
    expect(placeInChinese(formatPlace(place))).toBe(words);
    expect(placeInChinese(formatPlace({...place, member}))).toBe(`${member}: ${words}`);
    expect(placeInChinese(`line 5.pdf: ${formatPlace(place)}`)).toBe(`line 5.pdf: ${words}`);
  });

  it.each(places)("says of %j what the site says", (place, words) => {
    expect(placeOnSite(formatPlace(place), "zh")).toBe(words);
  });
});
