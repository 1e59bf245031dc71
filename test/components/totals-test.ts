import {describe, expect, it} from "vitest";
import type {OutcomeTotal} from "../../src/components/rows.js";
import {reportsNote, sumOutcomes, sumOutcomesByYear} from "../../src/components/totals.js";

const row = (rest: Partial<OutcomeTotal>): OutcomeTotal => ({
  year: 2024,
  scope: "own",
  province_code: "310000",
  outcome_group: "granted",
  row_code: "granted",
  requests: 1,
  reports: 2,
  reports_counted: 1,
  ...rest,
});

describe("sumOutcomes(rows)", () => {
  const rows = [
    row({}),
    row({outcome_group: "refused", row_code: "refused_deliberative", requests: 3}),
    row({province_code: "440000", requests: 5, reports: 1}),
  ];
  it("adds up requests by outcome and by reason", () => {
    const {parts, concluded} = sumOutcomes(rows);
    expect([parts.get("granted"), parts.get("row:refused_deliberative"), concluded]).toEqual([6, 3, 9]);
  });
  it("counts the reports of a place once, however many rows it has", () => {
    const {reports, counted} = sumOutcomes(rows);
    expect([reports, counted]).toEqual([3, 2]);
  });
});

describe("sumOutcomesByYear(rows)", () => {
  it("keeps the place of years that have no report", () => {
    const years = sumOutcomesByYear([row({year: 2021}), row({year: 2023})]);
    expect(years.map(([year, {reports}]) => [year, reports])).toEqual([
      [2021, 2],
      [2022, 0],
      [2023, 2],
    ]);
  });
  it("has no year where there is no row", () => {
    expect(sumOutcomesByYear([])).toEqual([]);
  });
});

describe("reportsNote(basis, lang)", () => {
  it("says how many of how many are added up", () => {
    expect(reportsNote({reports: 4, counted: 3}, "zh")).toBe("3/4 份");
    expect(reportsNote({reports: 4, counted: 4}, "en")).toBe("n=4");
    expect(reportsNote({reports: 0, counted: 0}, "en")).toBe("");
  });
});
