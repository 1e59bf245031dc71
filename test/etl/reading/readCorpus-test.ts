import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, afterEach, beforeEach, describe, it, expect} from "vitest";
import {readNote, unpackCopy} from "../../../src/etl/reading/packedReading.js";
import {openReadingPool} from "../../../src/etl/reading/pool.js";
import {readCorpus} from "../../../src/etl/reading/readCorpus.js";
import {composeCopy} from "../../../src/etl/report/merge.js";
import type {ReportCopy} from "../../../src/etl/report/copy.js";
import {refuseTwins} from "../../../src/etl/reading/sourceNote.js";
import {createStore, openStore} from "../../../src/etl/reading/store.js";
import type {ReadingStore} from "../../../src/etl/reading/store.js";
import {identifyFiles} from "../../../src/etl/source/bytes.js";
import {listSources} from "../../../src/etl/source/listing.js";
import {makeBomb, makeZip} from "../document/makeZip.js";
import {makeCorpus} from "../source/temporaryCorpus.js";
import type {TemporaryCorpus} from "../source/temporaryCorpus.js";

const REPORTS = join(import.meta.dirname, "../../../corpus");
const ONE = readFileSync(join(REPORTS, "pingtan-2023.md"));
const OTHER = readFileSync(join(REPORTS, "pingtan-2022.md"));

const pool = openReadingPool(2);

let corpus: TemporaryCorpus;

afterAll(pool.close);

beforeEach(() => {
  corpus = makeCorpus();
});

afterEach(() => {
  corpus.remove();
});

async function read({threads, store = createStore("v")}: {threads?: number; store?: ReadingStore} = {}) {
  const heard: (readonly [string, boolean])[] = [];
  const onRead = (path: string, isCached: boolean) => heard.push([path, isCached]);
  const {files} = await listSources([corpus.folder]);
  const own = threads === undefined ? undefined : openReadingPool(threads);
  const notes = await readCorpus(await identifyFiles(files), {store, pool: own ?? pool, onRead});
  await own?.close();
  const outcomes = refuseTwins(notes).map(({source, note}) => [
    source.path,
    note.kind === "report" ? Number(note.reportId.slice(-4)) : `${note.code}: ${note.detail}`,
  ]);
  const sources = notes.flatMap((file) => file.sources);
  const copies = sources.map(({key}) => (key === null ? [] : unpack(store.get(key))));
  return {heard, notes, outcomes, copies: copies.flat(), paths: files.map(({path}) => path)};
}

function unpack(packed: Uint8Array | undefined): ReportCopy[] {
  return packed !== undefined && readNote(packed)?.kind === "report" ? [unpackCopy(packed)] : [];
}

