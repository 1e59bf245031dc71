import {appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect, vi} from "vitest";
import type {BuildEvent, BuildOptions, BuildSummary} from "../../src/etl/build.js";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {identifyFiles} from "../../src/etl/source/bytes.js";
import {listSources} from "../../src/etl/source/listing.js";
import {runQuery} from "../../src/etl/warehouse/query.js";
import {createRandom} from "../../src/synth/random.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";
import {putTwoReports, REPORTS, TWO} from "./twoReports.js";
import {hashes, readTables} from "./warehouseFiles.js";

/** A build starts threads, which takes its time where many tests run at once. */
vi.setConfig({testTimeout: 120_000});

let place: TemporaryCorpus;
let corpus: string;
let out: string;

beforeEach(() => {
  ({place, corpus, out} = putTwoReports());
});

afterEach(() => {
  place.remove();
});

async function build(options: Partial<BuildOptions> = {}): Promise<BuildSummary> {
  return buildWarehouse({corpus: [corpus], out, cache: cache(), ...options});
}

function cache(): string {
  return join(place.folder, "cache");
}

/** Damages a file of the warehouse. */
function damage(name: string): void {
  const bytes = readFileSync(join(out, name));
  writeFileSync(join(out, name), bytes.fill(1 + (bytes[2000] ?? 0), 2000, 2100));
}

/** Damages all readings that are kept, and tells how many. */
function damageReadings(): number {
  const readings = readdirSync(cache(), {recursive: true, encoding: "utf8"}).filter((name) => /\w{62}$/.test(name));
  for (const name of readings) writeFileSync(join(cache(), name), "damaged");
  return readings.length;
}

