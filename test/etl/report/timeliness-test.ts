import {describe, expect, it} from "vitest";
import {dueOn, timelinessFindings} from "../../../src/etl/report/timeliness.js";
import type {Agency, Scope} from "../../../src/etl/report/report.js";
import {sampleCopy} from "./sampleCopy.js";

function published(publishedOn: string | null, agency: Partial<Agency> = {}, scope: Scope = "own") {
  return {agency: {...sampleCopy({}).agency, ...agency}, year: 2023, scope, publishedOn};
}

describe("dueOn(report)", () => {
  it.each([
    ["a department's", {kind: "department"}, "own", "2024-01-31"],
    ["an office's own", {kind: "office"}, "own", "2024-01-31"],
    ["an office's on the whole jurisdiction", {kind: "office"}, "consolidated", "2024-03-31"],
    ["a government's", {kind: "government"}, "unknown", "2024-03-31"],
    ["a township's", {kind: "government", level: "township"}, "own", null],
    ["another body's", {kind: "other"}, "own", null],
  ] as const)("is for %s report", (_, agency, scope, due) => {
    expect(dueOn(published(null, agency, scope))).toBe(due);
  });
});

describe("timelinessFindings(report)", () => {
  it("finds a report that was published after it was due, and by how many days", () => {
    expect(timelinessFindings(published("2024-03-01"))).toEqual([
      expect.objectContaining({
        code: "published_late",
        expected: "2024-01-31",
        actual: "2024-03-01",
        messageEn: expect.stringContaining("30 days") as string,
      }),
    ]);
  });

  it.each([
    ["on the day", "2024-01-31"],
    ["in time", "2024-01-17"],
    ["on an unknown day", null],
  ])("finds nothing in one published %s", (_, date) => {
    expect(timelinessFindings(published(date))).toEqual([]);
  });
});
