import {copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {OperatorError} from "../../../src/etl/operatorError.js";
import {fillTables} from "../../../src/etl/warehouse/fill.js";
import {runQuery} from "../../../src/etl/warehouse/query.js";
import {compareWithRelease, listRelease, readReleaseVersion} from "../../../src/etl/warehouse/release.js";
import {tableRows} from "../../../src/etl/warehouse/rows.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleAtlas, sampleOutcome, sampleReport} from "./sample.js";
import type {SampleReport} from "./sample.js";
import type {Revision} from "../../../src/etl/report/revision.js";
import type {Atlas, Comparison} from "../../../src/etl/warehouse/atlas.js";

const CELL = "requests.granted.business";
const FEES = "disclosure.fees.amount";
/** More digits than the warehouse stores, and more than a binary fraction holds exactly. */
const VALUES = {[CELL]: 3, [FEES]: 5949.0886674};

const parent = mkdtempSync(join(tmpdir(), "release-"));
const released = join(parent, "released");

const ID = "320813-gongyuan-ju-2024";

/** The same body's reports on 2020, as it was, and on 2024. */
const atlasOf = (report: SampleReport, rest: Partial<Atlas> = {}) =>
  sampleAtlas([report, {year: 2020, form: 2019}], {version: "1.3.0", ...rest});

const sourceIds = (id: string) => [
  sampleOutcome("a", {sourceId: id, reportId: ID}),
  sampleOutcome("b", {sourceId: sampleReport({year: 2020}).sourceId, reportId: "320813-gongyuan-ju-2020"}),
];

/** Compares an atlas, as a warehouse holds it, with what a folder has. */
async function compare(atlas: Atlas, folder = released): Promise<Comparison> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await fillTables(connection, atlas);
    return await compareWithRelease(connection, folder);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The revisions of a build that is compared with the release. */
const revise = async (atlas: Atlas) => (await compare(atlas)).revisions;

beforeAll(async () => {
  const whole = join(parent, "whole");
  await writeWarehouse({...atlasOf({values: VALUES}), version: "1.2.3"}, whole, writeDatabaseChecksum);
  mkdirSync(released);
  for (const file of await listRelease(whole)) copyFileSync(file, file.replace(whole, released));
});

afterAll(() => {
  rmSync(parent, {recursive: true});
});

describe("compareWithRelease(connection, folder)", () => {
  it("finds no row where nothing changed", async () => {
    expect(await revise(atlasOf({values: VALUES}))).toEqual([]);
  });

  it.each<[string, Atlas, Partial<Revision>]>([
    [
      "a new reading of the same file",
      atlasOf({values: {...VALUES, [CELL]: {value: 4, status: "inferred"}}}),
      {printedAfter: null, valueAfter: 4, statusAfter: "inferred", cause: "new_reading"},
    ],
    [
      "another file",
      atlasOf({sourceId: "other", values: {...VALUES, [CELL]: 8}}, {outcomes: sourceIds("other")}),
      {printedAfter: 8, valueAfter: 8, statusAfter: "printed", cause: "new_file"},
    ],
    [
      "a correction",
      atlasOf({values: {...VALUES, [CELL]: {printed: 3, value: 30, status: "corrected"}}}),
      {printedAfter: 3, valueAfter: 30, statusAfter: "corrected", cause: "correction"},
    ],
  ])("finds %s", async (_, atlas, after) => {
    const before = {reportId: ID, cellId: CELL, printedBefore: 3, valueBefore: 3, statusBefore: "printed"};
    expect(await revise(atlas)).toEqual([{...before, ...after}]);
  });

  it("finds every cell of a report that is gone, and of one that is new", async () => {
    const revisions = await revise(sampleAtlas([{values: VALUES}, {year: 2021}]));
    const of = (year: number) => revisions.filter(({reportId}) => reportId.endsWith(`-${year}`));
    expect([of(2020).length, of(2021).length, revisions.length]).toEqual([198, 200, 398]);
    for (const revision of of(2020))
      expect(revision).toMatchObject({statusAfter: null, valueAfter: null, cause: "removed"});
    for (const revision of of(2021))
      expect(revision).toMatchObject({statusBefore: null, valueAfter: 0, cause: "new_file"});
  });
});

describe("the table revision", () => {
  it("has what changed, with both versions", async () => {
    const out = join(parent, "out");
    const atlas = atlasOf({values: {...VALUES, [FEES]: 12.5}});
    await writeWarehouse({...atlas, comparison: await compare(atlas)}, out, writeDatabaseChecksum);
    expect((await runQuery(out, "select * exclude (revision_id) from revision")).rows).toEqual([
      [ID, FEES, 5949.088667, 12.5, 5949.088667, 12.5, "printed", "printed", "new_reading", "1.2.3", "1.3.0"],
    ]);
  });

  it("gives a revision the same id in every build", async () => {
    const atlas = atlasOf({values: {...VALUES, [CELL]: 4}});
    const idsOf = async (build: Atlas) =>
      [...tableRows({...build, comparison: await compare(build)}).revision].map(([id]) => id);
    const ids = await idsOf(atlas);
    expect(ids).toHaveLength(1);
    expect(await idsOf({...atlas, version: "1.4.0", reports: [...atlas.reports].reverse()})).toEqual(ids);
  });

  it("is empty where the build is compared with no release", () => {
    expect([...tableRows(atlasOf({})).revision]).toEqual([]);
  });
});

describe("a release", () => {
  it("names a file that is missing", async () => {
    const attempt = readReleaseVersion(join(parent, "none"));
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(`no such file of a release: ${join(parent, "none", "build.parquet")}`);
  });

  it("says so where the files are not a warehouse's", async () => {
    const broken = join(parent, "broken");
    mkdirSync(broken);
    for (const file of ["build", "source", "value"]) writeFileSync(join(broken, `${file}.parquet`), "not Parquet");
    const attempt = compare(atlasOf({}), broken);
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(`cannot read release: ${broken}: `);
  });
});
