import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const SUMS = ["total", "total_printed", "decided", "correction_numerator", "correction_denominator"];

describe("disputes_by_year", () => {
  it("adds up the results of each route from the leaves, whatever total is printed", async () => {
    const rows = await runMart("disputes_by_year", [
      {
        values: {
          "disputes.reconsideration.upheld": 6,
          "disputes.reconsideration.corrected": 2,
          "disputes.reconsideration.other": 1,
          "disputes.reconsideration.pending": 3,
          "disputes.reconsideration.total": 0,
        },
      },
    ]);
    expect(pick(rows, "route", "route_zh")).toEqual([
      ["reconsideration", "行政复议"],
      ["litigation_direct", "未经复议直接起诉"],
      ["litigation_after_reconsideration", "复议后起诉"],
    ]);
    expect(pick(rows, "upheld", "corrected", "other", "pending")[0]).toEqual([6, 2, 1, 3]);
    expect(pick(rows, ...SUMS)).toEqual([
      [12, 0, 9, 2, 9],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
  });

  it("knows the decided without the pending, but no total", async () => {
    const rows = await runMart("disputes_by_year", [
      {values: {"disputes.litigation_direct.upheld": 4, "disputes.litigation_direct.pending": null}},
    ]);
    expect(pick(rows, ...SUMS)[1]).toEqual([null, 0, 4, 0, 4]);
    expect(pick(rows, "missing_cells", "decided_missing_cells")[1]).toEqual([1, 0]);
  });

  it("gives no rate, numerator or denominator, where one of its parts is missing", async () => {
    const rows = await runMart("disputes_by_year", [
      {
        values: {
          "disputes.litigation_direct.corrected": 4,
          "disputes.litigation_direct.upheld": {value: null, status: "dash"},
          "disputes.litigation_direct.total": {value: null, status: "blank"},
        },
      },
    ]);
    expect(pick(rows, "upheld", "corrected")[1]).toEqual([null, 4]);
    expect(pick(rows, ...SUMS)[1]).toEqual([null, null, null, null, null]);
    expect(pick(rows, "missing_cells", "decided_missing_cells")[1]).toEqual([1, 1]);
  });

  it("has three rows a report, of either form", async () => {
    const rows = await runMart("disputes_by_year", [{}, {year: 2020, form: 2019, scope: "consolidated"}]);
    expect(pick(rows, "year", "form", "scope", "ordinal").map(String)).toEqual([
      "2020,2019,consolidated,184",
      "2020,2019,consolidated,189",
      "2020,2019,consolidated,194",
      "2024,2021,own,193",
      "2024,2021,own,198",
      "2024,2021,own,203",
    ]);
  });
});
