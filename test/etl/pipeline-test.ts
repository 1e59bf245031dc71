import {copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect, vi} from "vitest";
import type {BuildEvent} from "../../src/etl/build.js";
import {buildPart, buildWarehouse, ensureWarehouse, mergeParts} from "../../src/etl/pipeline.js";
import {runQuery} from "../../src/etl/warehouse/query.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";
import {putTwoReports, REPORTS, TWO} from "./twoReports.js";
import {hashes} from "./warehouseFiles.js";

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

describe("buildWarehouse(options)", () => {
  it("tells what happens: start, a read and a source for each file, done", async () => {
    writeFileSync(join(corpus, "note.txt"), "会议通知\n");
    const events: BuildEvent[] = [];
    const summary = await buildWarehouse({corpus: [corpus], out, onEvent: (event) => events.push(event)});
    expect(events.map(({type}) => type)).toEqual([
      "start",
      "read",
      "read",
      "read",
      "source",
      "source",
      "source",
      "done",
    ]);
    expect(summary.sources).toEqual({primary: 2, alternate: 0, rejected: 1});
    expect(summary.rejected).toEqual([{path: "note.txt", reason: expect.stringMatching(/^not_a_report/) as string}]);
    expect(events.at(-1)).toEqual({type: "done", summary});
  });

  it("counts in its summary what the warehouse holds", async () => {
    const {cells, reports} = await buildWarehouse({corpus: [corpus], out});
    const {rows} = await runQuery(out, "select status, count(*)::integer from value group by all order by all");
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(cells).filter(([, count]) => count > 0)),
    );
    expect(Object.values(reports).reduce((sum, count) => sum + count)).toBe(2);
  });

  it("gives the same bytes for the same reports, wherever they stand and in whatever order they were written", async () => {
    await buildWarehouse({corpus: [corpus], out});
    const elsewhere = join(place.folder, "elsewhere");
    mkdirSync(elsewhere);
    for (const name of TWO.toReversed()) copyFileSync(join(REPORTS, name), join(elsewhere, name));
    await buildWarehouse({corpus: [elsewhere], out: join(place.folder, "again")});
    expect(hashes(join(place.folder, "again"))).toEqual(hashes(out));
    expect(Object.keys(hashes(out)).length).toBeGreaterThan(5);
  });

  it("follows corpus/corrections.csv, and builds nothing where a row of it does not fit", async () => {
    const header = "report_id,cell_id,expected_printed,value,reason,evidence";
    const row = "350128-guanliweiyuanhui-2023,disclosure.normative_documents.in_force,470,393,misprint,its narrative";
    const select = "select printed::integer, value::integer, status from value where status = 'corrected'";
    writeFileSync(join(corpus, "corrections.csv"), `${header}\n${row}\n`);
    await buildWarehouse({corpus: [corpus], out});
    expect((await runQuery(out, select)).rows).toEqual([[470, 393, "corrected"]]);
    const before = hashes(out);
    writeFileSync(join(corpus, "corrections.csv"), `${header}\n${row.replace(",470,", ",471,")}\n`);
    await expect(buildWarehouse({corpus: [corpus], out})).rejects.toThrow(/corrections\.csv line 2: .* prints: 470$/);
    expect(hashes(out)).toEqual(before);
  });

  it("writes nothing from an empty folder, and keeps the warehouse that is there", async () => {
    await buildWarehouse({corpus: [corpus], out});
    const before = hashes(out);
    for (const name of TWO) rmSync(join(corpus, name));
    await expect(buildWarehouse({corpus: [corpus], out})).rejects.toThrow(`no reports found in: ${corpus}`);
    expect(hashes(out)).toEqual(before);
  });
});

describe("ensureWarehouse(options)", () => {
  const modified = () => statSync(join(out, "atlas.duckdb")).mtimeMs;

  it("builds what is missing, leaves what is fresh, and builds again what is stale", async () => {
    expect(await ensureWarehouse({corpus: [corpus], out})).toBe(out);
    const first = modified();
    await ensureWarehouse({corpus: [corpus], out});
    expect(modified()).toBe(first);
    copyFileSync(join(REPORTS, "pingtan-2024.md"), join(corpus, "pingtan-2024.md"));
    await ensureWarehouse({corpus: [corpus], out});
    expect((await runQuery(out, "from report")).rows).toHaveLength(3);
  });

  it("builds again when the manifest says something else", async () => {
    await ensureWarehouse({corpus: [corpus], out});
    writeFileSync(join(corpus, "sources.csv"), `path,source_url\n${TWO[0]},https://example.org/2023\n`);
    await ensureWarehouse({corpus: [corpus], out});
    const {rows} = await runQuery(out, "select source_url from source where source_url is not null");
    expect(rows).toEqual([["https://example.org/2023"]]);
  });

  it("replaces a warehouse that cannot be read", async () => {
    await ensureWarehouse({corpus: [corpus], out});
    writeFileSync(join(out, "atlas.duckdb"), "broken");
    await ensureWarehouse({corpus: [corpus], out});
    expect((await runQuery(out, "from report")).rows).toHaveLength(2);
  });
});

