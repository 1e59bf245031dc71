import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {declareSources, listSources, refuseWithin, walkCorpora} from "../../../src/etl/source/listing.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import {makeCorpus} from "./temporaryCorpus.js";
import type {TemporaryCorpus} from "./temporaryCorpus.js";

let corpus: TemporaryCorpus;

beforeEach(() => {
  corpus = makeCorpus();
});

afterEach(() => {
  corpus.remove();
});

describe("listSources(corpora)", () => {
  it("lists files of all folders below, by path", async () => {
    for (const path of ["b.txt", "a/2.md", "a/10.md", "a-b.tsv", "目录/年报.txt"]) corpus.put(path, path);
    const {files} = await listSources([corpus.folder]);
    expect(files.map(({path}) => path)).toEqual(["a-b.tsv", "a/10.md", "a/2.md", "b.txt", "目录/年报.txt"]);
    expect(files.map(({mediaType}) => mediaType)).toContain("text/tab-separated-values");
  });

  it("passes over hidden files, READMEs and its own settings", async () => {
    for (const path of [".hidden.txt", ".git/x.txt", "README.md", "a/readme.zh.txt", "corrections.csv"])
      corpus.put(path, path);
    corpus.put("sources.csv", "path\n");
    corpus.put("a.txt", "a");
    const listing = await listSources([corpus.folder]);
    expect(listing.files.map(({path}) => path)).toEqual(["a.txt"]);
    expect(listing.settings.map(({location}) => location)).toEqual([
      join(corpus.folder, "sources.csv"),
      join(corpus.folder, "corrections.csv"),
    ]);
  });

  it("walks a folder with the name of a file, and remarks on it", async () => {
    corpus.put("2023.txt/a.txt", "a");
    const {files, remarks} = await listSources([corpus.folder]);
    expect(files.map(({path}) => path)).toEqual(["2023.txt/a.txt"]);
    expect(remarks).toEqual([
      {path: "2023.txt", message: "a folder with the name of a file; the files in it are read"},
    ]);
  });

  it("joins what the manifest declares to its file", async () => {
    corpus.put("a.txt", "a");
    corpus.put("b.txt", "b");
    corpus.put("sources.csv", "path,year\nb.txt,2023\n");
    const {files} = await listSources([corpus.folder]);
    expect(files.map(({declared}) => declared.year)).toEqual([null, 2023]);
  });

  it("refuses what is no folder", async () => {
    corpus.put("a.txt", "a");
    await expect(listSources([join(corpus.folder, "nowhere")])).rejects.toThrow(/^no such folder: .*nowhere$/);
    await expect(listSources([join(corpus.folder, "a.txt")])).rejects.toThrow(/^not a folder: .*a\.txt$/);
  });

  it("walks a corpus named twice once", async () => {
    corpus.put("a.txt", "a");
    expect((await listSources([corpus.folder, `${corpus.folder}/`])).files).toHaveLength(1);
  });
});

describe("walkCorpora(corpora)", () => {
  it("finds what is listed before it knows what is declared of it", async () => {
    corpus.put("a.txt", "a");
    corpus.put("b.zip", "b");
    corpus.put("sources.csv", "path,year\na.txt,2023\nb.zip/c.txt,2022\n");
    const [found, {files}] = [await walkCorpora([corpus.folder]), await listSources([corpus.folder])];
    const undeclared = files.map((file) => ({...file, declared: UNDECLARED, declaredMembers: undefined}));
    expect(found.files).toEqual(undeclared);
    expect(files.map(({declared, declaredMembers}) => [declared.year, declaredMembers?.size])).toEqual([
      [2023, 0],
      [null, 1],
    ]);
  });

  it("leaves it to whoever needs what is declared to refuse it", async () => {
    corpus.put("sources.csv", "path\na.txt\n");
    const found = await walkCorpora([corpus.folder]);
    expect(() => declareSources(found)).toThrow("line 2 column path: no such file in the corpus: a.txt");
  });
});

describe("refuseWithin(corpora, out)", () => {
  it.each(["corpus", "corpus/warehouse", "./corpus/a/b"])("refuses %s", (out) => {
    expect(() => {
      refuseWithin(["other", "corpus"], out);
    }).toThrow(`the warehouse would lie in the corpus: ${out}`);
  });

  it.each(["warehouse", "corpus-warehouse", "../corpus"])("takes %s", (out) => {
    expect(() => {
      refuseWithin(["other", "corpus"], out);
    }).not.toThrow();
  });
});
