import {createHash} from "node:crypto";
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {finding} from "../../../src/etl/finding.js";
import {runQuery} from "../../../src/etl/warehouse/query.js";
import {readMarts, readViews} from "../../../src/etl/warehouse/relation.js";
import {TABLES} from "../../../src/etl/warehouse/schema.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {FIGURES, figuresAtlas} from "./figures.js";
import {sampleAtlas, sampleOutcome, sampleReport} from "./sample.js";
import type {Role} from "../../../src/etl/source/source.js";
import type {Atlas} from "../../../src/etl/warehouse/atlas.js";

const REPORT = sampleReport({});

const ATLAS: Atlas = {
  ...sampleAtlas([
    {
      publishedOn: "2025-01-20",
      values: {
        "requests.granted.business": 12.5,
        "requests.granted.other": {printed: null, value: null, status: "blank", raw: ""},
        "disclosure.fees.amount": {
          value: 3.000001,
          status: "corrected",
          raw: "3.1 万元\u0000",
          place: "page 4 at 322,747",
          confirmedBy: 2,
        },
      },
      sections: [
        {ordinal: 2, heading: "二、主动公开", text: "无"},
        {ordinal: 1, heading: "一、总体情况", text: "第一行\n第二行"},
      ],
      findings: [
        finding("identity_broken", {zh: "不成立", en: "broken"}, {cells: ["requests.granted.total"], expected: "1"}),
      ],
    },
    {year: 2020, form: 2019},
  ]),
  findings: [finding("empty_file", {zh: "空文件", en: "empty"})],
  claims: [
    {
      reportId: REPORT.reportId,
      ordinal: 1,
      metric: "followers",
      value: 1.5,
      unit: "万",
      quote: "关注 1.5 万人",
      cellId: null,
      agrees: null,
    },
  ],
  comparison: {
    version: "1.2.2",
    revisions: [
      {
        reportId: REPORT.reportId,
        cellId: "requests.granted.business",
        printedBefore: null,
        printedAfter: 12.5,
        valueBefore: null,
        valueAfter: 12.5,
        statusBefore: "unknown",
        statusAfter: "printed",
        cause: "new_file",
      },
    ],
  },
};

