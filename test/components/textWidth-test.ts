import {describe, expect, it} from "vitest";
import {fitText, textWidth, wrapText} from "../../src/components/textWidth.js";

describe("textWidth(text, size)", () => {
  it("takes a Chinese character for a full em", () => {
    expect(textWidth("政府", 10)).toBe(20);
  });
});

describe("fitText(text, size, width)", () => {
  it("leaves what fits, and marks what it cuts", () => {
    expect([fitText("政府信息", 10, 40), fitText("政府信息公开", 10, 40)]).toEqual(["政府信息", "政府信…"]);
  });
});

describe("wrapText(text, size, width, most)", () => {
  it("breaks English between words and Chinese anywhere", () => {
    expect(wrapText("Not held by this body", 10, 80, 2)).toEqual(["Not held by", "this body"]);
    expect(wrapText("本机关不掌握", 10, 30, 2)).toEqual(["本机关", "不掌握"]);
  });
  it("cuts the last line", () => {
    expect(wrapText("本机关不掌握相关政府信息", 10, 30, 2)).toEqual(["本机关", "不掌…"]);
  });
});
