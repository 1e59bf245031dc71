import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {bodyQuery, cellQuery, EXAMPLES, outcomesQuery, QUERIES, regionQuery} from "../../src/components/queries.js";
import {fillTables} from "../../src/etl/warehouse/fill.js";
import {readMarts, readViews} from "../../src/etl/warehouse/relation.js";
import {sampleAtlas} from "../etl/warehouse/sample.js";

const VIEW = {by: "year", scope: "own", year: 2024, detail: "all", measure: "share", bodies: []} as const;

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await fillTables(connection, sampleAtlas([{}]));
  for (const {name, sql} of readViews()) await connection.run(`create view ${name} as ${sql}`);
  for (const {name, sql} of readMarts()) await connection.run(`create table ${name} as ${sql}`);
});

afterAll(() => {
  connection.closeSync();
});

describe("the SQL behind figures", () => {
  const queries: readonly (readonly [string, string])[] = [
    ...Object.entries(QUERIES),
    ...EXAMPLES.map(({title, sql}) => [title.en, sql] as const),
    ["one cell", cellQuery("it's", "requests.received.total")],
    ["one body", bodyQuery("it's")],
    ["regions", regionQuery({scope: "own", year: 2024, province: ""})],
    ["one region", regionQuery({scope: "own", year: 2024, province: "310000"})],
    ...(["year", "region", "body"] as const).flatMap((by) => [
      [`outcomes by ${by}`, outcomesQuery({...VIEW, by})] as const,
      [`reasons by ${by}`, outcomesQuery({...VIEW, by, detail: "refused", bodies: ["it's"]})] as const,
    ]),
  ];
  for (const [name, sql] of queries) {
    it(`runs on the published database: ${name}`, async () => {
      const reader = await connection.runAndReadAll(sql);
      expect(reader.columnCount).toBeGreaterThan(0);
    });
  }
});
