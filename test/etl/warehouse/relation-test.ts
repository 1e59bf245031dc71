import {existsSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, it, expect} from "vitest";
import {createRelation, fillTables} from "../../../src/etl/warehouse/fill.js";
import {parseRelation, readMarts, readViews} from "../../../src/etl/warehouse/relation.js";
import {sampleAtlas} from "./sample.js";

const RELATIONS = [...readViews(), ...readMarts()];

describe("parseRelation(name, sql)", () => {
  it("reads the grain and the columns from the comment that the select opens with", () => {
    const sql =
      "-- One row per report,\n-- and reason.\n--\n-- year: The year.\n-- total: The sum: all\n--   of it.\nselect 1\n";
    expect(parseRelation("x", sql)).toEqual({
      name: "x",
      comment: "One row per report, and reason.",
      columns: [
        {name: "year", comment: "The year."},
        {name: "total", comment: "The sum: all of it."},
      ],
      sql,
    });
  });

  it("keeps a view whose columns all stand in a select as it is written", () => {
    const sql = "-- One row.\n--\n-- ...annual_reports\n-- total: The sum.\nselect 1\n";
    expect(parseRelation("x", sql).columns).toEqual([
      {name: "...annual_reports", comment: ""},
      {name: "total", comment: "The sum."},
    ]);
  });

  it("throws where there is no comment", () => {
    expect(() => parseRelation("x", "select 1\n")).toThrow("no comment on the rows and columns of a select: x");
  });
});

describe("readViews()", () => {
  it("finds the views", () => {
    expect(readViews().map(({name}) => name)).toEqual([
      "annual_reports",
      "cells",
      "containment",
      "disclosures",
      "disputes",
      "requests",
    ]);
  });

  it("finds a view before those that select from it", () => {
    const views = readViews();
    const early = views.flatMap(({name, sql}, index) =>
      views
        .slice(index + 1)
        .flatMap((later) => (new RegExp(`\\b(?:from|join) ${later.name}\\b`).test(sql) ? [name] : [])),
    );
    expect(early).toEqual([]);
  });
});

describe("readMarts()", () => {
  it("finds the marts", () => {
    const names = readMarts().map(({name}) => name);
    expect(names).toEqual(expect.arrayContaining(["coverage", "disputes_by_year", "request_outcomes"]));
  });

  it("describes the columns that a mart takes from a view as the view does", () => {
    const [agency] = readViews()
      .filter(({name}) => name === "annual_reports")
      .flatMap(({columns}) => columns.filter(({name}) => name === "agency_id"));
    const columns = readMarts().find(({name}) => name === "applicants")?.columns;
    expect(columns).toContainEqual(agency);
  });
});

describe("every view and mart", () => {
  it.each(readMarts())("$name, a mart, has a test of given and expected rows", ({name}) => {
    expect(existsSync(new URL(`../marts/${name}-test.ts`, import.meta.url))).toBe(true);
  });

  it.each(RELATIONS)("$name is one select in lower case that ends with its last table expression", ({name, sql}) => {
    const code = sql.replace(/--.*$/gm, "").replace(/'[^']*'/g, "''");
    expect(code).toBe(code.toLowerCase());
    expect(code).not.toContain(";");
    expect(sql.trimEnd().split("\n").at(-1)).toBe(`select * from ${name}`);
  });

  it.each(RELATIONS)("$name says what each of its columns means, and of no other", async ({columns, sql}) => {
    const reader = await runOnSample(sql);
    expect(columns.map(({name}) => name)).toEqual(reader.columnNames());
  });

  it.each(readMarts())("$name gives numbers and text that JavaScript can take as they are", async ({sql}) => {
    const types = (await runOnSample(sql)).columnTypes().map(String);
    expect(types.filter((type) => !["VARCHAR", "INTEGER", "DOUBLE", "BOOLEAN", "DATE"].includes(type))).toEqual([]);
  });
});

async function runOnSample(sql: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await fillTables(connection, sampleAtlas([{}, {year: 2020, form: 2019}]));
  for (const view of readViews()) await createRelation(connection, "view", view);
  return connection.runAndReadAll(sql);
}
