import {execFileSync} from "node:child_process";
import {rmSync, symlinkSync, truncateSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {MAX_FILE_BYTES} from "../../../src/etl/document/limits.js";
import {
  hashCorpus,
  hashSetting,
  identifyFiles,
  readSourceBytes,
  readSourceBytesSync,
} from "../../../src/etl/source/bytes.js";
import {listSources} from "../../../src/etl/source/listing.js";
import {makeCorpus} from "./temporaryCorpus.js";
import type {TemporaryCorpus} from "./temporaryCorpus.js";

let corpus: TemporaryCorpus;

beforeEach(() => {
  corpus = makeCorpus();
});

afterEach(() => {
  corpus.remove();
});

/** All files, opened in both ways, which must not differ. */
async function readAll() {
  const {files} = await listSources([corpus.folder]);
  const reads = await Promise.all(files.map(readSourceBytes));
  expect(files.map(readSourceBytesSync)).toEqual(reads);
  return reads;
}

/** Each file with what became of it: its text, or the code of its rejection. */
async function outcomes(): Promise<Record<string, string>> {
  const reads = await readAll();
  return Object.fromEntries(
    reads.map((read) => [
      read.source.path,
      read.kind === "content" ? new TextDecoder().decode(read.content) : `${read.code}: ${read.detail}`,
    ]),
  );
}

describe("readSourceBytes(file)", () => {
  it("gives each file its bytes and their sha256", async () => {
    corpus.put("a.txt", "abc");
    const [read] = await readAll();
    expect(read?.source.sourceId).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(read?.source.bytes).toBe(3);
  });

  it("loses no file: each that is not read is named with its reason", async () => {
    corpus.put("a.txt", "text");
    corpus.put("b.xlsx", "x");
    corpus.put("c", "x");
    corpus.put("empty.txt", "");
    symlinkSync(join(corpus.folder, "nowhere"), join(corpus.folder, "dangling.txt"));
    symlinkSync("/etc/hostname", join(corpus.folder, "outside.txt"));
    symlinkSync(corpus.folder, join(corpus.folder, "circle"));
    expect(await outcomes()).toEqual({
      "a.txt": "text",
      "b.xlsx": "unsupported_type: .xlsx",
      c: "unsupported_type: no extension",
      circle: "unreadable_file: a symbolic link to something that is not a file",
      "dangling.txt": "unreadable_file: a symbolic link to nothing",
      "empty.txt": "empty_file: 0 bytes",
      "outside.txt": "unreadable_file: a symbolic link that leaves the corpus",
    });
  });

  it("never waits for a pipe", async () => {
    execFileSync("mkfifo", [join(corpus.folder, "pipe.txt")]);
    expect(await outcomes()).toEqual({"pipe.txt": "unreadable_file: not a regular file"});
  });

  it("does not wait for what became a pipe after it was listed, nor fail for what is gone", async () => {
    corpus.put("a.txt", "a");
    corpus.put("b.txt", "b");
    const {files} = await listSources([corpus.folder]);
    rmSync(join(corpus.folder, "a.txt"));
    rmSync(join(corpus.folder, "b.txt"));
    execFileSync("mkfifo", [join(corpus.folder, "a.txt")]);
    const reads = await Promise.all(files.map(readSourceBytes));
    expect(reads.map((read) => (read.kind === "rejection" ? read.detail : ""))).toEqual([
      "not a regular file",
      "gone since the folder was listed",
    ]);
  });

  it("does not take a file larger than the limit into memory", async () => {
    corpus.put("large.txt", "x");
    truncateSync(join(corpus.folder, "large.txt"), MAX_FILE_BYTES + 1);
    expect(await outcomes()).toEqual({
      "large.txt": `file_too_large: ${MAX_FILE_BYTES + 1} bytes; at most ${MAX_FILE_BYTES} are read`,
    });
  });

  it.skipIf(process.platform === "darwin")(
    "names a file whose name is in another encoding, as unpacked archives leave them",
    async () => {
      const name = Buffer.concat([Buffer.from(`${corpus.folder}/`), Buffer.of(0xc4, 0xea), Buffer.from(".txt")]);
      writeFileSync(name, "x");
      expect(Object.values(await outcomes())).toEqual([
        "unreadable_file: the name is not UTF-8: rename the file (convmv can)",
      ]);
    },
  );

  it("gives every file without bytes an id of its own", async () => {
    for (const path of ["a.txt", "b.txt", "c.txt"]) corpus.put(path, "");
    const ids = (await readAll()).map(({source}) => source.sourceId);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("identifyFiles(files)", () => {
  it("gives what reading each file gives, without the bytes, in the order of the files", async () => {
    for (let number = 10; number < 30; number++) corpus.put(`${number}.txt`, number % 3 === 0 ? "" : String(number));
    const identified = await identifyFiles((await listSources([corpus.folder])).files);
    expect(identified.map(({own: {kind, source}}) => ({kind, source}))).toEqual(
      (await readAll()).map(({kind, source}) => ({kind, source})),
    );
  });
});

describe("hashCorpus(files, settings)", () => {
  const hash = async () => {
    const {files, settings} = await listSources([corpus.folder]);
    const ids = (await identifyFiles(files)).map(({file: {path}, own}) => ({path, fileId: own.source.sourceId}));
    return hashCorpus(ids, settings.map(hashSetting));
  };

  it("does not depend on where the corpus stands", async () => {
    corpus.put("a.txt", "a");
    const first = await hash();
    corpus.remove();
    corpus = makeCorpus();
    corpus.put("a.txt", "a");
    expect(await hash()).toBe(first);
  });

  it("changes with a file's bytes, a file's name, the manifest and the corrections", async () => {
    const seen = new Set<string>();
    const steps: readonly (readonly [string, string])[] = [
      ["a.txt", "a"],
      ["a.txt", "b"],
      ["b.txt", "b"],
      ["sources.csv", "path\n"],
      ["corrections.csv", "report_id\n"],
    ];
    for (const [path, content] of steps) {
      corpus.put(path, content);
      seen.add(await hash());
    }
    expect(seen.size).toBe(steps.length);
  });
});