describe("buildWarehouse(options), again", () => {
  it("leaves the warehouse as it is where nothing changed, and builds it again where it is damaged", async () => {
    expect(await build()).toMatchObject({isUnchanged: false, files: {read: 2, cached: 0}});
    const {mtimeMs} = statSync(join(out, "value.parquet"));
    const again = await build();
    expect(again).toMatchObject({isUnchanged: true, files: {read: 0, cached: 0}, sources: {primary: 2}});
    expect(statSync(join(out, "value.parquet")).mtimeMs).toBe(mtimeMs);
    const before = hashes(out);
    for (const name of ["value.parquet", "atlas.duckdb"]) {
      damage(name);
      expect(await build()).toMatchObject({isUnchanged: false, files: {read: 0, cached: 2}});
      expect(hashes(out)).toEqual(before);
    }
  });

  it("reads every file again where it is told to", async () => {
    await build();
    expect(await build({fresh: true})).toMatchObject({isUnchanged: false, files: {read: 2, cached: 0}});
  });

  it("gives the bytes of a build without a cache after any files came, changed and went", async () => {
    const names = readdirSync(REPORTS).filter((name) => name !== "README.md" && name !== "sources.csv");
    const random = createRandom(1, "incremental");
    for (let round = 0; round < 4; round++) {
      for (let change = 0; change < 3; change++) {
        const name = random.pick(names);
        const fate = random.next();
        if (fate < 0.3) rmSync(join(corpus, name), {force: true});
        else if (random.chance(0.3))
          writeFileSync(join(corpus, name), `${readFileSync(join(REPORTS, name), "utf8")}\n`);
        else copyFileSync(join(REPORTS, name), join(corpus, fate < 0.6 ? `copy-of-${name}` : name));
      }
      writeFileSync(join(corpus, "never-empty.txt"), "会议通知\n");
      await build();
      const anew = join(place.folder, `fresh-${round}`);
      await buildWarehouse({corpus: [corpus], out: anew});
      expect(hashes(out), `round ${round}`).toEqual(hashes(anew));
      expect(await readTables(out), `round ${round}`).toEqual(await readTables(anew));
    }
  });

  it("tells what became of each file where only some bodies changed", async () => {
    writeFileSync(join(corpus, "liwan-again.txt"), `${readFileSync(join(REPORTS, TWO[1]), "utf8")}\n`);
    await build();
    copyFileSync(join(REPORTS, "pingtan-2024.md"), join(corpus, "pingtan-2024.md"));
    writeFileSync(join(corpus, "note.txt"), "会议通知\n");
    const events: BuildEvent[] = [];
    await build({onEvent: (event) => events.push(event)});
    const roles = events.flatMap((event) => (event.type === "source" ? [`${event.path} ${event.role}`] : []));
    expect(roles.toSorted()).toEqual([
      "guangzhou-liwan-2024.txt primary",
      "liwan-again.txt alternate",
      "note.txt rejected",
      "pingtan-2023.md primary",
      "pingtan-2024.md primary",
    ]);
  });

  it("takes what a manifest says now of a file that did not change, while another one came", async () => {
    await build();
    copyFileSync(join(REPORTS, "pingtan-2024.md"), join(corpus, "pingtan-2024.md"));
    writeFileSync(join(corpus, "sources.csv"), `path,source_url\n${TWO[0]},https://example.invalid/1\n`);
    expect(await build()).toMatchObject({files: {read: 2, cached: 1}});
    const {rows} = await runQuery(out, "select path from source where source_url is not null");
    expect(rows).toEqual([[TWO[0]]]);
  });

  it("refuses a manifest that is wrong while files came, and leaves what is there", async () => {
    await build();
    const [before, beside] = [hashes(out), readdirSync(place.folder)];
    copyFileSync(join(REPORTS, "pingtan-2024.md"), join(corpus, "pingtan-2024.md"));
    writeFileSync(join(corpus, "sources.csv"), "path,year\nnowhere.txt,2023\n");
    await expect(build()).rejects.toThrow(/^invalid manifest: .*line 2 column path: no such file in the corpus/);
    expect(hashes(out)).toEqual(before);
    expect(readdirSync(place.folder)).toEqual(beside);
  });

  it("looks at corrections again, though no file of their body changed", async () => {
    const header = "report_id,cell_id,expected_printed,value,reason,evidence";
    const cell = "350128-guanliweiyuanhui-2023,disclosure.normative_documents.in_force";
    const correct = (row: string) => {
      writeFileSync(join(corpus, "corrections.csv"), `${header}\n${row}\n`);
    };
    const corrected = async () =>
      (await runQuery(out, "select report_id, value::integer from value where status = 'corrected'")).rows;
    await build();
    correct(`${cell},470,393,misprint,its narrative`);
    await build();
    expect(await corrected()).toEqual([["350128-guanliweiyuanhui-2023", 393]]);
    correct(`${cell},471,393,misprint,its narrative`);
    await expect(build()).rejects.toThrow("prints: 470");
    correct(`${cell.replace("2023", "2019")},470,393,misprint,its narrative`);
    await expect(build()).rejects.toThrow("350128-guanliweiyuanhui-2019");
    rmSync(join(corpus, "corrections.csv"));
    await build();
    expect(await corrected()).toEqual([]);
  });

  it("reads a file again whose reading was damaged after it was made", async () => {
    await build();
    const before = hashes(out);
    expect(damageReadings()).toBe(2);
    rmSync(out, {recursive: true});
    expect(await build()).toMatchObject({files: {read: 2, cached: 0}});
    expect(hashes(out)).toEqual(before);
  });

  /** A build that has begun, and holds the lock. */
  const begin = async (): Promise<{readonly done: ReturnType<typeof build>}> =>
    new Promise((resolve) => {
      const done = build({
        onEvent: ({type}) => {
          if (type === "start") resolve({done});
        },
      });
    });

  it("lets a second run wait for the first, and then find its work done", async () => {
    const waited: string[] = [];
    const onEvent = ({type}: BuildEvent) => {
      if (type === "waiting") waited.push(type);
    };
    const first = await begin();
    const summaries = await Promise.all([first.done, build({onEvent})]);
    expect(summaries.map(({isUnchanged}) => isUnchanged)).toEqual([false, true]);
    expect(waited).toEqual(["waiting"]);
  });

  it("says who is writing where it is not to wait", async () => {
    const first = await begin();
    const second = build({wait: false});
    await expect(second).rejects.toThrow(`another run is writing to ${out}: process ${process.pid}`);
    await first.done;
  });
});

describe("buildWarehouse(options), where a file came", () => {
  beforeEach(async () => {
    await build();
    copyFileSync(join(REPORTS, "pingtan-2024.md"), join(corpus, "pingtan-2024.md"));
  });

  const changes: Readonly<Record<string, () => void>> = {
    "no other changed": () => undefined,
    "another changed": () => {
      appendFileSync(join(corpus, "pingtan-2023.md"), "\n");
    },
    "the database is damaged": () => {
      damage("atlas.duckdb");
    },
    "a file of the warehouse is damaged": () => {
      damage("section.parquet");
    },
  };

  it.each(Object.entries(changes))("holds what is there, and tells each thing once: %s", async (_, change) => {
    change();
    const events: BuildEvent[] = [];
    expect(await build({onEvent: (event) => events.push(event)})).toMatchObject({sources: {primary: 3}});
    const identified = await identifyFiles((await listSources([corpus])).files);
    const {rows} = await runQuery(out, "select path, source_id from source order by path");
    expect(rows).toEqual(identified.map(({own: {source}}) => [source.path, source.sourceId]));
    const told = ["done", "read", "read", "read", "source", "source", "source", "start"];
    expect(events.map(({type}) => type).sort()).toEqual(told);
    expect(await build()).toMatchObject({isUnchanged: true});
  });
});
