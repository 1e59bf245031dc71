import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const COUNTS = ["requests", "missing_cells", "natural_persons", "organisations", "refused", "refused_missing_cells"];

describe("refusal_reasons", () => {
  it("counts each ground, against people and organisations, and all of them", async () => {
    const rows = await runMart("refusal_reasons", [
      {
        values: {
          "requests.refused_third_party.natural_person": 4,
          "requests.refused_third_party.research": 1,
          "requests.refused_third_party.other": 2,
          "requests.refused_third_party.total": 50,
          "requests.refused_admin_query.business": 3,
          "requests.unavailable_not_held.business": 8,
        },
      },
    ]);
    expect(pick(rows, "row_code", "article", ...COUNTS)).toEqual([
      ["refused_state_secret", "14", 0, 0, 0, 0, 10, 0],
      ["refused_other_law", "14", 0, 0, 0, 0, 10, 0],
      ["refused_safety_stability", "14", 0, 0, 0, 0, 10, 0],
      ["refused_third_party", "15", 7, 0, 4, 3, 10, 0],
      ["refused_internal_affairs", "16", 0, 0, 0, 0, 10, 0],
      ["refused_deliberative", "16", 0, 0, 0, 0, 10, 0],
      ["refused_enforcement_file", "16", 0, 0, 0, 0, 10, 0],
      ["refused_admin_query", "36(7)", 3, 0, 0, 3, 10, 0],
    ]);
  });

  it("gives no sum where a part is missing, and those that have all their parts", async () => {
    const rows = await runMart("refusal_reasons", [
      {
        values: {
          "requests.refused_state_secret.natural_person": null,
          "requests.refused_state_secret.business": 2,
          "requests.refused_other_law.natural_person": 1,
          "requests.refused_other_law.other": {value: null, status: "blank"},
        },
      },
    ]);
    expect(pick(rows.slice(0, 3), ...COUNTS)).toEqual([
      [null, 1, null, 2, null, 2],
      [null, 1, 1, null, null, 2],
      [0, 0, 0, 0, null, 2],
    ]);
  });
});
