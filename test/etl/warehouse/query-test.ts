import {mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {OperatorError} from "../../../src/etl/operatorError.js";
import {readBuild, runQuery, streamQuery} from "../../../src/etl/warehouse/query.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleAtlas} from "./sample.js";

const parent = mkdtempSync(join(tmpdir(), "query-"));
const folder = join(parent, "warehouse");

beforeAll(async () => {
  await writeWarehouse(sampleAtlas([{}]), folder, writeDatabaseChecksum);
});

afterAll(() => {
  rmSync(parent, {recursive: true});
});

describe("runQuery(folder, sql)", () => {
  it("gives the names and types of the columns, and the rows", async () => {
    expect(await runQuery(folder, "select year, status from report")).toEqual({
      columns: [
        {name: "year", type: "INTEGER"},
        {name: "status", type: "VARCHAR"},
      ],
      rows: [[2024, "complete"]],
      isTruncated: false,
    });
  });

  it("gives the columns of a result without rows", async () => {
    expect(await runQuery(folder, "select value from value where false")).toEqual({
      columns: [{name: "value", type: "DECIMAL(18,6)"}],
      rows: [],
      isTruncated: false,
    });
  });

  it("tells columns of the same name apart", async () => {
    const {columns} = await runQuery(folder, "select 1 as a, 2 as a");
    expect(new Set(columns.map(({name}) => name)).size).toBe(2);
  });

  it("gives no more rows than are asked for, and says that there are more", async () => {
    const two = await runQuery(folder, "from range(5000)", {limit: 2});
    expect(two).toMatchObject({rows: [[0], [1]], isTruncated: true});
    expect(await runQuery(folder, "from range(2)", {limit: 2})).toMatchObject({isTruncated: false});
  });

  it.each([
    ["1::bigint", 1],
    ["9007199254740993", "9007199254740993"],
    ["12.30::decimal(10,4)", 12.3],
    ["0::decimal(18,6)", 0],
    ["100::decimal(18,6)", 100],
    ["-0.5::decimal(4,2)", -0.5],
    ["12345678901234567890.12::decimal(38,2)", "12345678901234567890.12"],
    ["date '2024-01-31'", "2024-01-31"],
    ["timestamp '2024-01-31 10:00:00'", "2024-01-31 10:00:00"],
    ["interval 2 day", "2 days"],
    ["'nan'::double", "NaN"],
    ["true", true],
    ["null", null],
    ["['a', null]", ["a", null]],
    ["[1.50, 2]", [1.5, 2]],
    ["{x: 1::hugeint, y: date '2024-01-31'}", {x: 1, y: "2024-01-31"}],
    ["'中\n文'", "中\n文"],
  ])("gives %s in printable form", async (expression, expected) => {
    expect((await runQuery(folder, `select ${expression}`)).rows).toEqual([[expected]]);
  });

  it("says where a query is wrong, in DuckDB's words", async () => {
    const attempt = runQuery(folder, "select nope\nfrom report");
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(/^Binder Error: .*nope.*LINE 1: select nope\n {15}\^$/s);
    await expect(runQuery(folder, "selec 1")).rejects.toThrow(/^Parser Error: .*LINE 1: selec 1\n {8}\^$/s);
  });

  it.each(["", " ;\n", "-- nothing", "/* nothing\n */ ;"])("says that there is no statement in %j", async (sql) => {
    await expect(runQuery(folder, sql)).rejects.toThrow("no statement in the query");
  });

  it.each(["delete from value", "create table x (a integer)", "drop view requests"])(
    "cannot change the warehouse: %s",
    async (sql) => {
      await expect(runQuery(folder, sql)).rejects.toThrow("read-only mode");
    },
  );

  it("says so where there is no warehouse", async () => {
    const attempt = runQuery(join(parent, "none"), "select 1");
    await expect(attempt).rejects.toThrow(`no warehouse at ${join(parent, "none")}`);
    await expect(attempt).rejects.toMatchObject({advice: "Run `npm run etl` first."});
  });

  it("says so where the file is not a database", async () => {
    mkdirSync(join(parent, "broken"));
    writeFileSync(join(parent, "broken/atlas.duckdb"), "not a database".repeat(1000));
    const attempt = runQuery(join(parent, "broken"), "select 1");
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(`cannot read warehouse: ${join(parent, "broken")}: `);
  });
});

describe("streamQuery(folder, sql)", () => {
  it("gives the rows by batches, in order", async () => {
    let count = 0;
    for await (const {rows} of streamQuery(folder, "from range(10000)")) {
      expect(rows.length).toBeLessThan(5000);
      for (const [number] of rows) expect(number).toBe(count++);
    }
    expect(count).toBe(10_000);
  });
});

describe("readBuild(folder)", () => {
  it("tells which build a warehouse holds", async () => {
    expect(await readBuild(folder)).toEqual({version: "1.2.3", builtFrom: "abc"});
  });

  it("is undefined where there is none, or none that can be read", async () => {
    expect(await readBuild(join(parent, "none"))).toBeUndefined();
    expect(await readBuild(join(parent, "broken"))).toBeUndefined();
  });
});

describe("a warehouse that is being replaced", () => {
  it("is read where it was put aside, so that a reader finds one at any moment", async () => {
    const aside = join(parent, ".warehouse.1.old");
    renameSync(folder, aside);
    try {
      expect((await runQuery(folder, "select year from report")).rows).toEqual([[2024]]);
    } finally {
      renameSync(aside, folder);
    }
  });
});
