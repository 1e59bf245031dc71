import {appendFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {identifyFiles} from "../../../src/etl/source/bytes.js";
import {listSources} from "../../../src/etl/source/listing.js";
import {isAsPredicted, nameOf, predictFiles} from "../../../src/etl/source/prediction.js";
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

describe("predictFiles(files, before)", () => {
  beforeEach(() => {
    corpus = makeCorpus();
    writeFileSync(join(corpus.folder, "a.txt"), "one");
    writeFileSync(join(corpus.folder, "b.txt"), "two");
  });

  afterEach(() => {
    corpus.remove();
  });

  it("takes files for what they were, and identifies those that were not there", async () => {
    const before = await known();
    writeFileSync(join(corpus.folder, "c.txt"), "three");
    writeFileSync(join(corpus.folder, "empty.txt"), "");
    const predicted = await predictFiles(await list(), before);
    expect(predicted).toEqual({files: await identifyFiles(await list()), unknown: 2});
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
    if (predicted === null) throw new Error("nothing predicted");
    expect(isAsPredicted(predicted, await sourceIds())).toBe(isRight);
  });

  it("predicts nothing where more than a hundred were not there", async () => {
    const before = await known();
    for (let i = 0; i < 100; i++) writeFileSync(join(corpus.folder, `new-${i}.txt`), String(i));
    expect(await predictFiles(await list(), before)).not.toBeNull();
    writeFileSync(join(corpus.folder, "new-100.txt"), "100");
    expect(await predictFiles(await list(), before)).toBeNull();
  });
});