describe("buildWarehouse(options), compared with a release", () => {
  const changes = async () =>
    (await runQuery(out, "select report_id, cell_id, value_before, value_after, status_after, cause from revision"))
      .rows;

  it("finds nothing changed in the same corpus, and what a correction changes", async () => {
    const released = join(place.folder, "released");
    await buildWarehouse({corpus: [corpus], out: released});
    const same = await buildWarehouse({corpus: [corpus], out, released});
    expect(same.changes).toEqual({since: same.version, cells: 0});

    const cell = ["350128-guanliweiyuanhui-2023", "disclosure.normative_documents.in_force"];
    const header = "report_id,cell_id,expected_printed,value,reason,evidence";
    writeFileSync(join(corpus, "corrections.csv"), `${header}\n${cell.join()},470,393,misprint,its narrative\n`);
    await buildWarehouse({corpus: [corpus], out, released});
    expect(await changes()).toEqual([[...cell, 470, 393, "corrected", "correction"]]);
  });

  it("compares an update with the release as it compares a build from nothing", async () => {
    const released = join(place.folder, "released");
    const cache = join(place.folder, "cache");
    await buildWarehouse({corpus: [corpus], out: released});
    await buildWarehouse({corpus: [corpus], out, released, cache});
    copyFileSync(join(REPORTS, "pingtan-2024.md"), join(corpus, "pingtan-2024.md"));
    const updated = await buildWarehouse({corpus: [corpus], out, released, cache});
    const anew = join(place.folder, "anew");
    const built = await buildWarehouse({corpus: [corpus], out: anew, released});
    expect(updated.changes).toEqual(built.changes);
    expect(built.changes?.cells).toBeGreaterThan(100);
    expect(hashes(out)).toEqual(hashes(anew));
  });

  it("builds anew when the release changes", async () => {
    const released = join(place.folder, "released");
    await buildWarehouse({corpus: [corpus], out: released});
    await buildWarehouse({corpus: [corpus], out});
    const untouched = hashes(out);
    await ensureWarehouse({corpus: [corpus], out});
    expect(hashes(out)).toEqual(untouched);
    await ensureWarehouse({corpus: [corpus], out, released});
    expect(hashes(out)["build.parquet"]).not.toBe(untouched["build.parquet"]);
  });
});

describe("mergeParts(folders, options)", () => {
  it("gives the bytes of one run from parts, without the corpus", async () => {
    await buildWarehouse({corpus: [corpus], out});
    const parts = join(place.folder, "parts");
    for (const shard of [3, 1, 2]) await buildPart({corpus: [corpus], out: parts}, {shard, shards: 3});
    rmSync(corpus, {recursive: true});
    const merged = join(place.folder, "merged");
    expect(await mergeParts([parts], {out: merged})).toMatchObject({sources: {primary: 2}});
    expect(hashes(merged)).toEqual(hashes(out));
  });

  it("finds copies that lie in different parts, and what no part could read", async () => {
    for (let number = 0; number < 6; number++) {
      copyFileSync(join(REPORTS, TWO[0]), join(corpus, `copy-${number}.md`));
      writeFileSync(join(corpus, `empty-${number}.txt`), "");
    }
    await buildWarehouse({corpus: [corpus], out});
    const parts = join(place.folder, "parts");
    for (const shard of [1, 2]) await buildPart({corpus: [corpus], out: parts}, {shard, shards: 2});
    await mergeParts([join(parts, "shard=2"), join(parts, "shard=1")], {out: join(place.folder, "merged")});
    expect(hashes(join(place.folder, "merged"))).toEqual(hashes(out));
  });

  it("refuses parts that are missing, twice there, or of another corpus", async () => {
    const parts = join(place.folder, "parts");
    const merge = async (...folders: string[]) => mergeParts(folders, {out});
    await buildPart({corpus: [corpus], out: parts}, {shard: 1, shards: 2});
    await expect(merge(parts)).rejects.toThrow("cannot merge: of 2 parts these are missing: 2");
    cpSync(join(parts, "shard=1"), join(place.folder, "twin"), {recursive: true});
    await expect(merge(parts, join(place.folder, "twin"))).rejects.toThrow("are the same part");
    writeFileSync(join(corpus, "one-more.txt"), "通知\n");
    await buildPart({corpus: [corpus], out: parts}, {shard: 2, shards: 2});
    await expect(merge(parts)).rejects.toThrow("are parts of different corpora, or of the same cut otherwise");
    await expect(merge(corpus)).rejects.toThrow(`no part in: ${corpus}`);
    expect(readdirSync(place.folder)).not.toContain("warehouse");
  });
});
