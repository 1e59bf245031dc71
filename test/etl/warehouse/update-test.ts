import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {allRegions} from "../../../src/etl/agency/region.js";
import {finding} from "../../../src/etl/finding.js";
import type {AtlasInParts, AtlasPart, Claim} from "../../../src/etl/warehouse/atlas.js";
import {codePart} from "../../../src/etl/warehouse/codedRows.js";
import {runQuery} from "../../../src/etl/warehouse/query.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {updateWarehouse, writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleOutcome, sampleReport} from "./sample.js";
import type {SampleReport} from "./sample.js";

/** Bodies of a division, its prefecture and its province, one that covers the others, and one of nowhere. */
const BODIES = ["320813-a", "320813-b", "320800-zhengfu", "320000-zhengfu", "unplaced-a"];

const body = fc.record({
  years: fc.subarray([2021, 2022, 2023], {minLength: 1}),
  form: fc.constantFrom(2019 as const, 2021 as const),
  scope: fc.constantFrom("own" as const, "consolidated" as const, "consolidated" as const, "unknown" as const),
  kind: fc.constantFrom("department" as const, "department" as const, "government" as const),
  received: fc.constantFrom(0, 3, 12, null),
  granted: fc.constantFrom(null, 0, 3, 12),
  upheld: fc.constantFrom(0, 1),
});

type Body = typeof body extends fc.Arbitrary<infer T> ? T : never;

/** All bodies at first, and then one that changes at a time. */
const history = fc.record({
  first: fc.tuple(body, body, body, body, body),
  changes: fc.array(fc.record({at: fc.nat(4), now: body}), {minLength: 2, maxLength: 3}),
});

function statesOf({first, changes}: typeof history extends fc.Arbitrary<infer T> ? T : never): Body[][] {
  const states: Body[][] = [first];
  for (const {at, now} of changes) states.push((states.at(-1) ?? first).with(at, now));
  return states;
}

/** The division that an id begins with. */
function regionOf(id: string): string | null {
  return /^\d{6}/.exec(id)?.[0] ?? null;
}

function reportsOf(
  id: string,
  {years, form, scope, kind, received, granted, upheld}: Body,
  regionCode: string | null,
): SampleReport[] {
  return years.map((year) => ({
    year,
    form,
    scope,
    agency: {agencyId: id, name: `${id} ${kind}`, regionCode, kind},
    values: {
      "requests.received.natural_person": received,
      "requests.granted.business": granted === null ? null : granted + (year % 3),
      "disputes.reconsideration.upheld": upheld,
    },
    sections: [{ordinal: 1 as const, heading: "一、总体情况", text: `${id} ${year} ${kind}`}],
  }));
}

/** All that there is of a body. */
function partOf(id: string, some: Body, regionCode = regionOf(id)): AtlasPart {
  const reports = reportsOf(id, some, regionCode).map(sampleReport);
  return {
    reports,
    outcomes: reports.map(({reportId, sourceId}) => sampleOutcome(`${reportId}.md`, {sourceId, reportId})),
    findings: reports.map(({reportId}) => finding("cells_unknown", {zh: "无", en: "none"}, {reportId})),
    claims: reports.map(({reportId}) => claimOf(reportId)),
  };
}

function claimOf(reportId: string): Claim {
  return {reportId, ordinal: 1, metric: "received", value: 3, unit: "件", quote: "3件", cellId: null, agrees: null};
}

/** What belongs to no body. */
function restOf(rejected: number): AtlasPart {
  const outcomes = Array.from({length: rejected}, (_, i) => sampleOutcome(`${i}.txt`, {role: "rejected"}));
  const findings = outcomes.map(({source: {sourceId}}) => finding("not_a_report", {zh: "否", en: "no"}, {sourceId}));
  return {reports: [], claims: [], outcomes, findings};
}

function atlasOf(parts: readonly AtlasPart[], builtFrom: string): AtlasInParts {
  const each = async function* () {
    yield* await Promise.resolve(parts.map(codePart));
  };
  return {version: "1", builtFrom, regions: allRegions(), parts: each(), size: 10, released: undefined};
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "update-"));
});

afterEach(() => {
  rmSync(folder, {recursive: true});
});

/** All rows of all tables, sorted, and what the database says of these. */
async function readTables(warehouse: string): Promise<Record<string, unknown>> {
  const select = async (sql: string) => (await runQuery(warehouse, sql)).rows.map((row) => JSON.stringify(row)).sort();
  const names = (await runQuery(warehouse, "select table_name from duckdb_tables()")).rows;
  const tables = names.flatMap(([name]) => (typeof name === "string" ? [name] : []));
  const rows = await Promise.all(tables.sort().map(async (name) => [name, await select(`from "${name}"`)] as const));
  return {
    ...Object.fromEntries(rows),
    comments: await select("select table_name, column_name, comment from duckdb_columns()"),
  };
}

function readFiles(warehouse: string): Record<string, string> {
  const names = readdirSync(warehouse).filter((name) => !name.startsWith("atlas.duckdb"));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(warehouse, name)).toString("base64")]));
}

/** Finds that some bodies changed, of which there are these parts now. */
function changeOf(parts: Parameters<typeof atlasOf>[0], step: string, bodies: readonly string[], updates = 0) {
  return async () => Promise.resolve({...atlasOf(parts, step), bodies: new Set(bodies), updates});
}

