import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {runQuery} from "../../src/etl/warehouse/query.js";
import {USUAL_RATES, USUAL_SHARES} from "../../src/synth/options.js";
import {writeCorpus} from "../../src/synth/write.js";

const OPTIONS = {reports: 40, seed: 3, shares: USUAL_SHARES, rates: USUAL_RATES};

/** Cells of the warehouse against the truth: a number is right, or it is not there. */
const COMPARE = `with truth as (from read_csv('$TRUTH', all_varchar = true))
select count(*) as cells,
  count(*) filter (abs(v.value - t.value::double) > 5e-7) as wrong,
  count(*) filter (t.status = 'printed' and v.printed is null) as unread
from truth t join source s using (path) join value v using (report_id, cell_id)`;

const SLOW = {timeout: 180_000};

let folder: string;
let written: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "atlas-synth-"));
  written = [];
  await writeCorpus(folder, OPTIONS, (path) => written.push(path));
});

afterAll(async () => {
  await rm(folder, {recursive: true, force: true});
});

describe("writeCorpus(out, options, onFile)", () => {
  it("tells of every file that it writes", async () => {
    const files = await readdir(join(folder, "reports"), {recursive: true});
    expect(files.filter((path) => /\/\d{6}-/.test(path)).sort()).toEqual(written.sort());
  });

  it("writes a corpus that the project reads without a wrong number, and its truth", SLOW, async () => {
    const out = join(folder, "warehouse");
    const {reports, rejected} = await buildWarehouse({corpus: [join(folder, "reports")], out});
    expect(rejected).toEqual([]);
    expect(reports.complete + reports.inconsistent + reports.partial).toBe(OPTIONS.reports);
    const {rows} = await runQuery(out, COMPARE.replace("$TRUTH", join(folder, "truth.csv.gz")));
    const [cells, wrong, unread] = rows[0]?.map(Number) ?? [];
    expect(cells).toBeGreaterThan(OPTIONS.reports * 190);
    expect(wrong).toBe(0);
    expect(unread).toBeLessThan(OPTIONS.reports * 20);
  });

  it("writes the truth of every cell of every file", async () => {
    const text = gunzipSync(await readFile(join(folder, "truth.csv.gz"))).toString();
    const [header, ...lines] = text.trimEnd().split("\n");
    expect(header).toBe("path,damage,cell_id,status,printed,value");
    expect([...new Set(lines.map((line) => line.split(",")[0]))].sort()).toEqual(written.sort());
  });

  it("replaces an earlier corpus of its own", async () => {
    await writeCorpus(folder, {...OPTIONS, reports: 2, seed: 4}, () => undefined);
    expect((await readdir(join(folder, "reports"), {recursive: true})).filter((path) => /-/.test(path))).toHaveLength(
      2,
    );
  });

  it("touches no folder with anything else in it, and none among real reports", async () => {
    const foreign = await mkdtemp(join(tmpdir(), "atlas-foreign-"));
    await writeFile(join(foreign, "report.txt"), "mine");
    await expect(writeCorpus(foreign, OPTIONS, () => undefined)).rejects.toThrow(
      "a folder with files of someone else's",
    );
    await expect(writeCorpus("corpus/made", OPTIONS, () => undefined)).rejects.toThrow(
      "made-up reports among real ones",
    );
    expect(await readdir(foreign)).toEqual(["report.txt"]);
    await rm(foreign, {recursive: true});
  });
});
