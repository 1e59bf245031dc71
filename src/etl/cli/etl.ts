import {Command} from "commander";
import {z} from "zod";
import {DEFAULTS, findRelease} from "../build.js";
import type {BuildEvent, BuildOptions, BuildSummary} from "../build.js";
import {MEDIA_TYPES} from "../source/mediaType.js";
import {showProgress} from "./progress.js";
import {renderSummary} from "./summaryView.js";
import {describeTerminal} from "./terminal.js";
import {formatCountOf, printable} from "./text.js";

const OPTIONS = z.object({
  corpus: z.array(z.string()).optional(),
  out: z.string(),
  released: z.string().optional(),
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
  npm run --silent etl -- --json | jq -r 'select(.role == "rejected") | .path + " " + .reason'

Without --corpus, the build is compared with the release in "released", if there
is one; with --corpus only with one that --released names.

Exit status: 0 when a warehouse was written, 1 with --strict when a report in it
is not complete, 2 when a folder, an option or the disk stood in the way.`;

/** `etl`: folders of reports to a warehouse. Returns the command; its action gives the exit status to `exit`. */
export function etlCommand(exit: (status: number) => void): Command {
  return new Command("etl")
    .usage("-- [options]")
    .description("Read folders of annual reports, check every cell, and write the warehouse.")
    .option("--corpus <folder>", 'folder of reports; repeat it for several (default: "corpus")', collect)
    .option("--out <folder>", "folder to write the warehouse to", DEFAULTS.out)
    .option("--released <folder>", 'folder of the last release, to list what changed since (default: "released")')
    .option("--strict", "exit with 1 when any report is not complete")
    .option("--json", "print one JSON object a line for each event, and nothing else")
    .addHelpText("after", HELP)
    .action(async (_, command: Command) => {
      exit(await runEtl(OPTIONS.parse(command.opts())));
    });
}

async function runEtl({strict, json, ...options}: z.infer<typeof OPTIONS>): Promise<number> {
  const what = whatToBuild(options);
  const summary = json ? await buildAsLines(what) : await buildForPerson(what);
  const doubtful = summary.reports.inconsistent + summary.reports.partial;
  if (!strict || doubtful === 0) return 0;
  console.error(
    `--strict: ${formatCountOf(doubtful, "report")} not complete (query: from report where status <> 'complete')`,
  );
  return 1;
}

/** The project's release is one of the project's corpus: another corpus is not compared with it unasked. */
function whatToBuild({corpus, out, released}: Omit<z.infer<typeof OPTIONS>, "strict" | "json">): BuildOptions {
  const isOwnCorpus = corpus === undefined;
  return {
    corpus: corpus ?? DEFAULTS.corpus,
    out,
    released: released ?? (isOwnCorpus ? findRelease() : undefined),
  };
}

async function buildAsLines(what: BuildOptions): Promise<BuildSummary> {
  return build({
    ...what,
    onEvent: (event) => {
      console.log(JSON.stringify(event));
    },
  });
}

async function buildForPerson(what: BuildOptions): Promise<BuildSummary> {
  const started = performance.now();
  const progress = showProgress();
  const remarks: string[] = [];
  const hear = (event: BuildEvent) => {
    if (event.type === "remark") remarks.push(`${printable(event.path)}: ${event.message}`);
    progress.onEvent(event);
  };
  const summary = await build({...what, onEvent: hear}).finally(progress.clear);
  const terminal = describeTerminal(process.stdout);
  for (const remark of remarks) console.error(remark);
  console.log(renderSummary(summary, terminal));
  console.log(`\nWritten to ${terminal.colors.bold(summary.out)} in ${seconds(started)}.`);
  return summary;
}

/** The readers are loaded when they are needed, so that help and mistakes are answered at once. */
async function build(options: BuildOptions): Promise<BuildSummary> {
  const {buildWarehouse} = await import("../pipeline.js");
  return buildWarehouse(options);
}

function collect(folder: string, before: readonly string[] = []): string[] {
  return [...before, folder];
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
