import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const COLUMNS = ["upheld", "corrected", "other", "pending", "decided", "reports", "reports_counted"];

describe("dispute_totals", () => {
  it("adds up the results of a route over the reports that have all of them", async () => {
    const rows = await runMart("dispute_totals", [
      {values: {"disputes.reconsideration.upheld": 3, "disputes.reconsideration.corrected": 1}},
      {
        agency: {agencyId: "b"},
        values: {
          "disputes.reconsideration.other": 2,
          "disputes.reconsideration.pending": 5,
          "disputes.reconsideration.total": 99,
        },
      },
      {
        agency: {agencyId: "c"},
        values: {"disputes.reconsideration.upheld": 7, "disputes.litigation_direct.other": null},
      },
    ]);
    expect(pick(rows, "route", ...COLUMNS)).toEqual([
      ["litigation_after_reconsideration", 0, 0, 0, 0, 0, 3, 2],
      ["litigation_direct", 0, 0, 0, 0, 0, 3, 2],
      ["reconsideration", 3, 1, 2, 5, 6, 3, 2],
    ]);
  });

  it("gives no sum where no report can be added up", async () => {
    const rows = await runMart("dispute_totals", [{values: {"disputes.reconsideration.upheld": null}}]);
    expect(pick(rows.slice(0, 1), ...COLUMNS)).toEqual([[null, null, null, null, null, 1, 0]]);
  });
});
