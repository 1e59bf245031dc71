import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {readCorpus} from "../../src/etl/readCorpus.js";
import {composeCopy} from "../../src/etl/report/merge.js";
import {hashCorpus} from "../../src/etl/source/bytes.js";
import {listSources} from "../../src/etl/source/listing.js";
import {makeBomb, makeZip} from "./document/makeZip.js";
import {makeCorpus} from "./source/temporaryCorpus.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";

const REPORTS = join(import.meta.dirname, "../../corpus");
const ONE = readFileSync(join(REPORTS, "pingtan-2023.md"));
const OTHER = readFileSync(join(REPORTS, "pingtan-2022.md"));

let corpus: TemporaryCorpus;

beforeEach(() => {
  corpus = makeCorpus();
});

afterEach(() => {
  corpus.remove();
});

async function read(threads?: number) {
  const heard: string[] = [];
  const listing = await listSources([corpus.folder]);
  const {readings, fileIds} = await readCorpus(listing.files, (path) => heard.push(path), threads);
  const outcomes = readings.map((reading) => [
    reading.source.path,
    reading.kind === "report" ? reading.copy.year : `${reading.code}: ${reading.detail}`,
  ]);
  return {heard, readings, outcomes, hash: await hashCorpus(listing, fileIds), listing};
}

describe("readCorpus(files, onRead, threads)", () => {
  it("gives the same in the same order with any number of threads, and tells of each file once", async () => {
    for (let number = 0; number < 6; number++) corpus.put(`${number}.md`, `${ONE.toString()}\n${number}\n`);
    corpus.put("note.txt", "会议通知\n");
    corpus.put("table.xlsx", "x");
    const alone = await read(1);
    const together = await read(4);
    expect(together.readings).toEqual(alone.readings);
    expect(alone.heard).toEqual(alone.listing.files.map(({path}) => path));
    expect(together.heard.toSorted()).toEqual(alone.heard);
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
    expect(heard).toEqual(["all.zip", "copy.md"]);
  });

  it("names the member in the place of a cell", async () => {
    corpus.put("all.zip", await makeZip({"2023/a.md": ONE}));
    const {readings} = await read();
    const places = readings.flatMap((reading) =>
      reading.kind === "report" ? composeCopy(reading.copy).values.map(({place}) => place) : [],
    );
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
    const {readings} = await read();
    expect(readings.map(({source}) => source.declared.sourceUrl)).toEqual([
      "https://example.org/",
      "https://example.org/b",
    ]);
  });

  it("stops where the manifest names a file that its archive does not hold", async () => {
    corpus.put("all.zip", await makeZip({"a.md": ONE}));
    corpus.put("sources.csv", "path\nall.zip/b.md\n");
    await expect(read()).rejects.toThrow("invalid manifest: no such file in all.zip: all.zip/b.md");
  });

  it("gives the ids that tell whether a corpus has changed since", async () => {
    corpus.put("all.zip", await makeZip({"a.md": ONE}));
    corpus.put("copy.md", ONE);
    const {hash, listing} = await read();
    expect(await hashCorpus(listing)).toBe(hash);
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
