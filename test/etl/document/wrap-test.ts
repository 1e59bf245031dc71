import {describe, expect, it} from "vitest";
import {collapseSpace, joinWrapped} from "../../../src/etl/document/wrap.js";

describe("joinWrapped(pieces)", () => {
  it.each([
    [["本年新收", "数量"], "本年新收数量"],
    [["（一）", "予以公开"], "（一）予以公开"],
    [["1", "2"], "1 2"],
    [["数量", "12"], "数量 12"],
    [["12", "件"], "12 件"],
    [["a", "b "], "a b"],
    [["", " 甲"], "甲"],
    [[], ""],
  ])("joins %j", (pieces, text) => {
    expect(joinWrapped(pieces)).toBe(text);
  });
});

describe("collapseSpace(text)", () => {
  it.each([
    ["信息\n   公开", "信息公开"],
    ["信息  公开", "信息 公开"],
    ["1\n2", "1 2"],
    ["甲\u00a0\u3000乙", "甲\u00a0\u3000乙"],
  ])("collapses %j", (text, shown) => {
    expect(collapseSpace(text)).toBe(shown);
  });
});
