import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const OUTCOMES = {
  "requests.granted.natural_person": 4,
  "requests.granted.business": 2,
  "requests.refused_state_secret.natural_person": 1,
  "requests.refused_third_party.other": 3,
  "requests.other_other.natural_person": 5,
};

describe("request_outcomes", () => {
  it("sums the applicants, and the reasons of a group, and all of them", async () => {
    const rows = await runMart("request_outcomes", [
      {values: {...OUTCOMES, "requests.granted.total": 99, "requests.concluded.total": 16}},
    ]);
    const some = rows.filter(({requests}) => requests !== 0);
    expect(
      pick(some, "outcome_group", "row_code", "requests", "group_requests", "concluded", "concluded_printed"),
    ).toEqual([
      ["granted", "granted", 6, 6, 15, 16],
      ["refused", "refused_state_secret", 1, 4, 15, 16],
      ["refused", "refused_third_party", 3, 4, 15, 16],
      ["other", "other_other", 5, 5, 15, 16],
    ]);
  });

  it("has a row for each reason of the form, in its order, and none for what is no outcome", async () => {
    const three = await runMart("request_outcomes", [{}]);
    const one = await runMart("request_outcomes", [{otherRows: "one"}]);
    expect(three).toHaveLength(2 + 8 + 3 + 5 + 3);
    expect(one).toHaveLength(2 + 8 + 3 + 5 + 1);
    expect(pick(three.slice(0, 3), "row_code")).toEqual([["granted"], ["partly_granted"], ["refused_state_secret"]]);
    expect(pick(one.slice(-1), "outcome_group", "row_code", "row_zh")).toEqual([["other", "other", "（六）其他处理"]]);
  });

  it("gives no sum where a part is missing, and says how many are", async () => {
    const rows = await runMart("request_outcomes", [
      {
        values: {
          ...OUTCOMES,
          "requests.refused_third_party.business": null,
          "requests.refused_third_party.research": {value: null, status: "blank"},
        },
      },
    ]);
    const refused = rows.filter(
      ({row_code}) => row_code === "refused_third_party" || row_code === "refused_state_secret",
    );
    expect(pick(refused, "requests", "missing_cells", "group_requests", "group_missing_cells", "concluded")).toEqual([
      [1, 0, null, 2, null],
      [null, 2, null, 2, null],
    ]);
    expect(pick(rows.slice(0, 1), "requests", "group_requests", "concluded_missing_cells")).toEqual([[6, 6, 2]]);
  });

  it("keeps reports apart, and says whose and of which scope they are", async () => {
    const rows = await runMart("request_outcomes", [
      {year: 2023, scope: "consolidated", values: OUTCOMES},
      {year: 2024, agency: {regionCode: null}},
    ]);
    const granted = rows.filter(({row_code}) => row_code === "granted");
    expect(
      pick(
        granted,
        "report_id",
        "agency_name",
        "region_code",
        "province_code",
        "year",
        "scope",
        "requests",
        "concluded",
      ),
    ).toEqual([
      ["320813-gongyuan-ju-2023", "洪泽区公园局", null, null, 2023, "consolidated", 6, 15],
      ["320813-gongyuan-ju-2024", "洪泽区公园局", null, null, 2024, "own", 0, 0],
    ]);
  });

  it("uses the inferred and corrected values, not the printed ones", async () => {
    const rows = await runMart("request_outcomes", [
      {
        values: {
          "requests.granted.other": {printed: null, value: 2, status: "inferred"},
          "requests.granted.business": {printed: 70, value: 7, status: "corrected"},
        },
      },
    ]);
    expect(pick(rows.slice(0, 1), "requests")).toEqual([[9]]);
  });
});
