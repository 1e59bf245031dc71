import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
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
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {fillTables} from "../../src/etl/warehouse/fill.js";
import {readRelations} from "../../src/etl/warehouse/relation.js";
import {sampleAtlas} from "../etl/warehouse/sample.js";

const BUILD_MS = 120_000;
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
  for (const {kind, name, sql} of readRelations()) await connection.run(`create ${kind} ${name} as ${sql}`);
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

describe("the cells behind a sum", () => {
  let folder: string;
  let corpus: DuckDBConnection;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "atlas-queries-"));
    const out = join(folder, "warehouse");
    await buildWarehouse({corpus: ["corpus"], out});
    const instance = await DuckDBInstance.create(join(out, "atlas.duckdb"), {access_mode: "READ_ONLY"});
    corpus = await instance.connect();
  }, BUILD_MS);

  afterAll(async () => {
    corpus.closeSync();
    await rm(folder, {recursive: true});
  });

  const sum = async (expression: string, sql: string) => {
    const reader = await corpus.runAndReadAll(`select round(sum(${expression})::double, 2) from (${sql})`);
    return reader.getRowsJS()[0]?.[0];
  };

  it.each([
    ["flows", "received + carried_in + concluded + carried_out", QUERIES.volumes, BEHIND.flows],
    ["outcomes", "requests", QUERIES.outcomes, BEHIND.outcomes],
    ["disputes", "decided + pending", QUERIES.disputes, BEHIND.disputes],
    ["decisions", "coalesce(decisions, 0) + coalesce(amount, 0)", QUERIES.decisions, BEHIND.decisions],
    ["outcomes of a year", "requests", QUERIES.outcomes.replace("where", "where year = 2024 and"), outcomesIn2024()],
  ])("add up to the figure: %s", async (_, figure, sql, behind) => {
    const total = await sum(figure, sql);
    expect(total).toBeGreaterThan(0);
    expect(await sum("value", behind)).toBe(total);
  });
});

/** The cells behind the outcomes of a year, of both scopes. */
function outcomesIn2024(): string {
  const of = (scope: "own" | "consolidated") => `(${regionBehind({scope, year: 2024, province: "", place: ""})})`;
  return `${of("own")} union all ${of("consolidated")}`;
}

describe("the SQL behind what figures are made of", () => {
  for (const [name, sql] of Object.entries(BEHIND)) {
    it(`names the report of each row, so that it leads there: ${name}`, async () => {
      const reader = await connection.runAndReadAll(sql);
      expect(reader.columnNames()).toContain("report_id");
    });
  }
});
