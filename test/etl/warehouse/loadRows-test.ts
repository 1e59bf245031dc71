import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import fc from "fast-check";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {codeRows} from "../../../src/etl/warehouse/codedRows.js";
import {openLoader} from "../../../src/etl/warehouse/loadRows.js";
import type {Row} from "../../../src/etl/warehouse/rows.js";
import {getTable} from "../../../src/etl/warehouse/schema.js";
import {createTable} from "../../../src/etl/warehouse/statements.js";

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeEach(async () => {
  instance = await DuckDBInstance.create(":memory:");
  connection = await instance.connect();
  for (const name of ["value", "finding", "source"]) await connection.run(createTable(getTable(name)));
});

afterEach(() => {
  connection.closeSync();
  instance.closeSync();
});

async function readTable(name: string): Promise<unknown[][]> {
  return (await connection.runAndReadAll(`from ${name}`)).getRowsJson();
}

/** A cell of a made-up report; what it says may be anything that a report could say. */
const text = fc.string({unit: "grapheme", maxLength: 20});
const number = fc.integer({min: -(10 ** 9), max: 10 ** 9});
const value = fc.record({
  cell: text,
  printed: fc.option(number),
  raw: fc.option(text),
  place: fc.option(text),
  confirmedBy: fc.nat(9),
});

describe("openLoader(connection)", () => {
  it("loads every cell as it was given, in its order, from parts that share texts and parts that do not", async () => {
    const parts = fc.array(fc.array(value, {maxLength: 8}), {minLength: 1, maxLength: 4});
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        await connection.run("delete from value");
        const loader = openLoader(connection);
        for (const [index, part] of all.entries()) {
          const rows = part.map(({cell, printed, raw, place, confirmedBy}): Row => {
            const spelled = printed === null ? null : String(printed / 1000);
            return [`report-${index}`, cell, spelled, spelled, "printed", raw, place, null, confirmedBy];
          });
          await loader.add(codeRows([["value", rows]]));
        }
        await loader.close();
        const expected = all.flatMap((part, index) =>
          part.map(({cell, printed, raw, place, confirmedBy}) => {
            const decimal = printed === null ? null : (printed / 1000).toFixed(6);
            return [`report-${index}`, cell, decimal, decimal, "printed", raw, place, null, confirmedBy];
          }),
        );
        expect(await readTable("value")).toEqual(expected);
      }),
      {seed: 5, numRuns: 40},
    );
  }, 60_000);

  it("tells null, an empty text and zero apart, and knows dates and lists", async () => {
    const loader = openLoader(connection);
    const cells = JSON.stringify(['a "b", c', "请求.授予", ""]);
    const finding: Row = ["1", null, "", "stray_number", "note", cells, null, "0", "有", "there is"];
    const source: Row = ["1", "a.txt", "text/plain", 0, null, "2024-02-29", "rejected", null, ""];
    await loader.add(
      codeRows([
        ["source", [source]],
        ["finding", [finding, ["2", ...finding.slice(1, 5), "[]", null, null, "", ""]]],
      ]),
    );
    await loader.close();
    expect(await readTable("source")).toEqual([
      ["1", "a.txt", "text/plain", "0", null, "2024-02-29", "rejected", null, ""],
    ]);
    expect(await readTable("finding")).toEqual([
      ["1", null, "", "stray_number", "note", ['a "b", c', "请求.授予", ""], null, "0", "有", "there is"],
      ["2", null, "", "stray_number", "note", [], null, null, "", ""],
    ]);
  });

  it("loads more rows than the database takes at a time", async () => {
    const count = 300_000;
    const row = (index: number): Row => ["r", String(index), String(index), null, "blank", null, null, null, index % 7];
    const loader = openLoader(connection);
    for (let start = 0; start < count; start += 50_000) {
      await loader.add(codeRows([["value", Array.from({length: 50_000}, (_, index) => row(start + index))]]));
    }
    await loader.close();
    const select =
      "select count(*)::integer, count(*) filter (where printed = cell_id::decimal(18,6))::integer, sum(confirmed_by)::integer";
    const sum = Array.from({length: count}, (_, index) => index % 7).reduce((total, each) => total + each, 0);
    expect((await connection.runAndReadAll(`${select} from value`)).getRows()).toEqual([[count, count, sum]]);
  }, 60_000);

  it("loads texts that are too long to wait for others", async () => {
    const loader = openLoader(connection);
    const row = (index: number): Row => [
      "r",
      String(index),
      null,
      null,
      "blank",
      "格".repeat(9_000_000 + index),
      null,
      null,
      0,
    ];
    for (let index = 0; index < 6; ++index) await loader.add(codeRows([["value", [row(index)]]]));
    expect((await readTable("value")).length, "before the end").toBe(6);
    await loader.close();
    const lengths = await connection.runAndReadAll("select length(raw)::integer - 9000000 from value");
    expect(lengths.getRows().flat()).toEqual([0, 1, 2, 3, 4, 5]);
  }, 60_000);

  it("refuses what a column cannot hold, and leaves the table as it was", async () => {
    const loader = openLoader(connection);
    const row: Row = ["r", "c", "not a number", null, "printed", null, null, null, 0];
    await loader.add(codeRows([["value", [row]]]));
    await expect(loader.close()).rejects.toThrow(/Conversion Error.*not a number/);
    expect(await readTable("value")).toEqual([]);
  });
});
