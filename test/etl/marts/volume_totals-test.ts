import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const COLUMNS = ["received", "carried_in", "concluded", "carried_out", "reports", "reports_counted"];

describe("volume_totals", () => {
  it("adds up each applicant's requests over the reports that have every cell", async () => {
    const rows = await runMart("volume_totals", [
      {
        values: {
          "requests.received.business": 5,
          "requests.carried_in.business": 1,
          "requests.granted.business": 2,
          "requests.refused_deliberative.business": 1,
          "requests.carried_out.business": 3,
          "requests.concluded.business": 99,
        },
      },
      {agency: {agencyId: "b"}, values: {"requests.received.business": 2, "requests.granted.business": 2}},
      {agency: {agencyId: "c"}, values: {"requests.received.business": 7, "requests.granted.research": null}},
    ]);
    const business = rows.filter(({applicant}) => applicant === "business");
    expect(pick(business, ...COLUMNS)).toEqual([[7, 1, 5, 3, 3, 2]]);
  });

  it("gives no sum where no report can be added up", async () => {
    const rows = await runMart("volume_totals", [{values: {"requests.received.business": null}}]);
    expect(pick(rows.slice(0, 1), ...COLUMNS)).toEqual([[null, null, null, null, 1, 0]]);
  });
});
