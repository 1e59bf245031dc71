import {mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {USUAL_RATES, USUAL_SHARES} from "../src/synth/options.js";
import {writeCorpus} from "../src/synth/write.js";
import {runProcess} from "./process.js";
import type {Usage} from "./process.js";

const ETL = "src/etl/cli.ts";
const MARTS = join(import.meta.dirname, "../src/etl/marts");

/** Short runs differ by a quarter from one to the next on a machine that is shared: the median of so many is told. */
const ROUNDS = 5;

/** What building a warehouse of so many made-up reports takes. */
export interface Build {
  readonly reports: number;
  readonly full: Usage;
  /** Of runs with no change, and of runs with one report more than the last, by turns; each the one of median length. */
  readonly noChange: Usage;
  readonly oneNew: Usage;
  readonly bytesAReport: number;
  /** Seconds that all marts take, one after the other. */
  readonly marts: number;
  readonly site: Usage | null;
}

/** Builds from nothing; then, by turns, with no change and with one more report. */
export async function measureBuild(reports: number, withSite: boolean): Promise<Build> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-bench-"));
  const corpus = join(folder, "made", "reports");
  const out = join(folder, "warehouse");
  const build = () => runProcess(ETL, ["etl", "--corpus", corpus, "--out", out, "--cache", join(folder, "cache")]);
  try {
    const heldBack = await holdBackSome(join(folder, "made"), corpus, reports);
    const full = await build();
    const [noChanges, oneNews]: [Usage[], Usage[]] = [[], []];
    for (const putBackNext of heldBack) {
      noChanges.push(await build());
      await putBackNext();
      oneNews.push(await build());
    }
    const [noChange, oneNew] = [medianOf(noChanges), medianOf(oneNews)];
    const [bytesAReport, marts] = [(await sizeOf(out)) / reports, await timeMarts(out)];
    const site = withSite ? await buildSite(out, join(folder, "site")) : null;
    return {reports, full, noChange, oneNew, bytesAReport: Math.round(bytesAReport), marts, site};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function medianOf(runs: readonly Usage[]): Usage {
  const sorted = runs.toSorted((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("no run was measured");
  return middle;
}

/** How many text reports one processor takes in a second, the start of the process included. */
export interface TextRates {
  /** From bytes to the Parquet file of a part, as `--shard` writes it. */
  readonly toPart: number;
  /** From bytes to a warehouse: Parquet, database, marts and checksums. */
  readonly toWarehouse: number;
}

export async function measureTexts(reports: number): Promise<TextRates> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-bench-"));
  try {
    await writeCorpus(join(folder, "made"), {reports, seed: 1, shares: {text: 1}, rates: USUAL_RATES}, () => undefined);
    const rate = async (name: string, args: readonly string[]): Promise<number> => {
      const places = ["--corpus", join(folder, "made", "reports"), "--out", join(folder, name)];
      const cache = join(folder, `cache of ${name}`);
      const {processorSeconds} = await runProcess(ETL, ["etl", ...places, "--cache", cache, ...args]);
      return reports / processorSeconds;
    };
    return {toPart: await rate("part", ["--shard", "1/1"]), toWarehouse: await rate("warehouse", [])};
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Writes a corpus of some reports more and takes these away; what it gives brings one after the other back. */
async function holdBackSome(out: string, corpus: string, reports: number): Promise<(() => Promise<void>)[]> {
  const paths: string[] = [];
  const options = {reports: reports + ROUNDS, seed: 1, shares: USUAL_SHARES, rates: USUAL_RATES};
  await writeCorpus(out, options, (path) => paths.push(path));
  const lines = (await readFile(join(corpus, "sources.csv"), "utf8")).split("\n");
  const held = paths.slice(-ROUNDS);
  const declareAllBut = async (left: readonly string[]): Promise<void> => {
    const there = lines.filter((line) => !left.some((path) => line.startsWith(`${path},`)));
    await writeFile(join(corpus, "sources.csv"), there.join("\n"));
  };
  await mkdir(join(out, "aside"));
  for (const [index, path] of held.entries()) await rename(join(corpus, path), join(out, "aside", String(index)));
  await declareAllBut(held);
  return held.map((path, index) => async () => {
    await rename(join(out, "aside", String(index)), join(corpus, path));
    await declareAllBut(held.slice(index + 1));
  });
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async ({parentPath, name}) => (await stat(join(parentPath, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function timeMarts(warehouse: string): Promise<number> {
  const instance = await DuckDBInstance.create(join(warehouse, "atlas.duckdb"), {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  const started = performance.now();
  for (const file of (await readdir(MARTS)).filter((name) => name.endsWith(".sql"))) {
    await connection.runAndReadAll(await readFile(join(MARTS, file), "utf8"));
  }
  const seconds = (performance.now() - started) / 1000;
  connection.closeSync();
  instance.closeSync();
  return seconds;
}

function buildSite(warehouse: string, site: string): Promise<Usage> {
  return runProcess("src/site/build.ts", [], {ATLAS_WAREHOUSE: warehouse, ATLAS_SITE: site});
}
