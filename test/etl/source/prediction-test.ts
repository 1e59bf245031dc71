import {appendFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {identifyFiles} from "../../../src/etl/source/bytes.js";
import {listSources} from "../../../src/etl/source/listing.js";
import {countUnknown, isAsPredicted, nameOf, predictFiles} from "../../../src/etl/source/prediction.js";
import type {KnownFiles} from "../../../src/etl/source/prediction.js";
import type {SourceFile} from "../../../src/etl/source/source.js";
import {makeCorpus} from "./temporaryCorpus.js";
import type {TemporaryCorpus} from "./temporaryCorpus.js";

let corpus: TemporaryCorpus;

async function list(): Promise<readonly SourceFile[]> {
  return (await listSources([corpus.folder])).files;
}

/** What a build would know of the files that are there. */
async function known(): Promise<KnownFiles> {
  const files = await identifyFiles(await list());
  return Object.fromEntries(
    files.map(({file, own}) => [nameOf(file), [own.source.sourceId, own.source.bytes] as const]),
  );
}

async function sourceIds(): Promise<string[]> {
  return (await identifyFiles(await list())).map(({own}) => own.source.sourceId);
}

beforeEach(() => {
  corpus = makeCorpus();
  writeFileSync(join(corpus.folder, "a.txt"), "one");
  writeFileSync(join(corpus.folder, "b.txt"), "two");
});

afterEach(() => {
  corpus.remove();
});

describe("predictFiles(files, before)", () => {
  it("takes files for what they were, and identifies those that were not there", async () => {
    const before = await known();
    writeFileSync(join(corpus.folder, "c.txt"), "three");
    writeFileSync(join(corpus.folder, "empty.txt"), "");
    expect(await predictFiles(await list(), before)).toEqual(await identifyFiles(await list()));
  });

  it.each<[string, () => void, boolean]>([
    ["nothing else changed", () => undefined, true],
    [
      "another file changed",
      () => {
        appendFileSync(join(corpus.folder, "b.txt"), "!");
      },
      false,
    ],
    [
      "another file became empty",
      () => {
        writeFileSync(join(corpus.folder, "b.txt"), "");
      },
      false,
    ],
  ])("tells whether that was right where %s", async (_, change, isRight) => {
    const before = await known();
    writeFileSync(join(corpus.folder, "c.txt"), "three");
    change();
    const predicted = await predictFiles(await list(), before);
    expect(isAsPredicted(predicted, await sourceIds())).toBe(isRight);
  });
});

describe("countUnknown(files, before)", () => {
  it("counts files that were not there, up to a hundred", async () => {
    const before = await known();
    expect(countUnknown(await list(), before)).toBe(0);
    for (let i = 0; i < 100; i++) writeFileSync(join(corpus.folder, `new-${i}.txt`), String(i));
    expect(countUnknown(await list(), before)).toBe(100);
    writeFileSync(join(corpus.folder, "new-100.txt"), "100");
    expect(countUnknown(await list(), before)).toBeNull();
  });
});
