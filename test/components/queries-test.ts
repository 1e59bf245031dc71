import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {
  BEHIND,
  bodyBehind,
  bodyQuery,
  cellQuery,
  EXAMPLES,
  findingQuery,
  outcomesBehind,
  outcomesQuery,
  peersQuery,
  QUERIES,
  regionBehind,
  regionQuery,
  sumQuery,
} from "../../src/components/queries.js";
import {fillTables} from "../../src/etl/warehouse/fill.js";
import {readMarts, readViews} from "../../src/etl/warehouse/relation.js";
import {sampleAtlas} from "../etl/warehouse/sample.js";

const PLACES = [
  {province: "", place: ""},
  {province: "310000", place: ""},
  {province: "310000", place: "310115"},
] as const;
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
    ...Object.entries(BEHIND).map(([name, sql]) => [`behind ${name}`, sql] as const),
    ["one cell", cellQuery("it's", "requests.received.total")],
    ["some cells", sumQuery("it's", ["requests.received.total", "requests.received.other"])],
    ["one body", bodyQuery("it's")],
    ["behind one body", bodyBehind("it's")],
    ["one body's peers", peersQuery("it's")],
    ["one finding", findingQuery("identity_broken")],
    ...PLACES.flatMap((place) => [
      [`region ${place.province} ${place.place}`, regionQuery({scope: "own", year: 2024, ...place})] as const,
      [`behind region ${place.province} ${place.place}`, regionBehind({scope: "own", year: 2024, ...place})] as const,
    ]),
    ...(["year", "region", "body"] as const).flatMap((by) => [
      [`outcomes by ${by}`, outcomesQuery({...VIEW, by})] as const,
      [`reasons by ${by}`, outcomesQuery({...VIEW, by, detail: "refused", bodies: ["it's"]})] as const,
      [`behind outcomes by ${by}`, outcomesBehind({...VIEW, by})] as const,
      [`behind reasons by ${by}`, outcomesBehind({...VIEW, by, detail: "refused", bodies: ["it's"]})] as const,
    ]),
  ];
  for (const [name, sql] of queries) {
    it(`runs on the published database: ${name}`, async () => {
      const reader = await connection.runAndReadAll(sql);
      expect(reader.columnCount).toBeGreaterThan(0);
    });
  }
});

describe("the SQL behind what figures are made of", () => {
  for (const [name, sql] of Object.entries(BEHIND)) {
    it(`names the report of each row, so that it leads there: ${name}`, async () => {
      const reader = await connection.runAndReadAll(sql);
      expect(reader.columnNames()).toContain("report_id");
    });
  }
});
