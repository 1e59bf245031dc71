import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const COLUMNS = ["decisions", "amount", "amount_unit", "items", "items_before", "items_change", "missing_cells"];

describe("decisions", () => {
  it("gives decisions and fees of the 2021 form", async () => {
    const rows = await runMart("decisions", [
      {
        values: {
          "disclosure.licensing.decisions": 5000,
          "disclosure.coercion.decisions": null,
          "disclosure.fees.amount": 12.345678,
        },
      },
    ]);
    expect(pick(rows, "row_code", ...COLUMNS)).toEqual([
      ["licensing", 5000, null, null, null, null, null, 0],
      ["penalties", 0, null, null, null, null, null, 0],
      ["coercion", null, null, null, null, null, null, 1],
      ["fees", null, 12.345678, "10k_yuan", null, null, null, 0],
    ]);
  });

  it("gives items, their change and procurement of the 2019 form, in its own unit", async () => {
    const rows = await runMart("decisions", [
      {
        form: 2019,
        year: 2019,
        values: {
          "disclosure.licensing.items_before": 20,
          "disclosure.licensing.items_change": -3,
          "disclosure.licensing.decisions": 700,
          "disclosure.procurement.items": 4,
          "disclosure.procurement.amount": 1234567.89,
        },
      },
    ]);
    expect(pick(rows, "row_code", ...COLUMNS)).toEqual([
      ["licensing", 700, null, null, null, 20, -3, 0],
      ["other_services", 0, null, null, null, 0, 0, 0],
      ["penalties", 0, null, null, null, 0, 0, 0],
      ["coercion", 0, null, null, null, 0, 0, 0],
      ["fees", null, null, null, null, 0, 0, 0],
      ["procurement", null, 1234567.89, "yuan", 4, null, null, 0],
    ]);
  });
});
