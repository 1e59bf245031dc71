import {Command} from "commander";
import {z} from "zod";
import {DEFAULTS, findRelease} from "../build.js";
import type {BuildEvent, BuildOptions, BuildSummary, Shard} from "../build.js";
import {OperatorError} from "../operatorError.js";
import {MEDIA_TYPES} from "../source/mediaType.js";
import {describeHolder} from "../warehouse/lock.js";
import {showProgress} from "./progress.js";
import {renderSummary} from "./summaryView.js";
import {describeTerminal} from "./terminal.js";
import {formatCount, formatCountOf, printable} from "./text.js";

const OPTIONS = z.object({
  corpus: z.array(z.string()).optional(),
  out: z.string().optional(),
  shard: z.string().optional(),
  merge: z.array(z.string()).optional(),
  released: z.string().optional(),
  cache: z.string(),
  fresh: z.boolean().default(false),
  wait: z.boolean(),
  strict: z.boolean().default(false),
  json: z.boolean().default(false),
});

const HELP = `
Files read: ${Object.keys(MEDIA_TYPES).join(" ")}
Others are listed with the reason why they were not.

Examples:
  npm run etl
  npm run etl -- --corpus ~/reports --out /tmp/atlas
  npm run etl -- --corpus 2023 --corpus 2024 --strict
  npm run etl -- --fresh
  npm run etl -- --shard 3/8 --out parts
  npm run etl -- --merge parts --out warehouse
  npm run --silent etl -- --json | jq -r 'select(.role == "rejected") | .path + " " + .reason'

Without --corpus, the build is compared with the release in "released", if there
is one; with --corpus only with one that --released names.

What was read of a file is kept in the cache, and the file is not read again until
it, or the code that reads it, changes. Where nothing at all changed since the
warehouse was written, it is left as it is.

Exit status: 0 when a warehouse was written, 1 with --strict when a report in it
is not complete, 2 when a folder, an option or the disk stood in the way.`;

/** `etl`: folders of reports to a warehouse. Returns the command; its action gives the exit status to `exit`. */
export function etlCommand(exit: (status: number) => void): Command {
  return new Command("etl")
    .usage("-- [options]")
    .description("Read folders of annual reports, check every cell, and write the warehouse.")
    .option("--corpus <folder>", 'folder of reports; repeat it for several (default: "corpus")', collect)
    .option("--out <folder>", `folder to write to (default: "${DEFAULTS.out}", with --shard "${DEFAULTS.parts}")`)
    .option("--released <folder>", 'folder of the last release, to list what changed since (default: "released")')
    .option("--cache <folder>", "folder to keep readings in between runs", DEFAULTS.cache)
    .option("--fresh", "read every file again, and build though nothing changed")
    .option("--shard <i/n>", "read the i-th of n parts of the corpus, to be merged")
    .option("--merge <part...>", "write the warehouse of all parts, which --shard wrote")
    .option("--no-wait", "fail where another run is writing to the same folder, and do not wait for it")
    .option("--strict", "exit with 1 when any report is not complete")
    .option("--json", "print one JSON object a line for each event, and nothing else")
    .addHelpText("after", HELP)
    .action(async (_, command: Command) => {
      exit(await runEtl(OPTIONS.parse(command.opts())));
    });
}

type EtlOptions = z.infer<typeof OPTIONS>;

async function runEtl(options: EtlOptions): Promise<number> {
  if (options.shard !== undefined && options.merge !== undefined) {
    throw new OperatorError(
      "--shard and --merge at once",
      "First read every part with --shard, then name them with --merge.",
    );
  }
  return options.shard === undefined ? runBuild(options) : runShard(options, parseShard(options.shard));
}

async function runBuild({strict, json, ...options}: EtlOptions): Promise<number> {
  const what = whatToBuild(options, DEFAULTS.out);
  const summary = json ? await buildAsLines(what, options.merge) : await buildForPerson(what, options.merge);
  const doubtful = summary.reports.inconsistent + summary.reports.partial;
  if (!strict || doubtful === 0) return 0;
  console.error(
    `--strict: ${formatCountOf(doubtful, "report")} not complete (query: from report where status <> 'complete')`,
  );
  return 1;
}

async function runShard({json, ...options}: EtlOptions, shard: Shard): Promise<number> {
  const {buildPart} = await import("../pipeline.js");
  const progress = showProgress();
  const onEvent = json ? printEvent : progress.onEvent;
  const {path, files} = await buildPart({...whatToBuild(options, DEFAULTS.parts), onEvent}, shard).finally(
    progress.clear,
  );
  if (!json) console.log(`Written to ${path}: ${describeFiles(files)}`);
  return 0;
}

/** `3/8`: the third of eight. */
function parseShard(text: string): Shard {
  const [, shard = 0, shards = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (shard >= 1 && shard <= shards) return {shard, shards};
  throw new OperatorError(`invalid part: ${text}`, "Write which of how many, from 1: --shard 3/8.");
}

/** The project's release is one of the project's corpus: another corpus is not compared with it unasked. */
function whatToBuild(
  {corpus, out, released, cache, fresh, wait, merge}: Omit<EtlOptions, "strict" | "json">,
  into: string,
): BuildOptions {
  const isOwnCorpus = corpus === undefined && merge === undefined;
  return {
    corpus: corpus ?? DEFAULTS.corpus,
    out: out ?? into,
    released: released ?? (isOwnCorpus ? findRelease() : undefined),
    cache,
    fresh,
    wait,
  };
}

async function buildAsLines(what: BuildOptions, parts: EtlOptions["merge"]): Promise<BuildSummary> {
  return build({...what, onEvent: printEvent}, parts);
}

function printEvent(event: BuildEvent): void {
  console.log(JSON.stringify(event));
}

async function buildForPerson(what: BuildOptions, parts: EtlOptions["merge"]): Promise<BuildSummary> {
  const started = performance.now();
  const progress = showProgress();
  const remarks: string[] = [];
  const hear = (event: BuildEvent) => {
    if (event.type === "waiting") console.error(`${describeHolder(what.out, event.holder)}; waiting for it to end`);
    if (event.type === "remark") remarks.push(`${printable(event.path)}: ${event.message}`);
    progress.onEvent(event);
  };
  const summary = await build({...what, onEvent: hear}, parts).finally(progress.clear);
  const terminal = describeTerminal(process.stdout);
  for (const remark of remarks) console.error(remark);
  console.log(renderSummary(summary, terminal));
  console.log(`\n${describeRun(summary, terminal.colors.bold(summary.out))} (${seconds(started)})`);
  return summary;
}

function describeRun({isUnchanged, files}: BuildSummary, out: string): string {
  if (isUnchanged) return `Nothing changed since ${out} was written; it is left as it is.`;
  return `Written to ${out}: ${describeFiles(files)}`;
}

function describeFiles({read, cached}: BuildSummary["files"]): string {
  return `${formatCountOf(cached, "file")} unchanged, ${formatCount(read)} read.`;
}

/** The readers are loaded when they are needed, so that help and mistakes are answered at once. */
async function build(options: BuildOptions, parts: EtlOptions["merge"]): Promise<BuildSummary> {
  const {buildWarehouse, mergeParts} = await import("../pipeline.js");
  return parts === undefined ? buildWarehouse(options) : mergeParts(parts, options);
}

function collect(folder: string, before: readonly string[] = []): string[] {
  return [...before, folder];
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