const DEPARTMENT: Body = {
  years: [2023],
  form: 2021,
  scope: "own",
  kind: "department",
  received: 3,
  granted: 0,
  upheld: 0,
};

describe("updateWarehouse(change, folder)", () => {
  it("keeps what is found between bodies in years that did not change, and finds it anew in others", async () => {
    const whole: Body = {
      years: [2022, 2023],
      form: 2021,
      scope: "consolidated",
      kind: "government",
      received: 3,
      granted: 0,
      upheld: 0,
    };
    const part: Body = {...whole, years: [2021, 2022, 2023], scope: "own", kind: "department", received: 12};
    const [wholeId, partId] = ["320800-zhengfu", "320813-a"];
    const warehouse = join(folder, "warehouse");
    const found = async () =>
      (await runQuery(warehouse, "select report_id from finding where code = 'consolidated_below_parts' order by all"))
        .rows;
    await writeWarehouse(
      atlasOf([partOf(wholeId, whole), partOf(partId, part)], "0"),
      warehouse,
      writeDatabaseChecksum,
    );
    expect(await found()).toEqual([[`${wholeId}-2022`], [`${wholeId}-2023`]]);
    const update = async (id: string, now: Body, step: string, regionCode = regionOf(id)) =>
      updateWarehouse(changeOf([partOf(id, now, regionCode)], step, [id]), warehouse, writeDatabaseChecksum);
    await update(wholeId, {...whole, years: [2021, 2022, 2023]}, "1");
    expect(await found(), "a report came").toEqual([[`${wholeId}-2021`], [`${wholeId}-2022`], [`${wholeId}-2023`]]);
    await update(partId, part, "moved", "440103");
    expect(await found(), "a part moved away").toEqual([]);
    await update(partId, {...part, years: [2021, 2023]}, "2");
    expect(await found(), "it came back, and a report of it went").toEqual([[`${wholeId}-2021`], [`${wholeId}-2023`]]);
    await update(wholeId, {...whole, years: [2023]}, "3");
    expect(await found(), "reports went").toEqual([[`${wholeId}-2023`]]);
  });

  it("leaves, after changes of any kind one after the other, what is written of the whole", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(2), async (made, rejected) => {
        const states = statesOf(made);
        const [updated, anew] = [join(folder, "updated"), join(folder, "anew")];
        for (const [step, state] of states.entries()) {
          const parts = BODIES.map((id, index) => partOf(id, state[index] as Body));
          const rest = restOf((rejected + step) % 3);
          const before = states[step - 1];
          const isChanged = (index: number) => JSON.stringify(before?.[index]) !== JSON.stringify(state[index]);
          const changed = BODIES.filter((_, index) => isChanged(index));
          const arrived = parts.filter((_, index) => isChanged(index));
          if (before === undefined)
            await writeWarehouse(atlasOf([...parts, rest], "0"), updated, writeDatabaseChecksum);
          else
            await updateWarehouse(
              changeOf([...arrived, rest], `${step}`, changed, step + 2),
              updated,
              writeDatabaseChecksum,
            );
          await writeWarehouse(atlasOf([...parts, rest], `${step}`), anew, writeDatabaseChecksum);
          expect(readFiles(updated)).toEqual(readFiles(anew));
          expect(await readTables(updated)).toEqual(await readTables(anew));
        }
      }),
      {seed: 5, numRuns: 6},
    );
  }, 300_000);

  it("takes in files that no body's report is read from, with no body changed", async () => {
    const one = partOf("320813-a", DEPARTMENT);
    const [updated, anew] = [join(folder, "updated"), join(folder, "anew")];
    await writeWarehouse(atlasOf([one, restOf(0)], "0"), updated, writeDatabaseChecksum);
    await updateWarehouse(changeOf([restOf(2)], "1", []), updated, writeDatabaseChecksum);
    await writeWarehouse(atlasOf([one, restOf(2)], "1"), anew, writeDatabaseChecksum);
    expect(readFiles(updated)).toEqual(readFiles(anew));
    expect(await readTables(updated)).toEqual(await readTables(anew));
  });

  it("leaves a warehouse as it was where the change does not fit together", async () => {
    const warehouse = join(folder, "warehouse");
    const one = partOf("320813-a", DEPARTMENT);
    await writeWarehouse(atlasOf([one, restOf(1)], "0"), warehouse, writeDatabaseChecksum);
    const before = readFiles(warehouse);
    const twice = changeOf([one, one], "1", ["320813-a"]);
    await expect(updateWarehouse(twice, warehouse, writeDatabaseChecksum)).rejects.toThrow("duplicate key in agency");
    expect(readFiles(warehouse)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["warehouse"]);
  });

  it("leaves a warehouse as it was where nothing is to be changed in it after all", async () => {
    const warehouse = join(folder, "warehouse");
    await writeWarehouse(atlasOf([restOf(1)], "0"), warehouse, writeDatabaseChecksum);
    const before = readFiles(warehouse);
    const nothing = async () => Promise.resolve(null);
    expect(await updateWarehouse(nothing, warehouse, writeDatabaseChecksum)).toBeNull();
    const failure = async () => Promise.reject(new Error("unreadable"));
    await expect(updateWarehouse(failure, warehouse, writeDatabaseChecksum)).rejects.toThrow("unreadable");
    expect(readFiles(warehouse)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["warehouse"]);
  });
});
