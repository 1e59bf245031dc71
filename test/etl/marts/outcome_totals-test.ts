import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";
import type {SampleReport} from "../warehouse/sample.js";

const granted = (agencyId: string, requests: number | null, rest: SampleReport = {}): SampleReport => ({
  ...rest,
  agency: {agencyId, ...rest.agency},
  values: {"requests.granted.business": requests},
});

const COLUMNS = ["year", "scope", "province_code", "row_code", "requests", "reports", "reports_counted"];

async function runTotals(reports: readonly SampleReport[]) {
  const rows = await runMart("outcome_totals", reports);
  return pick(
    rows.filter(({row_code}) => row_code === "granted" || row_code === null),
    ...COLUMNS,
  );
}

describe("outcome_totals", () => {
  it("adds up reports of one year, scope and province only", async () => {
    expect(
      await runTotals([
        granted("a", 1),
        granted("b", 2),
        granted("c", 4, {year: 2023}),
        granted("d", 8, {scope: "consolidated"}),
        granted("e", 16, {agency: {regionCode: "350000"}}),
        granted("f", 32, {agency: {regionCode: null}}),
        granted("g", 64, {scope: "unknown"}),
      ]),
    ).toEqual([
      [2023, "own", "320000", "granted", 4, 1, 1],
      [2024, "consolidated", "320000", "granted", 8, 1, 1],
      [2024, "own", "320000", "granted", 3, 2, 2],
      [2024, "own", "350000", "granted", 16, 1, 1],
      [2024, "own", null, "granted", 32, 1, 1],
    ]);
  });

  it("leaves out a report with a part missing, and counts it among those there are", async () => {
    expect(await runTotals([granted("a", 1), granted("b", null)])).toEqual([
      [2024, "own", "320000", "granted", 1, 2, 1],
    ]);
    expect(await runTotals([granted("b", null)])).toEqual([[2024, "own", "320000", null, null, 1, 0]]);
  });

  it("adds no consolidated report to one that contains it", async () => {
    const scope = "consolidated";
    expect(
      await runTotals([
        granted("city", 10, {scope, agency: {regionCode: "320800"}}),
        granted("district", 3, {scope, agency: {regionCode: "320813"}}),
        granted("district office", 3, {scope, agency: {regionCode: "320813"}}),
      ]),
    ).toEqual([[2024, scope, "320000", "granted", 10, 3, 1]]);
    expect(
      await runTotals([
        granted("city", null, {scope, agency: {regionCode: "320800"}}),
        granted("district", 3, {scope, agency: {regionCode: "320813"}}),
      ]),
    ).toEqual([[2024, scope, "320000", "granted", 3, 2, 1]]);
  });
});
