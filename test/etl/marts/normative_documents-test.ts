import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const COLUMNS = ["issued", "repealed", "in_force", "made", "disclosed", "disclosed_total", "missing_cells"];

describe("normative_documents", () => {
  it("gives the stock and flow of the 2021 form, and leaves a missing one missing", async () => {
    const rows = await runMart("normative_documents", [
      {
        values: {
          "disclosure.normative_documents.issued": 69,
          "disclosure.normative_documents.repealed": 3,
          "disclosure.normative_documents.in_force": 665,
          "disclosure.rules.repealed": {value: null, status: "blank"},
        },
      },
    ]);
    expect(pick(rows, "row_code", "row_zh", ...COLUMNS)).toEqual([
      ["rules", "规章", 0, null, 0, null, null, null, 1],
      ["normative_documents", "行政规范性文件", 69, 3, 665, null, null, null, 0],
    ]);
  });

  it("keeps the columns of the 2019 form apart", async () => {
    const rows = await runMart("normative_documents", [
      {
        year: 2019,
        form: 2019,
        values: {
          "disclosure.normative_documents.made": 89,
          "disclosure.normative_documents.disclosed": 80,
          "disclosure.normative_documents.total": 166,
        },
      },
    ]);
    expect(pick(rows, "row_code", ...COLUMNS)[1]).toEqual(["normative_documents", null, null, null, 89, 80, 166, 0]);
  });
});
