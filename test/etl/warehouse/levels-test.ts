import {DuckDBInstance} from "@duckdb/node-api";
import fc from "fast-check";
import {describe, it, expect} from "vitest";
import {allRegions} from "../../../src/etl/agency/region.js";
import type {Finding} from "../../../src/etl/finding.js";
import {levelFindings} from "../../../src/etl/report/between/levels.js";
import {fillTables} from "../../../src/etl/warehouse/fill.js";
import {findLevels} from "../../../src/etl/warehouse/levels.js";
import {sampleAtlas} from "./sample.js";
import type {SampleReport} from "./sample.js";

const REGIONS = ["100000", "320000", "320800", "320813", "320813", "110105", null];
const CELLS = ["requests.received.natural_person", "disputes.reconsideration.upheld", "disclosure.fees.amount"];

const report: fc.Arbitrary<SampleReport> = fc
  .record({
    regionCode: fc.constantFrom(...REGIONS),
    body: fc.constantFrom("a", "b", "c"),
    year: fc.constantFrom(2022, 2022, 2023),
    form: fc.constantFrom(2021 as const, 2021 as const, 2019 as const),
    scope: fc.constantFrom("own" as const, "own" as const, "consolidated" as const, "unknown" as const),
    numbers: fc.array(fc.constantFrom(null, 0, 1, 2, 0.1, 0.2, 0.3, 7), {minLength: 3, maxLength: 3}),
  })
  .map(({regionCode, body, numbers, form, ...rest}) => ({
    ...rest,
    form,
    agency: {agencyId: `${regionCode ?? "unplaced"}-${body}`, regionCode},
    values: Object.fromEntries(
      CELLS.flatMap((cell, index) =>
        form === 2019 && cell === "disclosure.fees.amount" ? [] : [[cell, numbers[index] ?? null]],
      ),
    ),
  }));

const reports = fc.uniqueArray(report, {
  minLength: 8,
  maxLength: 40,
  selector: ({agency, year}) => `${agency?.agencyId ?? ""} ${String(year)}`,
});

describe("findLevels(connection)", () => {
  it("finds what a comparison of all reports with each other finds", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(reports, async (some) => {
        const atlas = sampleAtlas(some, {regions: allRegions()});
        const ordered = [...atlas.reports].sort((a, b) => (a.reportId < b.reportId ? -1 : 1));
        const instance = await DuckDBInstance.create(":memory:");
        const connection = await instance.connect();
        await fillTables(connection, atlas);
        const findings: Finding[] = [];
        for await (const ofYear of findLevels(connection)) findings.push(...ofYear);
        connection.closeSync();
        instance.closeSync();
        found += findings.length;
        const lines = (all: readonly {readonly messageEn: string}[]) => all.map((each) => JSON.stringify(each)).sort();
        expect(lines(findings)).toEqual(lines(levelFindings(ordered)));
      }),
      {seed: 3, numRuns: 40},
    );
    expect(found).toBeGreaterThan(40);
  }, 120_000);
});
