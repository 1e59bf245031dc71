import {describe, it, expect} from "vitest";
import {fit, formatCountOf, padEnd, printable, widthOf, wrap} from "../../../src/etl/cli/text.js";

describe("printable(text)", () => {
  it("shows line ends, and disarms what a terminal would obey", () => {
    expect(printable("一\n二\r\n三\t四")).toBe("一↵二↵三 四");
    expect(printable("\u001b]0;owned\u0007\u001b[2J\u009b1m")).toBe("\uFFFD]0;owned\uFFFD\uFFFD[2J\uFFFD1m");
  });
});

describe("fit(text, width)", () => {
  it.each([
    ["short", 10, "short"],
    ["exactly ten", 11, "exactly ten"],
    ["longer than that", 8, "longer …"],
    ["年度报告", 8, "年度报告"],
    ["年度报告", 7, "年度报…"],
    ["年度报告", 6, "年度…"],
  ])("fits %s into %i columns", (text, width, fitted) => {
    expect(fit(text, width)).toBe(fitted);
    expect(widthOf(fitted)).toBeLessThanOrEqual(width);
  });
});

describe("padEnd(text, width)", () => {
  it("counts Chinese characters twice", () => {
    expect(padEnd("年报", 6)).toBe("年报  ");
    expect(padEnd("年度报告", 6)).toBe("年度报告");
  });
});

describe("wrap(text, width)", () => {
  it("breaks between words, and anywhere in Chinese, never over the width", () => {
    expect(wrap("a sum that the form requires", 10)).toEqual(["a sum that", "the form", "requires"]);
    expect(wrap("政府信息公开工作年度报告", 10)).toEqual(["政府信息公", "开工作年度", "报告"]);
  });

  it("leaves a word that is too long whole", () => {
    expect(wrap("https://example.org/a/long/path x", 10)).toEqual(["https://example.org/a/long/path", "x"]);
  });
});

describe("formatCountOf(count, noun)", () => {
  it("speaks of one and of many", () => {
    expect(formatCountOf(1, "report")).toBe("1 report");
    expect(formatCountOf(0, "report")).toBe("0 reports");
    expect(formatCountOf(12345, "row")).toBe("12,345 rows");
  });
});
