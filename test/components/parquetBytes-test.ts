import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {formatParquet} from "../../src/components/parquetBytes.js";

async function readBack(table: Table): Promise<unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), "atlas-parquet-"));
  const file = join(folder, "query.parquet");
  writeFileSync(file, new Uint8Array(formatParquet(tableToIPC(table, "stream"))));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const reader = await connection.runAndReadAll(`from '${file}'`);
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, {recursive: true});
  return reader.getRowObjectsJson();
}

describe("formatParquet(bytes)", () => {
  it("writes a file that DuckDB reads back, value by value, with what is missing", async () => {
    const table = new Table({
      year: vectorFromArray([2023, null], new Int32()),
      name: vectorFromArray(["市政府", null], new Utf8()),
      scope: vectorFromArray(["own", "own"], new Dictionary(new Utf8(), new Int32())),
      share: vectorFromArray([0.25, null], new Float64()),
      once: vectorFromArray([true, false], new Bool()),
      published: vectorFromArray([new Date("2024-01-31"), null], new DateDay()),
      cells: vectorFromArray([["a", "b"], null], new List(new Field("item", new Utf8()))),
    });
    const [first, second] = await readBack(table);
    expect(first).toMatchObject({year: 2023, name: "市政府", scope: "own", share: 0.25, once: true});
    expect(first).toMatchObject({cells: '["a","b"]'});
    expect(JSON.stringify(first)).toContain("2024-01-31");
    expect(second).toEqual({
      year: null,
      name: null,
      scope: "own",
      share: null,
      once: false,
      published: null,
      cells: null,
    });
  });

  it("writes a result without rows", async () => {
    expect(await readBack(new Table({name: vectorFromArray([] as string[], new Utf8())}))).toEqual([]);
  });
});
