import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const VALUES = {
  "requests.granted.natural_person": 4,
  "requests.granted.business": 2,
  "requests.refused_state_secret.natural_person": 1,
  "requests.refused_third_party.natural_person": 3,
};

describe("applicants", () => {
  it("has a row for each applicant and group, with both denominators", async () => {
    const rows = await runMart("applicants", [{values: VALUES}]);
    expect(rows).toHaveLength(6 * 6);
    const some = rows.filter(({requests}) => requests !== 0);
    expect(pick(some, "applicant", "outcome_group", "requests", "applicant_concluded", "group_requests")).toEqual([
      ["natural_person", "granted", 4, 8, 6],
      ["business", "granted", 2, 2, 6],
      ["natural_person", "refused", 4, 8, 4],
    ]);
  });

  it("gives no sum and no denominator where a part is missing", async () => {
    const rows = await runMart("applicants", [{values: {...VALUES, "requests.refused_deliberative.business": null}}]);
    const some = rows.filter(
      ({applicant, outcome_group: group}) =>
        (applicant === "business" || applicant === "natural_person") && (group === "granted" || group === "refused"),
    );
    expect(
      pick(some, "applicant", "outcome_group", "requests", "missing_cells", "applicant_concluded", "group_requests"),
    ).toEqual([
      ["natural_person", "granted", 4, 0, 8, 6],
      ["business", "granted", 2, 0, null, 6],
      ["natural_person", "refused", 4, 0, 8, null],
      ["business", "refused", null, 1, null, null],
    ]);
    expect(pick(some, "applicant_missing_cells", "group_missing_cells")).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
  });
});
