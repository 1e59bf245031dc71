import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {findChanged, hashBodies, hashListing, readBuilt, writeBuilt} from "../../src/etl/built.js";
import type {Built} from "../../src/etl/built.js";
import type {SourceNote} from "../../src/etl/reading/sourceNote.js";
import type {Correction} from "../../src/etl/source/corrections.js";
import {UNDECLARED} from "../../src/etl/source/manifest.js";

const NOBODY: ReadonlySet<string> = new Set();

function noteOf(agencyId: string, year: number, key: string): SourceNote {
  const agency = {agencyId, name: "", nameEn: "", regionCode: null, level: null, kind: "other" as const};
  const source = {sourceId: key, path: `${key}.txt`, mediaType: "text/plain" as const, bytes: 1, declared: UNDECLARED};
  return {source, key, note: {kind: "report", reportId: `${agencyId}-${year}`, agency}};
}

function correctionOf(reportId: string, value: number): Correction {
  const facts = {cellId: "requests.received.total", expectedPrinted: 1, reason: "misprint", evidence: "its narrative"};
  return {reportId, value, ...facts, where: "corrections.csv line 2"};
}

describe("hashListing(files, settings)", () => {
  it("changes with a path and with a setting", () => {
    const hash = hashListing([{path: "a"}, {path: "b"}], ["00"]);
    expect(hashListing([{path: "a"}, {path: "b"}], ["00"])).toBe(hash);
    expect(hashListing([{path: "a"}], ["00"])).not.toBe(hash);
    expect(hashListing([{path: "a"}, {path: "c"}], ["00"])).not.toBe(hash);
    expect(hashListing([{path: "a"}, {path: "b"}], ["01"])).not.toBe(hash);
  });
});

describe("hashBodies(notes, corrections)", () => {
  const notes = [noteOf("a", 2022, "k1"), noteOf("a", 2023, "k2"), noteOf("b", 2022, "k3")];
  const hashes = hashBodies(notes, []);

  it("has a hash for each body", () => {
    expect(Object.keys(hashes)).toEqual(["a", "b"]);
  });

  it.each<[string, readonly SourceNote[], readonly Correction[]]>([
    ["a reading", notes.with(0, noteOf("a", 2022, "k4")), []],
    ["the order of its files, by which copies are ranked", [...notes.slice(0, 2).reverse(), ...notes.slice(2)], []],
    ["a file that is gone", notes.slice(1), []],
    ["a correction", notes, [correctionOf("a-2023", 5)]],
  ])("changes with %s, and that of no other body does", (_, now, corrections) => {
    const changed = hashBodies(now, corrections);
    expect(changed["a"]).not.toBe(hashes["a"]);
    expect(changed["b"]).toBe(hashes["b"]);
  });
});

describe("findChanged(before, now, corrected)", () => {
  const many = Object.fromEntries(Array.from({length: 200}, (_, index) => [`body-${index}`, "1"]));
  const others = (count: number) =>
    Object.fromEntries(Object.entries(many).map(([id, hash], index) => [id, index < count ? "2" : hash]));

  it("names the bodies that came, went or changed, and those that are corrected", () => {
    const before = {bodies: {a: "1", b: "1", c: "1", d: "1"}, updates: 0};
    expect(findChanged(before, {a: "1", b: "2", d: "1", e: "1"}, new Set(["d"]))).toEqual(
      new Set(["b", "c", "d", "e"]),
    );
    expect(findChanged(before, before.bodies, NOBODY)).toEqual(NOBODY);
  });

  it("is null where more than a tenth changed, or a warehouse was updated many times", () => {
    expect(findChanged({bodies: many, updates: 0}, others(20), NOBODY)?.size).toBe(20);
    expect(findChanged({bodies: many, updates: 0}, others(21), NOBODY)).toBeNull();
    expect(findChanged({bodies: many, updates: 49}, others(1), NOBODY)?.size).toBe(1);
    expect(findChanged({bodies: many, updates: 50}, others(1), NOBODY)).toBeNull();
  });
});

describe("readBuilt(cache, build)", () => {
  const build = {version: "1", builtFrom: "abc"};
  const built: Built = {bodies: {a: "1"}, updates: 3, listing: "l", files: {"0 a.txt": ["ab12", 5]}};
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "built-"));
  });

  afterEach(() => {
    rmSync(folder, {recursive: true});
  });

  it("gives what was written of that build, and nothing of another", async () => {
    await writeBuilt(folder, build, built);
    expect(await readBuilt(folder, build)).toEqual(built);
    expect(await readBuilt(folder, {...build, version: "2"})).toBeUndefined();
    expect(await readBuilt(folder, {...build, builtFrom: "abd"})).toBeUndefined();
  });

  it("is undefined where the record is damaged", async () => {
    await writeBuilt(folder, build, built);
    const [name = ""] = readdirSync(join(folder, "built"));
    const path = join(folder, "built", name);
    const text = readFileSync(path, "utf8");
    for (const damaged of [text.replace('"1"', '"2"'), text.slice(0, -1), ""]) {
      writeFileSync(path, damaged);
      expect(await readBuilt(folder, build), damaged).toBeUndefined();
    }
  });

  it("keeps twenty records, and fails for no disk", async () => {
    for (let number = 0; number < 25; number++) await writeBuilt(folder, {...build, builtFrom: `${number}`}, built);
    expect(readdirSync(join(folder, "built"))).toHaveLength(20);
    writeFileSync(join(folder, "file"), "");
    await writeBuilt(join(folder, "file"), build, built);
  });
});
