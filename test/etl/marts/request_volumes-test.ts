import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const VOLUMES = ["received", "carried_in", "to_conclude", "concluded", "carried_out"];

describe("request_volumes", () => {
  it("follows each applicant's requests from receipt to backlog, the concluded from their outcomes", async () => {
    const rows = await runMart("request_volumes", [
      {
        values: {
          "requests.received.business": 9,
          "requests.carried_in.business": 2,
          "requests.granted.business": 4,
          "requests.declined_repeat.business": 3,
          "requests.concluded.business": 99,
          "requests.carried_out.business": 4,
          "requests.received.total": 9,
        },
      },
    ]);
    expect(pick(rows, "applicant", "applicant_zh", ...VOLUMES, "missing_cells")).toEqual([
      ["natural_person", "自然人", 0, 0, 0, 0, 0, 0],
      ["business", "商业企业", 9, 2, 11, 7, 4, 0],
      ["research", "科研机构", 0, 0, 0, 0, 0, 0],
      ["public_interest", "社会公益组织", 0, 0, 0, 0, 0, 0],
      ["legal_services", "法律服务机构", 0, 0, 0, 0, 0, 0],
      ["other", "其他", 0, 0, 0, 0, 0, 0],
    ]);
  });

  it("gives no sum where a part is missing", async () => {
    const rows = await runMart("request_volumes", [
      {
        values: {
          "requests.carried_in.natural_person": null,
          "requests.refused_other_law.natural_person": {value: null, status: "dash"},
          "requests.carried_out.business": {value: null, status: "blank"},
        },
      },
    ]);
    expect(pick(rows.slice(0, 2), ...VOLUMES, "concluded_missing_cells", "missing_cells")).toEqual([
      [0, null, null, null, 0, 1, 2],
      [0, 0, 0, 0, null, 0, 1],
    ]);
  });

  it("takes the one row of other outcomes for an outcome", async () => {
    const rows = await runMart("request_volumes", [
      {form: 2019, year: 2019, otherRows: "one", values: {"requests.other.other": 5}},
    ]);
    expect(pick(rows.slice(-1), "year", "form", "applicant", "concluded")).toEqual([[2019, 2019, "other", 5]]);
  });
});
