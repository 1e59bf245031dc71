import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {exportQuery, formatQuery} from "../../../src/etl/warehouse/export.js";
import {runQuery} from "../../../src/etl/warehouse/query.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleAtlas} from "./sample.js";

const parent = mkdtempSync(join(tmpdir(), "export-"));
const folder = join(parent, "warehouse");
const SQL = `select * from (values
    (1, 2.50, 'a, "b"', null, ['x', 'y']),
    (2, 100.00, '', '行一\n行二', [])) as t (n, amount, text, note, list)
  order by n; -- all of it`;

beforeAll(async () => {
  await writeWarehouse(sampleAtlas([{}]), folder, writeDatabaseChecksum);
});

afterAll(() => {
  rmSync(parent, {recursive: true});
});

async function format(sql: string, as: "csv" | "json"): Promise<string> {
  let text = "";
  for await (const piece of formatQuery(folder, sql, as)) text += piece;
  return text;
}

describe("formatQuery(folder, sql, format)", () => {
  it("gives CSV that tells null from empty text", async () => {
    expect(await format(SQL, "csv")).toBe(
      ["n,amount,text,note,list", '1,2.5,"a, ""b""",,"[""x"",""y""]"', '2,100,"","行一\n行二",[]', ""].join("\n"),
    );
  });

  it("gives JSON with an object a line", async () => {
    const text = await format(SQL, "json");
    expect(JSON.parse(text)).toEqual([
      {n: 1, amount: 2.5, text: 'a, "b"', note: null, list: ["x", "y"]},
      {n: 2, amount: 100, text: "", note: "行一\n行二", list: []},
    ]);
    expect(text.split("\n")).toHaveLength(5);
  });

  it("gives a header, or an empty array, for a result without rows", async () => {
    expect(await format("select 1 as a, 2 as b where false", "csv")).toBe("a,b\n");
    expect(await format("select 1 as a where false", "json")).toBe("[]\n");
  });

  it("gives a result of many batches whole", async () => {
    expect((await format("from range(10000)", "csv")).split("\n")).toHaveLength(10_002);
    expect(JSON.parse(await format("from range(10000)", "json"))).toHaveLength(10_000);
  });
});

describe("exportQuery(folder, sql, {format, file})", () => {
  const listing = () => readdirSync(parent).sort();

  it.each(["csv", "json"] as const)("writes %s as `formatQuery` gives it", async (as) => {
    const file = join(parent, `out.${as}`);
    await exportQuery(folder, SQL, {format: as, file});
    expect(readFileSync(file, "utf8")).toBe(await format(SQL, as));
    rmSync(file);
  });

  it("writes Parquet with the types of the query", async () => {
    const file = join(parent, "it's.parquet");
    await exportQuery(folder, SQL, {format: "parquet", file});
    const {columns, rows} = await runQuery(folder, `from '${file.replaceAll("'", "''")}'`);
    expect(columns.map(({type}) => type)).toEqual(["INTEGER", "DECIMAL(5,2)", "VARCHAR", "VARCHAR", "VARCHAR[]"]);
    expect(rows).toEqual((await runQuery(folder, SQL)).rows);
    rmSync(file);
  });

  it("writes Parquet of a query with two columns of one name", async () => {
    const file = join(parent, "two.parquet");
    await exportQuery(folder, "select 1 as a, 2 as a", {format: "parquet", file});
    expect((await runQuery(folder, `from '${file}'`)).rows).toEqual([[1, 2]]);
    rmSync(file);
  });

  it.each(["csv", "json", "parquet"] as const)("leaves no %s behind where the query is wrong", async (as) => {
    const attempt = exportQuery(folder, "select nope from report", {format: as, file: join(parent, "out")});
    await expect(attempt).rejects.toThrow(/^Binder Error: .*LINE 1: select nope from report/s);
    expect(listing()).toEqual(["warehouse"]);
  });

  it("leaves no file behind where a query fails on the way", async () => {
    const sql = "select if(range > 9000, error('too far'), range) from range(10000)";
    for (const as of ["csv", "parquet"] as const)
      await expect(exportQuery(folder, sql, {format: as, file: join(parent, "out")})).rejects.toThrow("too far");
    expect(listing()).toEqual(["warehouse"]);
  });

  it.each(["csv", "json", "parquet"] as const)("says so where %s cannot be written", async (as) => {
    const file = join(parent, "none", "out");
    await expect(exportQuery(folder, SQL, {format: as, file})).rejects.toThrow(`cannot write ${file}: `);
  });
});
