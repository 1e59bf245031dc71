// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {Inputs} from "../../src/components/notebook.js";

describe("Inputs.table(rows)", () => {
  it("has a heading for each column, and years without thousands", () => {
    expect(Inputs.table([{year: 2024, reports: 1200}]).textContent).toMatch(/year\s*reports\s*2024\s*1,200/);
  });
  it("says in the language of the page that there is no row", () => {
    document.documentElement.lang = "en";
    expect(Inputs.table([]).textContent).toBe("No row.");
    document.documentElement.lang = "zh-CN";
    expect(Inputs.table([]).textContent).toBe("没有符合的行。");
  });
});