describe("writeWarehouse(atlas, folder)", () => {
  let parent: string;
  let folder: string;

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), "warehouse-"));
    folder = join(parent, "warehouse");
    await writeWarehouse(ATLAS, folder, writeDatabaseChecksum);
  });

  afterAll(() => {
    rmSync(parent, {recursive: true});
  });

  const query = async (sql: string) => (await runQuery(folder, sql)).rows;

  it("writes a Parquet file for each table, atlas.duckdb, descriptions, and nothing else, there or beside", () => {
    const descriptions = ["datapackage.json", "dataset.jsonld", "SHA256SUMS", "atlas.duckdb.sha256"];
    const files = [...TABLES.map(({name}) => `${name}.parquet`), "atlas.duckdb", ...descriptions];
    expect(readdirSync(folder).sort()).toEqual(files.sort());
    expect(readdirSync(parent)).toEqual(["warehouse"]);
  });

  it("has the rows of each table and mart", async () => {
    const count = async (name: string) => (await query(`select count(*) from ${name}`))[0]?.[0];
    const expected = {
      report: 2,
      agency: 1,
      value: 200 + 198,
      section: 2,
      finding: 2,
      claim: 1,
      request_outcomes: 21 + 19,
    };
    for (const [name, rows] of Object.entries(expected)) expect(await count(name), name).toBe(rows);
  });

  it("gives what was done last in the new folder, before it took its place", async () => {
    const again = join(parent, "again");
    const seal = async (fresh: string) => {
      await writeDatabaseChecksum(fresh);
      return {files: readdirSync(fresh).sort(), isThere: existsSync(again)};
    };
    expect(await writeWarehouse(ATLAS, again, seal)).toEqual({files: readdirSync(folder).sort(), isThere: false});
    await expect(writeWarehouse(ATLAS, again, () => Promise.reject(new Error("not now")))).rejects.toThrow("not now");
    expect(hashes(again)).toEqual(hashes(folder));
    rmSync(again, {recursive: true});
  });

  it("stores what the atlas says, nulls as nulls and decimals exactly", async () => {
    expect(
      await query(`select cell_id, printed, value, status, raw, place, confirmed_by from value
        where report_id like '%2024' and (raw <> '0' or raw is null) order by cell_id`),
    ).toEqual([
      ["disclosure.fees.amount", null, 3.000001, "corrected", "3.1 万元\u0000", "page 4 at 322,747", 2],
      ["requests.granted.business", 12.5, 12.5, "printed", "12.5", null, 0],
      ["requests.granted.other", null, null, "blank", "", null, 0],
    ]);
    expect(await query("select ordinal, heading, text from section")).toEqual([
      [1, "一、总体情况", "第一行\n第二行"],
      [2, "二、主动公开", "无"],
    ]);
    expect(await query("select published_on, cells, cells_printed, cells_unknown from report order by year")).toEqual([
      [null, 198, 198, 0],
      ["2025-01-20", 200, 198, 0],
    ]);
    expect(await query("select report_id, code, severity, cells, expected, actual from finding order by code")).toEqual(
      [
        [null, "empty_file", "error", [], null, null],
        [REPORT.reportId, "identity_broken", "warning", ["requests.granted.total"], "1", null],
      ],
    );
    expect(await query("select metric, value, cell_id, agrees from claim")).toEqual([["followers", 1.5, null, null]]);
    expect(await query("select built_from, version, report_rows, value_rows from build")).toEqual([
      ["abc", "1.2.3", 2, 398],
    ]);
  });

  it("keeps the cells of a report in the order of its form", async () => {
    const ids = await query("select cell_id from value where report_id like '%2024'");
    expect(ids.flat()).toEqual(REPORT.values.map(({cellId}) => cellId));
  });

  it("writes the same rows to Parquet", async () => {
    for (const {name} of TABLES) {
      const file = join(folder, `${name}.parquet`);
      expect(await query(`select count(*) from (from "${name}" except all from '${file}')`), name).toEqual([[0]]);
      expect(await query(`select count(*) from (from '${file}' except all from "${name}")`), name).toEqual([[0]]);
      const [[compression] = []] = await query(`select distinct compression from parquet_metadata('${file}')`);
      expect(compression, name).toBe("ZSTD");
    }
  });

  it("comments every table, view, mart and column", async () => {
    expect(
      await query(`
        select table_name from duckdb_tables() where comment is null
        union all select view_name from duckdb_views() where comment is null and not internal
        union all select table_name || '.' || column_name from duckdb_columns() where comment is null and not internal`),
    ).toEqual([]);
    const relations = [...TABLES, ...readViews(), ...readMarts()].map(({name}) => name);
    expect((await query("show tables")).flat().sort()).toEqual(relations.sort());
  });

  it("leaves totals out of the views of requests and disputes, and nothing out of disclosures", async () => {
    const count = async (view: string) => (await query(`select count(*) from ${view} where year = 2024`))[0];
    expect(await count("requests")).toEqual([(2 + 21 + 1) * 6]);
    expect(await count("disputes")).toEqual([3 * 4]);
    expect(await count("disclosures")).toEqual([10]);
  });

  it("gives the cells of a view in the order of the reports and the form", async () => {
    const rows = await query("select year, column_code from requests where row_code = 'granted'");
    const applicants = ["natural_person", "business", "research", "public_interest", "legal_services", "other"];
    expect(rows).toEqual([2020, 2024].flatMap((year) => applicants.map((applicant) => [year, applicant])));
  });

  it("gives the same bytes for the same atlas, in whatever order its parts stand", async () => {
    const shuffled: Atlas = {
      ...ATLAS,
      outcomes: [...ATLAS.outcomes].reverse(),
      reports: [...ATLAS.reports].reverse().map((report) => ({...report, values: [...report.values].reverse()})),
      regions: [...ATLAS.regions].reverse(),
    };
    const again = join(parent, "again");
    await writeWarehouse(shuffled, again, writeDatabaseChecksum);
    expect(hashes(again)).toEqual(hashes(folder));
    rmSync(again, {recursive: true});
  });

  it("replaces the warehouse that is there", async () => {
    const again = join(parent, "again");
    await writeWarehouse(sampleAtlas([{}]), again, writeDatabaseChecksum);
    await writeWarehouse(ATLAS, again, writeDatabaseChecksum);
    expect(hashes(again)).toEqual(hashes(folder));
    rmSync(again, {recursive: true});
  });

  it.each<[string, Atlas, string]>([
    ["a report twice", sampleAtlas([{}, {}]), "duplicate key in report: 320813-gongyuan-ju-2024"],
    [
      "a cell twice",
      {
        ...ATLAS,
        reports: ATLAS.reports.map((each) => ({...each, values: [...each.values, ...each.values.slice(0, 1)]})),
      },
      "duplicate key in value: 320813-gongyuan-ju-",
    ],
    ["a region that there is not", {...ATLAS, regions: []}, "no such region for agency: 320813"],
    ["a source that there is not", {...ATLAS, outcomes: []}, "no such source for report: "],
    [
      "a cell of the other form",
      {...ATLAS, reports: [{...REPORT, form: 2019}]},
      "no such cell in the form of 320813-gongyuan-ju-2024: disclosure.rules.issued",
    ],
    [
      "a status that the schema does not allow",
      {...ATLAS, outcomes: [{...sampleOutcome("a", {}), role: "lost" as Role}]},
      "CHECK constraint failed on table source",
    ],
  ])("refuses an atlas with %s, and keeps the warehouse that is there", async (_, wrong, message) => {
    const before = hashes(folder);
    await expect(writeWarehouse(wrong, folder, writeDatabaseChecksum)).rejects.toThrow(message);
    expect(hashes(folder)).toEqual(before);
    expect(readdirSync(parent)).toEqual(["warehouse"]);
  });
});

describe("writeWarehouse(atlas, folder), on the figures of real reports", () => {
  it.skipIf(FIGURES === null)("gives the same bytes twice, and every figure back", async () => {
    const parent = mkdtempSync(join(tmpdir(), "warehouse-"));
    const atlas = figuresAtlas(FIGURES ?? "");
    await writeWarehouse(atlas, join(parent, "a"), writeDatabaseChecksum);
    await writeWarehouse({...atlas, reports: [...atlas.reports].reverse()}, join(parent, "b"), writeDatabaseChecksum);
    expect(hashes(join(parent, "b"))).toEqual(hashes(join(parent, "a")));
    const {rows} = await runQuery(join(parent, "a"), "select report_id, cell_id, printed, value from value");
    const given = atlas.reports.flatMap(({reportId, values}) =>
      values.map(({cellId, printed, value}) => [reportId, cellId, printed, value]),
    );
    expect(rows.map(String).sort()).toEqual(given.map(String).sort());
    rmSync(parent, {recursive: true});
  });
});

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => !file.startsWith("atlas.duckdb"));
  return Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(folder, file)))]));
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
