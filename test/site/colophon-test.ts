import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readColophon} from "../../src/site/colophon.js";
import {footer, header} from "../../src/site/shell.js";
import {PUBLISHER} from "../../src/synth/corpus.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "atlas-colophon-"));
});

afterEach(async () => {
  await rm(folder, {recursive: true});
});

async function writeBuild(addresses: readonly (string | null)[]): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = addresses.map((address) => `(${address === null ? "null" : `'${address}'`}::varchar)`).join(", ");
  for (const [select, file] of [
    ["select 'abcdef0123456789' as built_from, '1.2.0+fedcba' as version", "build.parquet"],
    [`from (values ${rows}) as source(source_url)`, "source.parquet"],
  ]) {
    await connection.run(`copy (${select ?? ""}) to '${join(folder, file ?? "")}' (format parquet, compression zstd)`);
  }
  connection.closeSync();
  instance.closeSync();
}

describe("readColophon(folder)", () => {
  it("tells which build of which corpus it is", async () => {
    await writeBuild(["https://www.example.org/report.html", null]);
    expect(await readColophon(folder)).toEqual({
      version: "1.2.0+fedcba",
      builtFrom: "abcdef0123456789",
      synthetic: false,
    });
  });

  it("tells made-up reports by their addresses, even one among real ones", async () => {
    await writeBuild([`${PUBLISHER}2023/report.html`, "https://www.example.org/report.html"]);
    expect(await readColophon(folder)).toMatchObject({synthetic: true});
  });

  it("takes no address for made up that only speaks of one", async () => {
    await writeBuild(["https://www.example.org/synthetic.invalid/report.html"]);
    expect(await readColophon(folder)).toMatchObject({synthetic: false});
  });

  it("knows the version where there is no warehouse", async () => {
    expect(await readColophon(folder)).toMatchObject({builtFrom: null, synthetic: false});
  });
});

describe("header(page, colophon)", () => {
  it("warns of made-up reports on every page, in its language", () => {
    expect(header({path: "/outcomes"}, {synthetic: true})).toContain("演示数据");
    expect(header({path: "/en/outcomes"}, {synthetic: true})).toContain("Demonstration data");
    expect(header({path: "/outcomes"}, {synthetic: false})).not.toContain("演示数据");
  });
});

describe("footer(path, colophon)", () => {
  it("parts the version from the hashes of the code and the corpus", () => {
    const text = footer("/en/data", {version: "1.2.0+fedcba", builtFrom: "abcdef0123456789", synthetic: false});
    expect(text.replace(/<[^>]+>/g, "")).toMatch(/^Disclosure Atlas 1\.2\.0 code fedcba corpus abcdef012345\n/);
    expect(text).toContain('title="abcdef0123456789"');
  });
});
