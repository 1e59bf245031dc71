import pc from "picocolors";
import {describe, it, expect} from "vitest";
import type {BuildSummary} from "../../../src/etl/build.js";
import {renderSummary} from "../../../src/etl/cli/summaryView.js";
import {widthOf} from "../../../src/etl/cli/text.js";

const SUMMARY: BuildSummary = {
  out: "warehouse",
  isUnchanged: false,
  files: {read: 3, cached: 0},
  version: "1.2.3",
  builtFrom: "abc",
  sources: {primary: 20, alternate: 3, rejected: 2},
  reports: {complete: 12, inconsistent: 5, partial: 3},
  cells: {printed: 4102, inferred: 31, corrected: 0, blank: 140, dash: 0, unknown: 24},
  findings: [
    {code: "not_a_report", severity: "error", count: 1},
    {code: "identity_broken", severity: "warning", count: 1234},
  ],
  rejected: [
    {path: "2023/新闻.html", reason: "not_a_report: no heading of the form"},
    {path: "a\u001b[2Jb.pdf", reason: "scanned: 4 pages, no text"},
  ],
  changes: null,
};

const colors = pc.createColors(false);

describe("renderSummary(summary, terminal)", () => {
  it("counts files, reports and cells, and names findings and rejected files", () => {
    expect(renderSummary(SUMMARY, {width: 80, colors})).toBe(
      [
        "         total  of which",
        "─────────────────────────────────────────────────────────────────",
        "Files       25  20 read, 3 further copies, 2 rejected",
        "Reports     20  12 complete, 5 inconsistent, 3 partial",
        "Cells    4,297  4,102 printed, 31 inferred, 140 blank, 24 unknown",
        "",
        "findings  code             名称              what it means",
        "────────────────────────────────────────────────────────────────────────────────",
        "       1  not_a_report     没有找到法定章节  No statutory section found",
        "   1,234  identity_broken  勾稽关系不成立    A sum that the form requires does …",
        "",
        "rejected file   reason",
        "────────────────────────────────────────────────────",
        "2023/新闻.html  not_a_report: no heading of the form",
        "a\uFFFD[2Jb.pdf      scanned: 4 pages, no text",
      ].join("\n"),
    );
  });

  it("fits narrow terminals", () => {
    const lines = renderSummary(SUMMARY, {width: 44, colors}).split("\n");
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(44);
  });

  it("says nothing of findings and rejections where there are none", () => {
    const clean = {...SUMMARY, findings: [], rejected: []};
    expect(renderSummary(clean, {width: 80, colors}).split("\n")).toHaveLength(5);
  });

  it("counts what changed since the last release, where there is one", () => {
    const lines = renderSummary({...SUMMARY, changes: {since: "1.2.2", cells: 1}}, {width: 80, colors}).split("\n");
    expect(lines.at(-1)).toBe("1 cell changed since the release of 1.2.2 (query: from revision)");
  });

  it("names at most twenty rejected files, and counts the others", () => {
    const rejected = Array.from({length: 50}, (_, index) => ({path: `${index}.xls`, reason: "unsupported_type: .xls"}));
    const text = renderSummary({...SUMMARY, rejected}, {width: 80, colors});
    expect(text).toContain("19.xls");
    expect(text).not.toContain("20.xls");
    expect(text).toContain("and 30 more");
  });
});
