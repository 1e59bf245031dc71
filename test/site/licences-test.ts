import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {LICENCES, writeLicences} from "../../src/site/licences.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "atlas-licences-"));
});

afterEach(async () => {
  await rm(folder, {recursive: true});
});

describe("writeLicences(folder, bundled)", () => {
  it("gives the words of each package that went in, once, and of what every site carries", async () => {
    await writeLicences(folder, [
      "src/components/arrow.ts",
      "node_modules/d3-array/src/max.js",
      "node_modules/d3-array/src/min.js",
      "node_modules/@codemirror/state/dist/index.js",
    ]);
    const text = await readFile(join(folder, LICENCES), "utf8");
    expect(text.startsWith(await readFile("LICENSE", "utf8"))).toBe(true);
    const names = [...text.matchAll(/^-{80}\n\n(\S+) \d/gm)].map(([, name]) => name);
    expect(names).toEqual(["@codemirror/state", "@duckdb/duckdb-wasm", "@observablehq/framework", "d3-array"]);
    expect(text).toContain(await readFile("node_modules/d3-array/LICENSE", "utf8"));
  });
});
