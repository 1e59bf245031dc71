import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {openReadingPool} from "../../../src/etl/reading/pool.js";
import {bundleThreads, UNBUNDLED} from "../../../src/etl/reading/threadCode.js";
import type {ThreadCode} from "../../../src/etl/reading/threadCode.js";
import type {Looked} from "../../../src/etl/reading/task.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import {createRandom} from "../../../src/synth/random.js";
import {printCase} from "../../../src/synth/cases.js";
import {WAYS} from "../../../src/synth/ways.js";
import {mediaTypeOf} from "../../../src/etl/source/mediaType.js";

const PACKAGES = join(import.meta.dirname, "../../../node_modules");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(PACKAGES, ".bundle-test-"));
});

afterEach(() => {
  rmSync(folder, {recursive: true});
});

/** A report of every format that has a reader of its own. */
async function makeFiles(): Promise<{readonly path: string; readonly content: Uint8Array}[]> {
  const names = ["tabs", "html-page", "docx", "pdf"];
  const ways = WAYS.filter(({name}) => names.includes(name));
  const files = ways.map(async (way) => {
    const made = printCase(1, way.name, way);
    const content = made === undefined ? new Uint8Array() : await way.render(made.sheet, createRandom(1, "layout"));
    return {path: `${way.name}.${way.extension}`, content};
  });
  return Promise.all(files);
}

async function readAll(code: ThreadCode): Promise<string[]> {
  const pool = openReadingPool(1, undefined, code);
  const readings: string[] = [];
  for (const {path, content} of await makeFiles()) {
    const source = {sourceId: path, path, mediaType: mediaTypeOf(path), bytes: content.length, declared: UNDECLARED};
    const reading = await pool.read({read: {kind: "content", source, content}, version: "v", folder: null});
    const packed = reading.kind === "reading" ? reading.packed : null;
    readings.push(packed === null ? "not read" : Buffer.from(packed).toString("base64"));
  }
  await pool.close();
  return readings;
}

async function lookAtMade(code: ThreadCode): Promise<Looked> {
  const pool = openReadingPool(1, undefined, code);
  const facts = {corpus: 0, mediaType: mediaTypeOf("a.md"), declared: UNDECLARED, problem: null};
  const files = ["a.md", "gone.md"].map((path) => ({...facts, path, location: join(folder, path)}));
  writeFileSync(join(folder, "a.md"), "no report");
  const looked = await pool.look({files, folder});
  rmSync(join(folder, "a.md"));
  await pool.close();
  return looked;
}

describe("bundleThreads(version)", () => {
  it("gives one file that reads every format as the code does as it stands", async () => {
    const code = await bundleThreads("1", folder);
    expect(code.reader).toEqual({filename: join(folder, "worker-1.mjs"), execArgv: []});
    const readings = await readAll(code);
    expect(readings).toHaveLength(4);
    expect(readings.every((reading) => reading.length > 1000)).toBe(true);
    expect(readings).toEqual(await readAll(UNBUNDLED));
  }, 60_000);

  it("gives one file, a twentieth of that in size at most, that looks at files as the code does as it stands", async () => {
    const {reader, looker} = await bundleThreads("1", folder);
    expect(looker).toEqual({filename: join(folder, "looker-1.mjs"), execArgv: []});
    expect(statSync(looker.filename).size).toBeLessThan(statSync(reader.filename).size / 20);
    expect(await lookAtMade({reader, looker})).toEqual(await lookAtMade(UNBUNDLED));
  });

  it("makes files once for each version, and keeps those of three", async () => {
    const {reader} = await bundleThreads("1", folder);
    writeFileSync(reader.filename, "// made before");
    await bundleThreads("1", folder);
    expect(readFileSync(reader.filename, "utf8")).toBe("// made before");
    for (const version of ["2", "3", "4"]) await bundleThreads(version, folder);
    const kept = ["2", "3", "4"].flatMap((version) => [`looker-${version}.mjs`, `worker-${version}.mjs`]);
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
  });

  it("gives the code as it stands where no file can be written", async () => {
    writeFileSync(join(folder, "file"), "");
    expect(await bundleThreads("1", join(folder, "file", "folder"))).toEqual(UNBUNDLED);
  });
});
