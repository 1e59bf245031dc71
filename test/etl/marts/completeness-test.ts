import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const MISSING = ["requests_missing_cells", "outcomes_missing_cells", "disputes_missing_cells"];

describe("completeness", () => {
  it("counts a report's cells by status, and those that are confirmed", async () => {
    const rows = await runMart("completeness", [
      {
        values: {
          "requests.received.business": {value: null, status: "blank"},
          "requests.received.other": {value: null, status: "dash"},
          "requests.received.research": {value: 2, status: "corrected"},
          "requests.granted.research": {value: 2, status: "inferred"},
          "requests.granted.business": null,
          "requests.received.total": {printed: 2, value: 2, status: "printed", confirmedBy: 2},
        },
      },
      {year: 2020, form: 2019},
    ]);
    const statuses = ["printed", "inferred", "corrected", "blank", "dash", "unknown", "confirmed"];
    expect(pick(rows, "year", "form", "cells", ...statuses.map((status) => `cells_${status}`))).toEqual([
      [2020, 2019, 198, 198, 0, 0, 0, 0, 0, 0],
      [2024, 2021, 200, 195, 1, 1, 1, 1, 1, 1],
    ]);
  });

  it("counts what is missing of requests, of their outcomes and of disputes, totals aside", async () => {
    const missing = async (...ids: readonly string[]) =>
      pick(await runMart("completeness", [{values: Object.fromEntries(ids.map((id) => [id, null]))}]), ...MISSING)[0];
    expect(await missing()).toEqual([0, 0, 0]);
    expect(await missing("requests.received.other", "requests.carried_out.other")).toEqual([2, 0, 0]);
    expect(await missing("requests.granted.business", "requests.received.other")).toEqual([2, 1, 0]);
    expect(await missing("disputes.reconsideration.pending")).toEqual([0, 0, 1]);
    expect(
      await missing("requests.received.total", "requests.concluded.total", "disputes.reconsideration.total"),
    ).toEqual([0, 0, 0]);
    expect(await missing("disclosure.rules.issued")).toEqual([0, 0, 0]);
  });
});
