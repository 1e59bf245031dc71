import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, it, expect} from "vitest";
import {openReadingPool} from "../../src/etl/readingPool.js";
import type {ReadingPool, ThreadLimits} from "../../src/etl/readingPool.js";
import {reportIdOf} from "../../src/etl/report/copy.js";
import {UNDECLARED} from "../../src/etl/source/manifest.js";
import {mediaTypeOf} from "../../src/etl/source/mediaType.js";
import type {SourceRead} from "../../src/etl/source/source.js";
import {makeZip} from "./document/makeZip.js";

const REPORT = readFileSync(join(import.meta.dirname, "../../corpus/pingtan-2023.md"));
const UNLIMITED: ThreadLimits = {milliseconds: 60_000, megabytes: 512};
/** Enough for the program and a report, not for a tree of a million elements. */
const NARROW: ThreadLimits = {milliseconds: 60_000, megabytes: 64};

let pool: ReadingPool;

afterEach(async () => {
  await pool.close();
});

function source(path: string, content: Uint8Array): SourceRead {
  const facts = {sourceId: path, path, mediaType: mediaTypeOf(path), bytes: content.length, declared: UNDECLARED};
  return {kind: "content", source: facts, content};
}

async function outcome(read: SourceRead): Promise<string> {
  const reading = await pool.read(read);
  return reading.kind === "report" ? reportIdOf(reading.copy) : `${reading.code}: ${reading.detail}`;
}

describe("openReadingPool(threads, limits)", () => {
  it("reads a source as it is read without threads", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const {readCopy} = await import("../../src/etl/reading.js");
    const read = source("pingtan-2023.md", REPORT);
    expect(await pool.read(read)).toEqual(await readCopy(read));
  });

  it("turns away a file that takes too long, each time in a new thread", async () => {
    pool = openReadingPool(1, {...UNLIMITED, milliseconds: 5});
    for (let round = 0; round < 2; round++) {
      expect(await outcome(source("slow.md", REPORT))).toBe("limit_exceeded: not read within 0.005 seconds");
    }
  });

  it("turns away a file that takes too much memory, and reads the next", async () => {
    pool = openReadingPool(1, NARROW);
    const text = new TextEncoder().encode(`<p>${"第一段\t1\n<br>".repeat(300_000)}`);
    expect(await outcome(source("fat.html", text))).toBe("limit_exceeded: needs more than 64 MB of memory");
    expect(await outcome(source("pingtan-2023.md", REPORT))).toMatch(/-2023$/);
  });

  it("opens archives within the same limits", async () => {
    pool = openReadingPool(1, {...UNLIMITED, milliseconds: 5});
    expect(await pool.expand(await makeZip({"a.md": REPORT}))).toEqual({
      unreadable: "limit_exceeded",
      detail: "not read within 0.005 seconds",
    });
  });

  it("hands on what could not be opened", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const {source: facts} = source("gone.txt", new Uint8Array());
    expect(await outcome({kind: "rejection", source: facts, code: "unreadable_file", detail: "gone"})).toBe(
      "unreadable_file: gone",
    );
  });
});
