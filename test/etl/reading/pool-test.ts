import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, describe, it, expect} from "vitest";
import {composeBodies} from "../../../src/etl/compose.js";
import {openReadingPool} from "../../../src/etl/reading/pool.js";
import type {ReadingPool, ThreadLimits} from "../../../src/etl/reading/pool.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import {mediaTypeOf} from "../../../src/etl/source/mediaType.js";
import {readNote, unpackCopy} from "../../../src/etl/reading/packedReading.js";
import {readCopy} from "../../../src/etl/reading/readCopy.js";
import type {SourceRead} from "../../../src/etl/source/source.js";
import {makeZip} from "../document/makeZip.js";

const REPORT = readFileSync(join(import.meta.dirname, "../../../corpus/pingtan-2023.md"));
const UNLIMITED: ThreadLimits = {milliseconds: 60_000, megabytes: 512};
/** Enough for the program and a report, not for a tree of a million elements. */
const NARROW: ThreadLimits = {milliseconds: 60_000, megabytes: 64};

let pool: ReadingPool;

afterEach(async () => {
  await pool.close();
});

type Content = Extract<SourceRead, {kind: "content"}>;

function source(path: string, content: Uint8Array): Content {
  const facts = {sourceId: path, path, mediaType: mediaTypeOf(path), bytes: content.length, declared: UNDECLARED};
  return {kind: "content", source: facts, content};
}

async function outcome(read: Content): Promise<string> {
  const reading = await pool.read(read);
  const note = reading instanceof Uint8Array ? readNote(reading) : reading;
  return note?.kind === "report" ? note.reportId : `${note?.code ?? ""}: ${note?.detail ?? ""}`;
}

describe("openReadingPool(threads, limits)", () => {
  it("reads a source as it is read without threads", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const read = source("pingtan-2023.md", REPORT);
    const [packed, reading] = [await pool.read(read), await readCopy(read)];
    if (!(packed instanceof Uint8Array) || reading.kind === "rejection") throw new Error("not read");
    expect(unpackCopy(packed)).toEqual(reading.copy);
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

  it("makes the reports of copies as they are made without threads", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const packed = await pool.read(source("pingtan-2023.md", REPORT));
    const copies = {copies: packed instanceof Uint8Array ? [packed] : [], corrections: []};
    expect(await pool.compose(copies)).toEqual(composeBodies(copies));
    expect(composeBodies(copies).primaries).toHaveLength(1);
  });
});
