import {describe, it, expect} from "vitest";
import {FIGURES, figuresAtlas} from "../warehouse/figures.js";
import {pick, runMart} from "./mart.js";

const SIDES = ["expected", "actual", "difference", "agrees"];
const stock = (issued: number, repealed: number, inForce: number) => ({
  "disclosure.normative_documents.issued": issued,
  "disclosure.normative_documents.repealed": repealed,
  "disclosure.normative_documents.in_force": inForce,
});

describe("continuity", () => {
  it("compares all seven columns carried over, and the two stocks rolled forward", async () => {
    const rows = await runMart("continuity", [
      {year: 2023, values: {...stock(1, 1, 10), "requests.carried_out.business": 3, "requests.carried_out.total": 4}},
      {year: 2024, values: {...stock(5, 2, 12), "requests.carried_in.business": 3, "requests.carried_in.total": 3}},
    ]);
    expect(pick(rows, "rule", "row_code", "column_code", ...SIDES)).toEqual([
      ["in_force", "rules", "in_force", 0, 0, 0, true],
      ["in_force", "normative_documents", "in_force", 13, 12, -1, false],
      ["carried", "carried_in", "natural_person", 0, 0, 0, true],
      ["carried", "carried_in", "business", 3, 3, 0, true],
      ["carried", "carried_in", "research", 0, 0, 0, true],
      ["carried", "carried_in", "public_interest", 0, 0, 0, true],
      ["carried", "carried_in", "legal_services", 0, 0, 0, true],
      ["carried", "carried_in", "other", 0, 0, 0, true],
      ["carried", "carried_in", "total", 4, 3, -1, false],
    ]);
  });

  it("says where both sides stand, and of which scope each report is", async () => {
    const rows = await runMart("continuity", [
      {year: 2023, scope: "consolidated", values: {"requests.carried_out.business": {place: "line 7"}}},
      {year: 2024, values: {"requests.carried_in.business": {place: "line 9"}}},
    ]);
    const business = rows.filter(({column_code}) => column_code === "business");
    expect(
      pick(business, "report_id", "previous_report_id", "scope", "previous_scope", "place", "previous_place"),
    ).toEqual([["320813-gongyuan-ju-2024", "320813-gongyuan-ju-2023", "own", "consolidated", "line 9", "line 7"]]);
    expect(pick(business, "cell_id", "previous_cell_id")).toEqual([
      ["requests.carried_in.business", "requests.carried_out.business"],
    ]);
  });

  it("neither agrees nor disagrees where a part is missing", async () => {
    const rows = await runMart("continuity", [
      {year: 2023, values: {"requests.carried_out.other": null}},
      {
        year: 2024,
        values: {"disclosure.rules.repealed": {value: null, status: "blank"}, "requests.carried_in.business": null},
      },
    ]);
    const some = rows.filter(({agrees}) => agrees === null);
    expect(pick(some, "row_code", "column_code", "expected_missing_cells", ...SIDES)).toEqual([
      ["rules", "in_force", 1, null, 0, null, null],
      ["carried_in", "business", 0, 0, null, null, null],
      ["carried_in", "other", 1, null, 0, null, null],
    ]);
  });

  it("checks no stock where the form changes, and says why", async () => {
    const old = {form: 2019, values: {"disclosure.normative_documents.total": 166}} as const;
    const rows = await runMart("continuity", [
      {year: 2020, ...old},
      {year: 2021, values: stock(69, 3, 665)},
    ]);
    const stocks = rows.filter(({rule}) => rule === "in_force");
    expect(pick(stocks, "row_code", "previous_cell_id", ...SIDES)).toEqual([
      ["rules", null, null, 0, null, null],
      ["normative_documents", null, null, 665, null, null],
    ]);
    expect(stocks[1]?.["reason_en"]).toContain("the form of 2019 counts all normative documents open to the public");
    expect(stocks[1]?.["reason_zh"]).toContain("现行有效");
    expect(rows.filter(({reason_en}) => reason_en === null).map(({rule}) => rule)).toEqual(Array(7).fill("carried"));
  });

  it("compares no years that are not neighbours, and has no stock on the form of 2019", async () => {
    expect(await runMart("continuity", [{year: 2018, form: 2019}, {year: 2020}])).toEqual([]);
    const rows = await runMart("continuity", [
      {year: 2019, form: 2019},
      {year: 2020, form: 2019},
    ]);
    expect(pick(rows, "year", "rule", "agrees")).toEqual(Array(7).fill([2020, "carried", true]));
  });

  it.skipIf(FIGURES === null)("finds the breaks of seven real years, and no other", async () => {
    const {reports} = figuresAtlas(FIGURES ?? "");
    const pingtan = reports.filter(({agency}) => agency.regionCode === "350128");
    const rows = await runMart("continuity", [], figuresAtlas(FIGURES ?? ""));
    const ofPingtan = rows.filter(({agency_id}) => agency_id === pingtan[0]?.agency.agencyId);
    expect(ofPingtan).toHaveLength(6 * 7 + 5 * 2);
    expect(
      pick(
        ofPingtan.filter(({agrees, reason_en}) => agrees !== true && reason_en === null),
        "year",
        "row_code",
        ...SIDES,
      ),
    ).toEqual([
      [2023, "normative_documents", 698 + 77 - 132, 470, -173, false],
      [2024, "normative_documents", 470 + 62 - 33, 440, -59, false],
      [2025, "normative_documents", 440 + 58 - 45, 546, 93, false],
    ]);
  });
});
