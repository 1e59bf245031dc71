import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {packReading} from "../../../src/etl/reading/packedReading.js";
import {createStore, openStore} from "../../../src/etl/reading/store.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import type {Source} from "../../../src/etl/source/source.js";

const SOURCE: Source = {sourceId: "abc", path: "a.txt", mediaType: "text/plain", bytes: 3, declared: UNDECLARED};
const PACKED = packReading({kind: "rejection", source: SOURCE, code: "not_a_report", detail: "no heading"});
const WEEK = 7 * 86_400_000;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "store-"));
});

afterEach(() => {
  rmSync(folder, {recursive: true});
});

/** The one file of a version. */
function onlyFile(version: string): string {
  const [file = ""] = readdirSync(join(folder, version), {recursive: true, encoding: "utf8"}).filter((name) =>
    /\w{2}.\w{62}$/.test(name),
  );
  return join(folder, version, file);
}

describe("keyOf(source, member)", () => {
  const {keyOf} = createStore("v1");

  it("is the same for the same", () => {
    expect(keyOf({...SOURCE})).toBe(keyOf(SOURCE));
    expect(openStore(folder, "v1").keyOf(SOURCE)).toBe(keyOf(SOURCE));
  });

  it.each<[string, Partial<Source>]>([
    ["the bytes", {sourceId: "abd"}],
    ["the path, which may tell year and body", {path: "b.txt"}],
    ["the type", {mediaType: "text/markdown"}],
    ["what is declared", {declared: {...UNDECLARED, year: 2024}}],
  ])("changes with %s", (_, change) => {
    expect(keyOf({...SOURCE, ...change})).not.toBe(keyOf(SOURCE));
  });

  it("changes with the place in an archive, and with the version of the code", () => {
    expect(keyOf(SOURCE, "inner/a.txt")).not.toBe(keyOf(SOURCE));
    expect(createStore("v2").keyOf(SOURCE)).not.toBe(keyOf(SOURCE));
  });
});

describe("openStore(folder, version)", () => {
  it("keeps readings for the next run", () => {
    openStore(folder, "v").put("00aa".padEnd(64, "0"), PACKED);
    expect(openStore(folder, "v").get("00aa".padEnd(64, "0"))).toEqual(Buffer.from(PACKED));
    expect(openStore(folder, "v").get("00ab".padEnd(64, "0"))).toBeUndefined();
  });

  it("takes nothing from an earlier run where it should not, but from its own", () => {
    const key = "0".repeat(64);
    openStore(folder, "v").put(key, PACKED);
    const fresh = openStore(folder, "v", true);
    expect(fresh.get(key)).toBeUndefined();
    fresh.put(key, PACKED);
    expect(fresh.get(key)).toEqual(Buffer.from(PACKED));
  });

  it("takes no reading whose file is damaged in any byte, cut short or empty", () => {
    const key = "0".repeat(64);
    openStore(folder, "v").put(key, PACKED);
    const path = onlyFile("v");
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
      writeFileSync(path, damaged);
      expect(openStore(folder, "v").get(key), `byte ${at}`).toBeUndefined();
    }
    for (const length of [0, 4, 8, whole.length - 1]) {
      writeFileSync(path, whole.subarray(0, length));
      expect(openStore(folder, "v").get(key), `${length} bytes`).toBeUndefined();
    }
  });

  it("knows what readings come to without opening them, and nothing of those that are gone or damaged", async () => {
    const keys = ["00aa", "00bb", "11cc"].map((start) => start.padEnd(64, "0"));
    const first = openStore(folder, "v");
    for (const key of keys) first.put(key, PACKED);
    await first.close(new Set(keys));
    const [kept = "", gone = "", damaged = ""] = keys;
    const pathOf = (key: string) => join(folder, "v", key.slice(0, 2), key.slice(2));
    rmSync(pathOf(gone));
    writeFileSync(pathOf(damaged), "damaged");
    const store = openStore(folder, "v");
    expect(await store.note(kept)).toEqual({kind: "rejection", code: "not_a_report", detail: "no heading"});
    expect(await store.note(gone)).toBeUndefined();
    expect(store.get(damaged)).toBeUndefined();
    expect(await store.note(damaged), "once it was found damaged").toBeUndefined();
    expect(await openStore(folder, "v", true).note(kept), "of an earlier run").toBeUndefined();
  });

  it("opens a reading whose note is damaged, or was never finished", async () => {
    const keys = ["00aa", "11bb"].map((start) => start.padEnd(64, "0"));
    const first = openStore(folder, "v");
    for (const key of keys) first.put(key, PACKED);
    await first.close(new Set(keys));
    const list = join(folder, "v", "entries.jsonl");
    const text = readFileSync(list, "utf8").replace("no heading", "no headinG");
    for (const damaged of [text, text.slice(0, -9), "not a list", ""]) {
      writeFileSync(list, damaged);
      const store = openStore(folder, "v");
      for (const key of keys) expect(await store.note(key), damaged).toMatchObject({detail: "no heading"});
    }
  });

  it("keeps in memory what the disk does not take", () => {
    const key = "0".repeat(64);
    writeFileSync(join(folder, "v"), "a file where a folder should be");
    const store = openStore(folder, "v");
    store.put(key, PACKED);
    expect(store.get(key)).toEqual(PACKED);
    chmodSync(folder, 0o755);
  });

  it("takes away what was not used for a week, and versions beyond three", async () => {
    const [used, unused] = ["0".repeat(64), "1".repeat(64)];
    for (const version of ["v1", "v2", "v3", "v4"]) {
      const store = openStore(folder, version);
      store.put(used, PACKED);
      await store.close(new Set([used]));
    }
    expect(readdirSync(folder).sort()).toEqual(["v2", "v3", "v4"]);
    const store = openStore(folder, "v4");
    store.put(unused, PACKED);
    await store.close(new Set([used]));
    expect(store.get(unused)).toBeDefined();
    const before = new Date(Date.now() - WEEK - 1000);
    for (const key of [used, unused]) utimesSync(join(folder, "v4", key.slice(0, 2), key.slice(2)), before, before);
    await store.close(new Set([used]));
    expect(store.get(unused), "looked through within the day").toBeDefined();
    utimesSync(join(folder, "v4", "pruned"), before, before);
    await store.close(new Set([used]));
    expect(store.get(unused)).toBeUndefined();
    expect(store.get(used)).toBeDefined();
  });
});
