import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

describe("requests_by_report", () => {
  it("sums the applicants of each step and outcome, and the outcomes, whatever totals are printed", async () => {
    const rows = await runMart("requests_by_report", [
      {
        values: {
          "requests.received.business": 9,
          "requests.received.other": 1,
          "requests.carried_in.other": 2,
          "requests.granted.other": 4,
          "requests.refused_admin_query.other": 1,
          "requests.refused_third_party.other": 2,
          "requests.other_other.business": 3,
          "requests.carried_out.business": 2,
          "requests.received.total": 77,
          "requests.concluded.total": 77,
        },
      },
    ]);
    expect(
      pick(rows, "received", "carried_in", "concluded", "carried_out", "granted", "refused", "declined", "other"),
    ).toEqual([[10, 2, 10, 2, 4, 3, 0, 3]]);
  });

  it("gives no sum where a part is missing", async () => {
    const rows = await runMart("requests_by_report", [
      {
        values: {
          "requests.refused_third_party.other": null,
          "requests.received.business": {value: null, status: "dash"},
        },
      },
    ]);
    expect(pick(rows, "received", "carried_in", "concluded", "granted", "refused", "missing_cells")).toEqual([
      [null, 0, null, 0, null, 2],
    ]);
  });

  it("says which reports a sum may include", async () => {
    const scope = "consolidated";
    const rows = await runMart("requests_by_report", [
      {agency: {agencyId: "a", regionCode: "320800"}, scope},
      {agency: {agencyId: "b", regionCode: "320813"}, scope},
      {agency: {agencyId: "c", regionCode: "320813"}},
      {agency: {agencyId: "d", regionCode: "320813"}, scope: "unknown"},
      {agency: {agencyId: "e", regionCode: "350000"}, scope},
    ]);
    expect(pick(rows, "agency_id", "counted_once")).toEqual([
      ["a", true],
      ["b", false],
      ["c", true],
      ["d", false],
      ["e", true],
    ]);
  });

  it("holds that the nation's report contains those of all divisions, and none of a body whose region is not known", async () => {
    const scope = "consolidated";
    const rows = await runMart("requests_by_report", [
      {agency: {agencyId: "a", regionCode: "100000"}, scope},
      {agency: {agencyId: "b", regionCode: null}, scope},
      {agency: {agencyId: "c", regionCode: "320813"}, scope},
    ]);
    expect(pick(rows, "agency_id", "counted_once")).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
    ]);
  });
});
