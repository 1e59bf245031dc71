import {appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect, vi} from "vitest";
import type {BuildEvent} from "../../src/etl/build.js";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {identifyFiles} from "../../src/etl/source/bytes.js";
import {listSources} from "../../src/etl/source/listing.js";
import {runQuery} from "../../src/etl/warehouse/query.js";
import {makeCorpus} from "./source/temporaryCorpus.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";

/** A build starts threads, which takes its time where many tests run at once. */
vi.setConfig({testTimeout: 120_000});

const REPORTS = join(import.meta.dirname, "../../corpus");

let place: TemporaryCorpus;
let corpus: string;

beforeEach(() => {
  place = makeCorpus();
  corpus = join(place.folder, "reports");
  mkdirSync(corpus);
});

afterEach(() => {
  place.remove();
});

describe("buildWarehouse(options), where a file came", () => {
  const out = () => join(place.folder, "warehouse");
  const build = async (onEvent: (event: BuildEvent) => void = () => undefined) =>
    buildWarehouse({corpus: [corpus], out: out(), cache: join(place.folder, "cache"), onEvent});
  const add = (name: string) => {
    copyFileSync(join(REPORTS, name), join(corpus, name));
  };
  const readSources = async () => (await runQuery(out(), "select path, source_id from source order by path")).rows;

  beforeEach(async () => {
    for (const name of ["pingtan-2023.md", "guangzhou-liwan-2024.txt"]) add(name);
    await build();
    add("pingtan-2024.md");
  });

  it.each<[string, () => void]>([
    ["and no other changed", () => undefined],
    [
      "and another changed",
      () => {
        appendFileSync(join(corpus, "pingtan-2023.md"), "\n");
      },
    ],
    [
      "and the database is damaged",
      () => {
        damage("atlas.duckdb");
      },
    ],
    [
      "and a file of the warehouse is damaged",
      () => {
        damage("section.parquet");
      },
    ],
  ])("holds what is there %s, and tells each thing once", async (_, change) => {
    change();
    const events: BuildEvent[] = [];
    const summary = await build((event) => events.push(event));
    expect(summary).toMatchObject({sources: {primary: 3, alternate: 0, rejected: 0}});
    const {files} = await listSources([corpus]);
    const identified = await identifyFiles(files);
    expect(await readSources()).toEqual(identified.map(({own: {source}}) => [source.path, source.sourceId]));
    expect(events.map(({type}) => type).sort()).toEqual([
      "done",
      ...Array<string>(3).fill("read"),
      ...Array<string>(3).fill("source"),
      "start",
    ]);
    expect(await build()).toMatchObject({isUnchanged: true});
  });

  function damage(name: string): void {
    const bytes = readFileSync(join(out(), name));
    writeFileSync(join(out(), name), bytes.fill(1 + (bytes[2000] ?? 0), 2000, 2100));
  }
});
