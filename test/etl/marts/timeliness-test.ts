import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";
import type {SampleReport} from "../warehouse/sample.js";

const BODIES: readonly [string, SampleReport, string | null][] = [
  ["a department", {agency: {kind: "department"}}, "2025-01-31"],
  ["a department's consolidated report", {agency: {kind: "department"}, scope: "consolidated"}, "2025-01-31"],
  ["a government", {agency: {kind: "government"}}, "2025-03-31"],
  ["an office's own report", {agency: {kind: "office"}}, "2025-01-31"],
  ["an office's report for its government", {agency: {kind: "office"}, scope: "consolidated"}, "2025-03-31"],
  ["a township, of which the article says nothing", {agency: {kind: "government", level: "township"}}, null],
  ["another body", {agency: {kind: "other"}}, null],
];

describe("timeliness", () => {
  it.each(BODIES)("knows when a report was due: %s", async (_, report, due) => {
    const [row] = await runMart("timeliness", [{publishedOn: "2025-02-10", ...report}]);
    const date = row?.due_on instanceof Date ? row.due_on.toISOString().slice(0, 10) : null;
    expect(date).toBe(due);
  });

  it.each([
    ["2025-01-31", 0, false],
    ["2025-02-01", 1, true],
    ["2025-01-02", -29, false],
    [null, null, null],
  ])("says of a department's report published on %s how late it is", async (publishedOn, days, isLate) => {
    const rows = await runMart("timeliness", [{publishedOn}]);
    expect(pick(rows, "days_after_due", "is_late")).toEqual([[days, isLate]]);
  });

  it("does not call a report late, or in time, that was not due", async () => {
    const rows = await runMart("timeliness", [{publishedOn: "2025-12-01", agency: {kind: "other"}}]);
    expect(pick(rows, "days_after_due", "is_late")).toEqual([[null, null]]);
  });
});
