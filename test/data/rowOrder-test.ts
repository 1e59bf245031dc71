import {execFile} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {cp, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection, JS} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {quoteName} from "../../src/etl/warehouse/statements.js";

const ROOT = join(import.meta.dirname, "../..");
const LOADERS = join(ROOT, "src/data");
const BUILD_MS = 120_000;
const LOAD_MS = 300_000;
const AT_A_TIME = 3;

/** The loaders that ask the warehouse; `atlas.duckdb` hands it on as it is. */
const NAMES: readonly string[] = readdirSync(LOADERS).filter(
  (name) =>
    /\.[a-z]+\.ts$/.test(name) &&
    name !== "atlas.duckdb.ts" &&
    readFileSync(join(LOADERS, name), "utf8").includes('from "./mart.js"'),
);

let folder: string;
let written: string;
let reversed: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "atlas-order-"));
  [written, reversed] = [join(folder, "written"), join(folder, "reversed")];
  await buildWarehouse({corpus: ["corpus"], out: written});
  await cp(written, reversed, {recursive: true});
  await ask(join(reversed, "atlas.duckdb"), reverseTables);
}, BUILD_MS);

afterAll(async () => {
  await rm(folder, {recursive: true});
});

describe("the loaders", {timeout: LOAD_MS}, () => {
  it("are asked of a warehouse whose tables hold the same rows the other way round", async () => {
    const [before = [], after = []] = await Promise.all(
      [written, reversed].map((warehouse) =>
        ask(join(warehouse, "atlas.duckdb"), (connection) => select(connection, "from value")),
      ),
    );
    expect(before.length).toBeGreaterThan(1000);
    expect(after).toEqual(before.toReversed());
  });

  it("give the same bytes of both", async () => {
    expect(NAMES.length).toBeGreaterThan(25);
    const waiting = NAMES.toReversed();
    const different: string[] = [];
    const work = async () => {
      for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
        const [before, after] = [await load(name, written), await load(name, reversed)];
        expect(before.length).toBeGreaterThan(0);
        if (!before.equals(after)) different.push(name);
      }
    };
    await Promise.all(Array.from({length: AT_A_TIME}, work));
    expect(different).toEqual([]);
  });

  it("give the values of a body together, by report, and those of a report in the order of the form", async () => {
    const file = join(folder, "value.parquet");
    await writeFile(file, await load("value.parquet.ts", reversed));
    const keys = await ask(join(written, "atlas.duckdb"), (connection) =>
      select(
        connection,
        `select agency_id, report_id, ordinal
        from '${file}' as value
        join report using (report_id)
        join cell using (form, cell_id)
        order by value.file_row_number`,
      ),
    );
    expect(keys).toEqual(keys.toSorted(compareKeys));
  });
});

/** What a loader prints of a warehouse, run as the site runs it. */
async function load(name: string, warehouse: string): Promise<Buffer> {
  const env = {...process.env, ATLAS_WAREHOUSE: warehouse};
  const options = {cwd: ROOT, env, encoding: "buffer", maxBuffer: 1 << 28} as const;
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["--import", "tsx", join(LOADERS, name)], options, (error, out) => {
      if (error === null) resolve(out);
      else reject(new Error(`no output of ${name}`, {cause: error}));
    });
  });
}

async function reverseTables(connection: DuckDBConnection): Promise<void> {
  const tables = await select(connection, "select table_name from duckdb_tables() where not internal");
  for (const table of tables.flat().filter((value) => typeof value === "string")) {
    const name = quoteName(table);
    await connection.run(`create temp table reversed as from ${name} order by rowid desc`);
    await connection.run(`delete from ${name}`);
    await connection.run(`insert into ${name} from reversed`);
    await connection.run("drop table reversed");
  }
}

async function ask<T>(database: string, question: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  try {
    return await question(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function select(connection: DuckDBConnection, sql: string): Promise<JS[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJS();
}

function compareKeys(a: readonly JS[], b: readonly JS[]): number {
  const [index] = a.flatMap((value, at) => (value === b[at] ? [] : [at]));
  if (index === undefined) return 0;
  return (a[index] ?? "") < (b[index] ?? "") ? -1 : 1;
}
