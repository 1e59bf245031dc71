import {describe, it, expect} from "vitest";
import {FIGURES, figuresAtlas} from "../warehouse/figures.js";
import {pick, runMart} from "./mart.js";
import type {MartRow} from "./mart.js";

const seriesOf = (rows: readonly MartRow[], id: string) => rows.filter(({cell_id}) => cell_id === `disclosure.${id}`);

describe("disclosure_series", () => {
  it("runs over a change of form where both forms count the same", async () => {
    const rows = await runMart("disclosure_series", [
      {year: 2020, form: 2019, values: {"disclosure.licensing.decisions": 278}},
      {year: 2021, values: {"disclosure.licensing.decisions": 2293}},
    ]);
    expect(pick(seriesOf(rows, "licensing.decisions"), "year", "form", "kinship", "value", "reason_en")).toEqual([
      [2020, 2019, "same", 278, null],
      [2021, 2021, "same", 2293, null],
    ]);
  });

  it("ends with the form where they do not, and says why instead of a number", async () => {
    const rows = await runMart("disclosure_series", [
      {year: 2020, form: 2019, values: {"disclosure.normative_documents.total": 166}},
      {year: 2021, values: {"disclosure.normative_documents.in_force": 665, "disclosure.fees.amount": 9}},
    ]);
    const columns = ["year", "kinship", "value", "status", "reason_en"];
    const documents =
      "the form of 2019 counts all normative documents open to the public, in force or not, that of 2021 administrative ones in force";
    const fees = "the form of 2019 counts what is charged for, that of 2021 the amount charged";
    expect(pick(seriesOf(rows, "normative_documents.total"), ...columns)).toEqual([
      [2020, "near", 166, "printed", null],
      [2021, "near", null, null, documents],
    ]);
    expect(pick(seriesOf(rows, "normative_documents.in_force"), ...columns)).toEqual([
      [2020, "near", null, null, documents],
      [2021, "near", 665, "printed", null],
    ]);
    expect(pick(seriesOf(rows, "fees.amount"), ...columns)).toEqual([
      [2020, "apart", null, null, fees],
      [2021, "apart", 9, "printed", null],
    ]);
    expect(seriesOf(rows, "fees.amount")[0]?.["reason_zh"]).toContain("收费金额");
  });

  it("takes a cell without a number for neither zero nor a cell that the form has not", async () => {
    const rows = await runMart("disclosure_series", [
      {values: {"disclosure.coercion.decisions": {value: null, printed: null, status: "blank"}}},
    ]);
    expect(pick(seriesOf(rows, "coercion.decisions"), "value", "status", "reason_en")).toEqual([[null, "blank", null]]);
  });

  it("has for every report each cell of both forms, in one order", async () => {
    const rows = await runMart("disclosure_series", [{year: 2020, form: 2019}, {year: 2021}]);
    expect(rows).toHaveLength(2 * 29);
    const [old, now] = [rows.slice(0, 29), rows.slice(29)].map((some) => pick(some, "ordinal", "cell_id"));
    expect(old).toEqual(now);
    expect(old?.map(([ordinal]) => ordinal)).toEqual(Array.from({length: 29}, (_, index) => index + 1));
    expect(rows.filter(({status, reason_en}) => (status === null) === (reason_en === null))).toEqual([]);
  });

  it.skipIf(FIGURES === null)("runs over seven real years on two forms", async () => {
    const rows = await runMart("disclosure_series", [], figuresAtlas(FIGURES ?? ""));
    const pingtan = rows.filter(({region_code}) => region_code === "350128");
    expect(pick(seriesOf(pingtan, "penalties.decisions"), "year", "value").slice(0, 4)).toEqual([
      [2019, 430],
      [2020, 538],
      [2021, 1282],
      [2022, 2113],
    ]);
    const stock = seriesOf(pingtan, "normative_documents.in_force");
    expect(pick(stock, "year", "value").slice(0, 4)).toEqual([
      [2019, null],
      [2020, null],
      [2021, 665],
      [2022, 698],
    ]);
  });
});
