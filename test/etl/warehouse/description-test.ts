import {createHash} from "node:crypto";
import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {z} from "zod";
import {runQuery} from "../../../src/etl/warehouse/query.js";
import {TABLES} from "../../../src/etl/warehouse/schema.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleAtlas} from "./sample.js";

const RESOURCE = z.object({
  name: z.string(),
  path: z.string(),
  bytes: z.number(),
  hash: z.string(),
  schema: z.object({
    fields: z.array(
      z.object({
        name: z.string(),
        type: z.string(),
        description: z.string().min(1),
        constraints: z.object({
          required: z.boolean(),
          unique: z.literal(true).optional(),
          enum: z.array(z.union([z.string(), z.number()])).optional(),
        }),
      }),
    ),
    missingValues: z.array(z.string()),
    primaryKey: z.array(z.string()),
    foreignKeys: z
      .array(
        z.object({
          fields: z.array(z.string()),
          reference: z.object({resource: z.string(), fields: z.array(z.string())}),
        }),
      )
      .optional(),
  }),
});

const PACKAGE = z.object({version: z.string(), resources: z.array(RESOURCE)});

const LICENSED = z.object({licenses: z.array(z.object({name: z.string(), path: z.string(), title: z.string()}))});

const DATASET = z.object({
  license: z.string(),
  creditText: z.string(),
  temporalCoverage: z.string().optional(),
  distribution: z.array(z.object({contentUrl: z.string(), sha256: z.string().optional()})),
});

/** What DuckDB calls the types of Table Schema. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  string: ["VARCHAR"],
  array: ["VARCHAR[]"],
  integer: ["INTEGER", "BIGINT"],
  number: ["DOUBLE", "DECIMAL(18,6)"],
  boolean: ["BOOLEAN"],
  date: ["DATE"],
};

const parent = mkdtempSync(join(tmpdir(), "description-"));
const folder = join(parent, "warehouse");

const read = (name: string) => readFileSync(join(folder, name), "utf8");
const sha256 = (name: string) =>
  createHash("sha256")
    .update(readFileSync(join(folder, name)))
    .digest("hex");
const readPackage = () => PACKAGE.parse(JSON.parse(read("datapackage.json")));

beforeAll(async () => {
  await writeWarehouse(sampleAtlas([{}, {year: 2020, form: 2019}]), folder, writeDatabaseChecksum);
});

afterAll(() => {
  rmSync(parent, {recursive: true});
});

describe("datapackage.json", () => {
  it("has a resource for each table, with the size and hash of its file", () => {
    const {version, resources} = readPackage();
    expect(version).toBe("1.2.3");
    expect(resources.map(({name}) => name)).toEqual(TABLES.map(({name}) => name));
    for (const {path, bytes, hash} of resources) {
      expect(bytes, path).toBe(readFileSync(join(folder, path)).length);
      expect(hash, path).toBe(`sha256:${sha256(path)}`);
    }
  });

  it("has the columns of the files, in their order and types", async () => {
    for (const {path, schema} of readPackage().resources) {
      const {columns} = await runQuery(folder, `from '${join(folder, path)}' limit 0`);
      expect(
        schema.fields.map(({name}) => name),
        path,
      ).toEqual(columns.map(({name}) => name));
      const wrong = columns.filter(({type}, index) => !TYPES[schema.fields[index]?.type ?? ""]?.includes(type));
      expect(wrong, path).toEqual([]);
    }
  });

  it("states constraints that the rows obey", async () => {
    for (const {path, schema} of readPackage().resources) {
      const violations = schema.fields.flatMap(({name, constraints}) => {
        const allowed = constraints.enum?.map((value) => (typeof value === "string" ? `'${value}'` : String(value)));
        const isMissing = constraints.required ? [`${name} is null`] : [];
        return allowed === undefined ? isMissing : [...isMissing, `${name} not in (${allowed.join(", ")})`];
      });
      const {rows} = await runQuery(folder, `from '${join(folder, path)}' where ${violations.join(" or ")}`);
      expect(rows, path).toEqual([]);
    }
  });

  it("takes no text for a missing value, and refers to keys that there are", () => {
    const {resources} = readPackage();
    const keys = new Map(resources.map(({name, schema}) => [name, schema.primaryKey]));
    for (const {name, schema} of resources) {
      expect(schema.missingValues).toEqual([]);
      for (const {reference} of schema.foreignKeys ?? [])
        expect(keys.get(reference.resource === "" ? name : reference.resource)).toEqual(reference.fields);
    }
    expect(resources.find(({name}) => name === "region")?.schema.foreignKeys).toContainEqual({
      fields: ["parent_code"],
      reference: {resource: "", fields: ["region_code"]},
    });
  });
});

describe("dataset.jsonld", () => {
  it("offers every file of data, with the years that they cover", () => {
    const {distribution, temporalCoverage} = DATASET.parse(JSON.parse(read("dataset.jsonld")));
    const data = readdirSync(folder).filter((file) => /\.(parquet|duckdb)$/.test(file));
    expect(distribution.map(({contentUrl}) => contentUrl).sort()).toEqual(data.sort());
    for (const {contentUrl, sha256: hash} of distribution) if (hash) expect(hash).toBe(sha256(contentUrl));
    expect(temporalCoverage).toBe("2020/2024");
  });

  it("covers no years where there is no report", async () => {
    const empty = join(parent, "empty");
    await writeWarehouse(sampleAtlas([]), empty, writeDatabaseChecksum);
    const dataset = DATASET.parse(JSON.parse(readFileSync(join(empty, "dataset.jsonld"), "utf8")));
    expect(dataset.temporalCoverage).toBeUndefined();
  });
});

describe("the licence of the data", () => {
  const MARK = "https://creativecommons.org/publicdomain/mark/1.0/";

  it("is the same in both descriptions, and not that of the code", () => {
    const {licenses} = LICENSED.parse(JSON.parse(read("datapackage.json")));
    const {license, creditText} = DATASET.parse(JSON.parse(read("dataset.jsonld")));
    expect(licenses.map(({name, path}) => [name, path])).toEqual([["other-pd", MARK]]);
    expect(license).toBe(MARK);
    expect(creditText).toContain("Cite the report");
  });

  it.each(["LICENSE", "README.md", "README.zh.md", "docs/warehouse.md"])(
    "is stated in %s beside that of the code",
    (path) => {
      const text = readFileSync(join(import.meta.dirname, "../../..", path), "utf8");
      expect(text).toContain(MARK);
      expect(text).toContain("MIT");
    },
  );
});

describe("SHA256SUMS", () => {
  it("has all files but atlas.duckdb, whose bytes differ from run to run, and itself", () => {
    const files = readdirSync(folder).filter((file) => !file.startsWith("atlas.duckdb") && file !== "SHA256SUMS");
    const lines = files.map((file) => `${sha256(file)}  ${file}`);
    expect(read("SHA256SUMS").trimEnd().split("\n").sort()).toEqual(lines.sort());
  });
});
