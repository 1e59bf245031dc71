// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import type {BodyReport, CellValue} from "../../src/components/body.js";
import {cellEvidence, formatPlace, safeHref} from "../../src/components/cellEvidence.js";
import {FORM_2021} from "../../src/etl/form/forms.js";

const HOSTILE = "<img src=x onerror=alert(1)>";
const CELL = "disputes.reconsideration.total";

const value = (cell_id: string, number: number | null, rest: Partial<CellValue> = {}): CellValue => ({
  report_id: "r",
  cell_id,
  printed: number,
  value: number,
  status: "printed",
  raw: String(number),
  place: "line 57",
  basis: null,
  confirmed_by: 0,
  ...rest,
});

const report = (values: readonly CellValue[]): BodyReport => ({
  report: {
    report_id: "r",
    agency_id: "a",
    year: 2024,
    form: 2021,
    title: HOSTILE,
    published_on: null,
    scope: "own",
    source_id: "s",
    status: "inconsistent",
    cells_inferred: 0,
    cells_unknown: 0,
    identities: 1,
    identities_broken: 1,
  },
  values: new Map(values.map((item) => [item.cell_id, item])),
  findings: [
    {
      finding_id: "f",
      report_id: "r",
      code: "identity_broken",
      severity: "warning",
      cells: [CELL],
      message_zh: HOSTILE,
      message_en: HOSTILE,
    },
  ],
  source: {source_id: "s", path: HOSTILE, media_type: "text/plain", source_url: "javascript:alert(1)", role: "primary"},
});

const parts = ["upheld", "corrected", "other", "pending"].map((column) =>
  value(`disputes.reconsideration.${column}`, 2),
);
const open = (values: readonly CellValue[]) =>
  cellEvidence(report(values), FORM_2021, CELL, {lang: "en", onClose: () => undefined});

describe("cellEvidence(report, form, cell)", () => {
  it("shows the text and the place of the source", () => {
    const node = open([...parts, value(CELL, 8)]);
    expect(node.querySelector("code.raw")?.textContent).toBe("8");
    expect(node.textContent).toContain("line 57: “8”");
  });
  it("works out each identity through the cell", () => {
    expect(open([...parts, value(CELL, 8)]).textContent).toContain("8 = 8 · holds");
    expect(open([...parts, value(CELL, 0)]).textContent).toContain("8 ≠ 0 · broken");
    expect(open([...parts, value(CELL, null, {status: "unknown"})]).textContent).toContain("cannot be checked");
  });
  it("shows text of reports as text, and follows no address that is not of the web", () => {
    const node = open([value(CELL, 8, {raw: HOSTILE})]);
    expect(node.querySelector("img")).toBeNull();
    expect(node.querySelector("a[href^='javascript']")).toBeNull();
    expect(node.querySelector("code.raw")?.textContent).toBe(HOSTILE);
  });
});

describe("formatPlace(place, lang)", () => {
  it.each([
    ["line 57", "第 57 行"],
    ["paragraph 3", "第 3 段"],
    ["a/b.html: table 3 row 9 column 4", "a/b.html: 第 3 张表第 9 行第 4 列"],
    ["page 4 at 322,747", "第 4 页（322,747 处）"],
  ])("says in words what the warehouse writes: %s", (place, words) => {
    expect(formatPlace(place, "zh")).toBe(words);
    expect(formatPlace(place, "en")).toBe(place);
  });
});

describe("safeHref(url)", () => {
  it("lets through what is of the web", () => {
    expect(
      ["https://a.cn/b", "http://a.cn", "javascript:alert(1)", "data:text/html,x", "a b", null].map(safeHref),
    ).toEqual(["https://a.cn/b", "http://a.cn", null, null, null, null]);
  });
});
