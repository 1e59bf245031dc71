import {existsSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, it, expect} from "vitest";
import type {FormYear} from "../../../src/etl/form/form.js";
import {getForm} from "../../../src/etl/form/forms.js";
import {createRelation, fillTables} from "../../../src/etl/warehouse/fill.js";
import {listSelected, parseRelation, readMarts, readRelations, readViews} from "../../../src/etl/warehouse/relation.js";
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
      partition: null,
      sql,
    });
  });

  it("reads how the rows can be cut", () => {
    const cut = (by: string) => parseRelation("x", `-- One row.\n-- (partition: ${by})\n--\n-- a: The a.\nselect 1\n`);
    expect(cut("year")).toMatchObject({comment: "One row.", partition: "year"});
    expect(cut("agency_id")).toMatchObject({comment: "One row.", partition: "agency_id"});
    expect(() => cut("month")).toThrow("invalid partition: month");
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
      "countable",
      "disclosures",
      "disputes",
      "requests",
    ]);
  });
});

describe("readRelations()", () => {
  const relations = readRelations();

  it("gives every view and mart once", () => {
    const names = relations.map(({kind, name}) => `${kind} ${name}`);
    const expected = [...readViews().map(({name}) => `view ${name}`), ...readMarts().map(({name}) => `table ${name}`)];
    expect(names.toSorted()).toEqual(expected.toSorted());
  });

  it("gives each after those that it selects from", () => {
    const early = relations.flatMap((relation, index) => {
      const later = relations.slice(index + 1).map(({name}) => name);
      return listSelected(relation).filter((name) => later.includes(name));
    });
    expect(early).toEqual([]);
  });
});

describe("listSelected(relation)", () => {
  it("finds what a select selects from and joins, and nothing in its comments", () => {
    const sql = "-- One row from nothing.\nwith a as (from b)\nselect * from a\n  join c using (x) -- join d\n";
    expect(listSelected({sql})).toEqual(["b", "a", "c", "d"]);
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

describe("every mart", () => {
  it.each(readMarts().filter(({partition}) => partition !== null))(
    "$name has the column that it can be cut by",
    ({partition, columns}) => {
      expect(columns.map(({name}) => name)).toContain(partition);
    },
  );
});

/*
 * What a mart may select from: its rows are replaced by themselves (warehouse/window.ts), and connections replace those
 * of bodies, and then those of years, at the same time.
 */
describe("no mart selects, by itself or through a view,", () => {
  const relations = new Map(readRelations().map((relation) => [relation.name, relation]));
  const selectedBy = (name: string, seen = new Set([name])): readonly string[] => {
    for (const each of listSelected(relations.get(name) ?? {sql: ""})) {
      if (!seen.has(each)) selectedBy(each, seen.add(each));
    }
    return [...seen].filter((each) => each !== name);
  };
  const marts = readMarts();

  it.each(marts)("from a mart that is not there before it: $name", ({name, partition}) => {
    const allowed = partition === "year" ? marts.filter((mart) => mart.partition === "agency_id") : [];
    const selected = marts.filter((mart) => selectedBy(name).includes(mart.name));
    expect(selected.filter((mart) => !allowed.includes(mart)).map((mart) => mart.name)).toEqual([]);
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

describe("every mart on reports of which no cell has a value", () => {
  const unknown = (year: number, form: FormYear) => ({
    year,
    form,
    values: Object.fromEntries(getForm(form, "three").cells.map(({id}) => [id, null])),
  });
  const atlas = sampleAtlas([unknown(2020, 2019), unknown(2021, 2021), unknown(2022, 2021)]);

  it.each(readMarts())("$name gives no number for what is missing", async ({sql}) => {
    const reader = await runOnSample(sql, atlas);
    const numbers = reader.columnNames().filter((_, index) => String(reader.columnTypes()[index]) === "DOUBLE");
    const given = reader.getRowObjectsJS().flatMap((row) => numbers.flatMap((name) => row[name] ?? []));
    // What is no rate is a number over one.
    expect(given.filter((number) => number !== 1)).toEqual([]);
  });

  it.each(readMarts())("$name says how many parts are missing wherever it adds up", ({columns}) => {
    const adds = columns.some(({comment}) => /\bsum\b.*null if|null if (?:any|a part|either)/i.test(comment));
    const says = columns.some(({name}) => /missing_cells$|^reports_counted$/.test(name));
    expect(adds && !says).toBe(false);
  });
});

async function runOnSample(sql: string, atlas = sampleAtlas([{}, {year: 2020, form: 2019}])) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await fillTables(connection, atlas);
  for (const relation of readRelations()) await createRelation(connection, relation);
  return connection.runAndReadAll(sql);
}
