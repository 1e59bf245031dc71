import {createHash} from "node:crypto";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {composeBodies} from "../../../src/etl/compose.js";
import {openReadingPool} from "../../../src/etl/reading/pool.js";
import type {ReadingPool, ThreadLimits} from "../../../src/etl/reading/pool.js";
import {identifyFiles} from "../../../src/etl/source/bytes.js";
import {listSources} from "../../../src/etl/source/listing.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import {mediaTypeOf} from "../../../src/etl/source/mediaType.js";
import {readNote, unpackCopy} from "../../../src/etl/reading/packedReading.js";
import {readCopy} from "../../../src/etl/reading/readCopy.js";
import {pathOf} from "../../../src/etl/reading/readingFile.js";
import type {ReadingFolder} from "../../../src/etl/reading/readingFile.js";
import type {KeptReading, ReadTask} from "../../../src/etl/reading/task.js";
import type {SourceFile, SourceRead} from "../../../src/etl/source/source.js";
import {measure} from "../../../src/etl/warehouse/checksums.js";
import {makeZip} from "../document/makeZip.js";

const REPORT = readFileSync(join(import.meta.dirname, "../../../corpus/pingtan-2023.md"));
const UNLIMITED: ThreadLimits = {milliseconds: 60_000, megabytes: 512};
/** Enough for the program and a report, not for a tree of a million elements. */
const NARROW: ThreadLimits = {milliseconds: 60_000, megabytes: 64};

let pool: ReadingPool;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pool-"));
});

afterEach(async () => {
  await pool.close();
  rmSync(folder, {recursive: true});
});

type Content = Extract<SourceRead, {kind: "content"}>;
type File = Extract<ReadTask["read"], {kind: "file"}>;

const IN_MEMORY: ReadingFolder = {version: "v", folder: null};

function source(path: string, content: Uint8Array): Content {
  const facts = {sourceId: path, path, mediaType: mediaTypeOf(path), bytes: content.length, declared: UNDECLARED};
  return {kind: "content", source: facts, content};
}

async function outcome(read: Content): Promise<string> {
  const reading = await pool.read({read, ...IN_MEMORY});
  const note = reading.kind === "reading" ? reading.note : reading;
  return note.kind === "report" ? note.reportId : `${note.code}: ${note.detail}`;
}

async function readPacked(read: Content | File, place: ReadingFolder = IN_MEMORY): Promise<KeptReading> {
  const reading = await pool.read({read, ...place});
  if (reading.kind === "rejection") throw new Error(`not read: ${reading.detail}`);
  return reading;
}

describe("openReadingPool(threads, limits)", () => {
  it("reads a source as it is read without threads", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const read = source("pingtan-2023.md", REPORT);
    const [{packed, note}, reading] = [await readPacked(read), await readCopy(read)];
    if (packed === null || reading.kind === "rejection") throw new Error("not read");
    expect(unpackCopy(packed)).toEqual(reading.copy);
    expect(readNote(packed)).toEqual(note);
  });

  it("measures a file as this thread does", async () => {
    pool = openReadingPool(1, UNLIMITED);
    writeFileSync(join(folder, "large"), Buffer.alloc(3_000_000, "政府"));
    expect(await pool.measure(folder, "large")).toEqual(measure(folder, "large"));
    await expect(pool.measure(folder, "missing")).rejects.toThrow("no such file");
  });

  it("looks at files as this thread does", async () => {
    pool = openReadingPool(1, UNLIMITED);
    for (let i = 0; i < 20; i++) writeFileSync(join(folder, `${i}.md`), i % 5 === 0 ? "" : `${i}`);
    writeFileSync(join(folder, "picture.png"), "no report");
    const {files} = await listSources([folder]);
    const facts = {corpus: 0, mediaType: mediaTypeOf("gone.md"), declared: UNDECLARED, problem: null};
    const gone: SourceFile = {...facts, path: "gone.md", location: join(folder, "gone.md")};
    const identified = await identifyFiles([...files, gone]);
    const sourceIds = identified.map(({own}) => own.source.sourceId);
    expect(await pool.look({files: [...files, gone], folder})).toEqual({sourceIds, isSound: false});
    expect(identified.filter(({own}) => own.kind === "rejection")).toHaveLength(6);
  });

  it("goes on looking while the threads that read end and start again", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const looked = pool.look({files: [], folder});
    const read = source("pingtan-2023.md", REPORT);
    await readPacked(read);
    await pool.release();
    await readPacked(read);
    expect(await looked).toEqual({sourceIds: [], isSound: false});
  });

  it("ends a look that nobody waits for", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const looked = expect(pool.look({files: [], folder})).rejects.toThrow("ended before it had looked");
    await pool.close();
    await looked;
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
    const {packed} = await readPacked(source("pingtan-2023.md", REPORT));
    const copies = {copies: packed === null ? [] : [packed], corrections: []};
    expect(await pool.compose(copies)).toEqual(composeBodies(copies));
    expect(composeBodies(copies).primaries).toHaveLength(1);
  });

  it("opens a file as it is by now, keeps what it reads in a folder, and tells what is gone from there", async () => {
    pool = openReadingPool(1, UNLIMITED);
    const location = join(folder, "a.md");
    writeFileSync(location, REPORT);
    const facts = {path: "a.md", mediaType: mediaTypeOf("a.md"), declared: UNDECLARED};
    const file = {...facts, corpus: 0, location, problem: null};
    const known = {...facts, sourceId: "of before", bytes: 1};
    const place = {version: "v", folder: join(folder, "readings")};
    const {source: own, key, packed} = await readPacked({kind: "file", source: known, file}, place);
    expect(own).toEqual({...known, sourceId: createHash("sha256").update(REPORT).digest("hex"), bytes: REPORT.length});
    expect(packed).toBeNull();
    const path = pathOf(place.folder, key);
    const copies = {copies: [path], corrections: []};
    expect(await pool.compose(copies)).toEqual(composeBodies({...copies, copies: [readFileSync(path)]}));
    writeFileSync(path, readFileSync(path).subarray(1));
    expect(await pool.compose({...copies, copies: [readFileSync(path), path]})).toEqual({lost: [1]});
    rmSync(location);
    const task = {read: {kind: "file" as const, source: known, file}, ...place};
    expect(await pool.read(task)).toMatchObject({code: "unreadable_file", detail: "gone since the folder was listed"});
  });

  it("gives the reading itself where the disk does not take it", async () => {
    pool = openReadingPool(1, UNLIMITED);
    writeFileSync(join(folder, "file"), "");
    const read = source("pingtan-2023.md", REPORT);
    const {packed} = await readPacked(read, {version: "v", folder: join(folder, "file")});
    expect(packed).toEqual((await readPacked(read)).packed);
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});
