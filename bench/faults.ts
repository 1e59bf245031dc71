import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {createRandom} from "../src/synth/random.js";
import {isSound} from "../src/etl/warehouse/checksums.js";
import {runQuery} from "../src/etl/warehouse/query.js";

/** How often each fault is tried. */
export interface Faults {
  readonly kills: number;
  readonly pairs: number;
  readonly fullDisks: number;
}

const ROOT = join(import.meta.dirname, "..");
const CLI = join(ROOT, "src/etl/cli.ts");
const REPORTS = ["pingtan-2022.md", "pingtan-2023.md", "pingtan-2024.md"];

interface Outcome {
  readonly status: number | null;
  readonly errors: string;
  readonly milliseconds: number;
}

/**
 * Kills builds at random moments, runs two at once, and lets the disk be full,
 * and after each looks whether the warehouse opens and is wholly that of one of
 * two corpora. Throws at the first that is not.
 *
 * @param log - hears a line for each fault.
 */
export async function tryFaults({kills, pairs, fullDisks}: Faults, log: (line: string) => void): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), "atlas-faults-"));
  try {
    const corpora = [makeCorpus(join(place, "small"), 1), makeCorpus(join(place, "large"), 3)];
    const wanted = new Set<string>();
    let usual = 0;
    for (const corpus of corpora) {
      const out = join(place, "wanted");
      usual = Math.max(usual, (await mustBuild(corpus, out)).milliseconds);
      wanted.add(await fingerprint(out));
    }
    const setting: Setting = {place, corpora, wanted, usual, out: join(place, "site", "warehouse"), log};
    await mustBuild(corpora[0] ?? "", setting.out);
    await killRuns(kills, setting);
    await runPairs(pairs, setting);
    await fillDisks(fullDisks, setting);
    const {out} = setting;
    await mustBuild(corpora[0] ?? "", out);
    const left = readdirSync(join(out, "..")).filter((name) => name !== "warehouse");
    if (left.length > 0) throw new Error(`left behind: ${left.join(", ")}`);
    log("the next run cleared what the others left");
  } finally {
    rmSync(place, {recursive: true, force: true});
  }
}

interface Setting {
  readonly place: string;
  readonly corpora: readonly string[];
  /** The contents that a warehouse may have. */
  readonly wanted: ReadonlySet<string>;
  /** Milliseconds that a build takes. */
  readonly usual: number;
  readonly out: string;
  readonly log: (line: string) => void;
}

async function killRuns(times: number, setting: Setting): Promise<void> {
  const random = createRandom(1, "faults");
  for (let time = 0; time < times; time++) {
    const moment = Math.round(random.next() * setting.usual * 1.1);
    await build(pick(setting, time), setting.out, [], moment);
    setting.log(`killed after ${moment} ms: ${await inspect(setting)}`);
  }
}

async function runPairs(times: number, setting: Setting): Promise<void> {
  for (let time = 0; time < times; time++) {
    const runs = [0, 1].map(async (each) =>
      build(pick(setting, time + each), setting.out, time % 2 === 0 ? [] : ["--no-wait"]),
    );
    const statuses = (await Promise.all(runs)).map(({status, errors}) =>
      status === 0 ? "0" : `${String(status)} ${errors.split("\n")[0] ?? ""}`,
    );
    setting.log(`two at once, ${statuses.join(" and ")}: ${await inspect(setting)}`);
  }
}

/** A limit on the size of a file stands for a full disk: writing past it fails in the same calls. */
async function fillDisks(times: number, setting: Setting): Promise<void> {
  for (let time = 0; time < times; time++) {
    const kilobytes = 4 + time * 60;
    const {status, errors} = await build(pick(setting, time), setting.out, [], undefined, kilobytes);
    if (status !== 0 && !errors.includes("cannot write warehouse")) throw new Error(`an unclear error: ${errors}`);
    setting.log(
      `no room beyond ${kilobytes} KB, ${String(status)} ${errors.split("\n")[0] ?? ""}: ${await inspect(setting)}`,
    );
  }
}

function pick({corpora}: Setting, time: number): string {
  return corpora[time % corpora.length] ?? "";
}

/** Looks at the warehouse as a reader does. */
async function inspect({out, wanted}: Setting): Promise<string> {
  const {rows} = await runQuery(out, "select count(*)::integer from report");
  if (!(await isSound(out))) throw new Error("the warehouse is damaged");
  if (!wanted.has(await fingerprint(out))) throw new Error("the warehouse is neither the old nor the new one");
  return `whole, with ${JSON.stringify(rows[0]?.[0])} reports`;
}

/** One hash of all Parquet files. */
async function fingerprint(out: string): Promise<string> {
  if (!existsSync(out)) await sleep(100);
  return createHash("sha256")
    .update(readFileSync(join(out, "SHA256SUMS")))
    .digest("hex");
}

async function mustBuild(corpus: string, out: string): Promise<Outcome> {
  const outcome = await build(corpus, out);
  if (outcome.status !== 0) throw new Error(`the build failed: ${outcome.errors}`);
  return outcome;
}

/** Runs a build in a process of its own, killed after so many milliseconds, or with files of at most so many kilobytes. */
async function build(
  corpus: string,
  out: string,
  options: readonly string[] = [],
  killAfter?: number,
  fileKilobytes?: number,
): Promise<Outcome> {
  const started = performance.now();
  const command = [
    process.execPath,
    "--import",
    "tsx",
    CLI,
    "etl",
    "--corpus",
    corpus,
    "--out",
    out,
    "--cache",
    join(corpus, ".cache"),
    "--json",
    ...options,
  ];
  const limit = fileKilobytes === undefined ? "" : `ulimit -f ${fileKilobytes * 2}; trap '' XFSZ; `;
  const child = spawn("sh", ["-c", `${limit}exec "$@"`, "sh", ...command], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearTimeout(timer);
  return {status, errors, milliseconds: performance.now() - started};
}

function makeCorpus(folder: string, count: number): string {
  mkdirSync(folder);
  for (const name of REPORTS.slice(0, count)) copyFileSync(join(ROOT, "corpus", name), join(folder, name));
  writeFileSync(join(folder, "note.txt"), "会议通知\n");
  return folder;
}

if (process.argv[1] === import.meta.filename) {
  await tryFaults({kills: 50, pairs: 20, fullDisks: 10}, console.log);
}