describe("readCorpus(files, tools)", () => {
  it("gives the same in the same order with any number of threads, and tells of each file once", async () => {
    for (let number = 0; number < 6; number++) corpus.put(`${number}.md`, `${ONE.toString()}\n${number}\n`);
    corpus.put("note.txt", "会议通知\n");
    corpus.put("table.xlsx", "x");
    const alone = await read({threads: 1});
    const together = await read({threads: 4});
    expect(together.notes).toEqual(alone.notes);
    expect(together.copies).toEqual(alone.copies);
    expect(alone.heard.map(([path]) => path)).toEqual(alone.paths);
    expect(together.heard.map(([path]) => path).toSorted()).toEqual(alone.paths);
  });

  it("reads the files of an archive as sources under its path", async () => {
    const inner = await makeZip({"b.md": OTHER});
    corpus.put("all.zip", await makeZip({"2023/a.md": ONE, "empty.txt": "", "inner.zip": inner, "notes.xlsx": "x"}));
    corpus.put("copy.md", OTHER);
    const {outcomes, heard} = await read();
    expect(outcomes).toEqual([
      ["all.zip/2023/a.md", 2023],
      ["all.zip/empty.txt", "empty_file: 0 bytes"],
      ["all.zip/inner.zip/b.md", 2022],
      ["all.zip/notes.xlsx", "unsupported_type: .xlsx"],
      ["copy.md", "duplicate_file: the same bytes as all.zip/inner.zip/b.md"],
    ]);
    expect(heard.map(([path]) => path).toSorted()).toEqual(["all.zip", "copy.md"]);
  });

  it("names the member in the place of a cell", async () => {
    corpus.put("all.zip", await makeZip({"2023/a.md": ONE}));
    const {copies} = await read();
    const places = copies.flatMap((copy) => composeCopy(copy).values.map(({place}) => place));
    expect(places.filter((place) => place !== null).every((place) => place.startsWith("2023/a.md: line "))).toBe(true);
    expect(places).not.toEqual([]);
  });

  it("lists an archive only where it gives no source", async () => {
    corpus.put("broken.zip", "PK\u0003\u0004 and nothing else");
    corpus.put("empty.zip", await makeZip({}));
    corpus.put("good.zip", await makeZip({"a.md": ONE}));
    corpus.put("twin.zip", await makeZip({"a.md": ONE}));
    const {outcomes} = await read();
    expect(outcomes).toEqual([
      ["broken.zip", expect.stringMatching(/^broken_file: ./)],
      ["empty.zip", "empty_file: an archive without files"],
      ["good.zip/a.md", 2023],
      ["twin.zip", "duplicate_file: the same bytes as good.zip"],
    ]);
  });

  it("takes what the manifest says of a file of an archive, or else of the archive", async () => {
    corpus.put("all.zip", await makeZip({"a.md": ONE, "b.md": OTHER}));
    corpus.put("sources.csv", "path,source_url\nall.zip,https://example.org/\nall.zip/b.md,https://example.org/b\n");
    const {notes} = await read();
    expect(notes.flatMap(({sources}) => sources.map(({source}) => source.declared.sourceUrl))).toEqual([
      "https://example.org/",
      "https://example.org/b",
    ]);
  });

  it("stops where the manifest names a file that its archive does not hold", async () => {
    corpus.put("all.zip", await makeZip({"a.md": ONE}));
    corpus.put("sources.csv", "path\nall.zip/b.md\n");
    await expect(read()).rejects.toThrow("invalid manifest: no such file in all.zip: all.zip/b.md");
  });

  it("reads again what changed, in an archive as in a folder, and nothing else", async () => {
    const store = openStore(join(corpus.folder, ".cache"), "v");
    corpus.put("all.zip", await makeZip({"a.md": ONE}));
    corpus.put("b.md", OTHER);
    corpus.put("c.md", `${ONE.toString()}\n`);
    const before = await read({store});
    expect(before.heard.every(([, isCached]) => !isCached)).toBe(true);
    const same = await read({store});
    expect(same.notes).toEqual(before.notes);
    expect(same.heard.every(([, isCached]) => isCached)).toBe(true);
    corpus.put("all.zip", await makeZip({"a.md": ONE, "d.md": `${ONE.toString()}\n\n`}));
    corpus.put("b.md", `${OTHER.toString()}\n`);
    corpus.put("sources.csv", "path,source_url\nc.md,https://example.org/\n");
    const after = await read({store});
    expect(new Map(after.heard)).toEqual(
      new Map([
        ["all.zip", false],
        ["b.md", false],
        ["c.md", false],
      ]),
    );
    const kinds = after.notes.map(({sources}) => sources.map(({note}) => note.kind));
    expect(kinds).toEqual([["report", "report"], ["report"], ["report"]]);
  });

  it("turns away a small archive that would fill the disk", async () => {
    corpus.put("bomb.zip", await makeBomb());
    corpus.put("good.md", ONE);
    const {outcomes} = await read();
    expect(outcomes).toEqual([
      ["bomb.zip", expect.stringMatching(/^limit_exceeded: an archive that expands to \d{10} bytes/)],
      ["good.md", 2023],
    ]);
  });
});
