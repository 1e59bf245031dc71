import {Command} from "commander";
import {z} from "zod";
import {FAMILIES, USUAL_RATES, USUAL_SHARES} from "../../synth/options.js";
import type {CorpusOptions, Shares} from "../../synth/options.js";
import {OperatorError} from "../operatorError.js";
import {showProgress} from "./progress.js";
import {formatCountOf} from "./text.js";

const RATE = z.coerce.number().min(0).max(1);

const OPTIONS = z.object({
  reports: z.coerce.number().int().positive(),
  seed: z.coerce.number().int(),
  out: z.string(),
  formats: z.string(),
  blanks: RATE,
  wrongSums: RATE,
  damaged: RATE,
});

const HELP = `
Reports on the forms of 2019 and 2021, by bodies that do not exist, each on
several years: every sum of the form holds, and what is carried out of a year is
carried into the next. Each file comes as chance has it in one of ${FAMILIES.length} formats, and
in one of their layouts. The same options give the same bytes, and more reports
begin with those of fewer.

Into the folder go "reports", a corpus with its sources.csv, and beside it
truth.csv.gz: path, damage, cell_id, status (printed; blank, by the body; lost,
by the copy), printed, value.

Examples:
  npm run synth -- --out /tmp/made
  npm run etl -- --corpus /tmp/made/reports --out /tmp/made/warehouse
  npm run synth -- --reports 10000 --seed 7 --formats text=1,pdf=1 --out /tmp/made
  npm run synth -- --wrong-sums 0 --damaged 0 --blanks 0 --out /tmp/sound`;

/** `synth`: a folder of made-up reports with their truth. */
export function synthCommand(): Command {
  const {blanks, sums, damaged} = USUAL_RATES;
  return new Command("synth")
    .usage("-- --out <folder> [options]")
    .description("Make up a corpus of reports, to try the project on: nothing in it is real.")
    .requiredOption("--out <folder>", "folder to write to: new, empty, or an earlier one of this command")
    .option("--reports <count>", "how many reports", "1000")
    .option("--seed <number>", "which of all possible corpora", "1")
    .option("--formats <shares>", "how often each format comes", renderShares(USUAL_SHARES))
    .option("--blanks <rate>", "share of the bodies that leave zeros blank", String(blanks))
    .option("--wrong-sums <rate>", "share of the reports with a total that is wrong", String(sums))
    .option("--damaged <rate>", "share of the copies that lost or mixed up something", String(damaged))
    .addHelpText("after", HELP)
    .action(async (_, command: Command) => {
      await runSynth(parseOptions(command.opts()));
    });
}

function parseOptions(values: unknown): CorpusOptions & {readonly out: string} {
  const parsed = OPTIONS.safeParse(values);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new OperatorError(`invalid --${name}: ${issue?.message ?? ""}`, "See npm run synth -- --help.");
  }
  const {reports, seed, out, formats, blanks, wrongSums, damaged} = parsed.data;
  if (wrongSums + damaged > 1) {
    throw new OperatorError(
      `more than all reports: --wrong-sums ${wrongSums} --damaged ${damaged}`,
      "A report has one fault at most: the two shares together are 1 or less.",
    );
  }
  return {reports, seed, out, shares: parseShares(formats), rates: {blanks, sums: wrongSums, damaged}};
}

/** `text=40,pdf=10`; a format alone is one part. */
function parseShares(text: string): Shares {
  const entries = text.split(",").map((part) => {
    const [name = "", share = "1"] = part.split("=");
    const family = FAMILIES.find((each) => each === name.trim());
    if (family === undefined || !(Number(share) > 0)) {
      throw new OperatorError(
        `invalid --formats: ${part}`,
        `Write shares of ${FAMILIES.join(", ")}, such as text=3,pdf=1.`,
      );
    }
    return [family, Number(share)] as const;
  });
  return Object.fromEntries(entries);
}

function renderShares(shares: Shares): string {
  return FAMILIES.flatMap((family) => (family in shares ? [`${family}=${shares[family] ?? 0}`] : [])).join(",");
}

/** The generator is loaded when it is needed, so that help and mistakes are answered at once. */
async function runSynth({out, ...options}: CorpusOptions & {readonly out: string}): Promise<void> {
  const {writeCorpus} = await import("../../synth/write.js");
  const progress = showProgress();
  progress.onEvent({type: "start", total: options.reports});
  await writeCorpus(out, options, (path) => {
    progress.onEvent({type: "read", path, cached: false});
  }).finally(progress.clear);
  console.log(
    `${formatCountOf(options.reports, "made-up report")} in ${out}/reports, their truth in ${out}/truth.csv.gz.`,
  );
}
