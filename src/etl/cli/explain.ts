import {Command} from "commander";
import {z} from "zod";
import {DEFAULTS} from "../build.js";
import {renderExplanation} from "./explanationView.js";
import {describeTerminal} from "./terminal.js";

const OPTIONS = z.object({corpus: z.array(z.string()).default([...DEFAULTS.corpus]), out: z.string()});

const HELP = `
Examples:
  npm run explain -- 320813-renminzhengfu-2023 requests.received.total
  npm run explain -- 320813-renminzhengfu-2023 disputes.reconsideration.total

In sums, terms that are zero are left out, and * marks a number that is not printed.
Reports: npm run query -- "from report select report_id, title"
Cells:   npm run query -- "from cell select form, cell_id, row_zh, column_zh"`;

/** `explain`: one cell, from its value back to the line of the source. */
export function explainCommand(): Command {
  return new Command("explain")
    .usage("-- [options] <report> <cell>")
    .description("Follow one cell from its value to the line of the source that it was read from.")
    .argument("<report>", "id of the report")
    .argument("<cell>", "id of the cell")
    .option("--corpus <folder>", 'folder of reports; repeat it for several (default: "corpus")', collect)
    .option("--out <folder>", "folder of the warehouse", DEFAULTS.out)
    .addHelpText("after", HELP)
    .action(async (report: string, cell: string, _, command: Command) => {
      const {corpus, out} = OPTIONS.parse(command.opts());
      // The readers are loaded when they are needed, so that help and mistakes are answered at once.
      const {explainCell} = await import("./explanation.js");
      console.log(renderExplanation(await explainCell(out, corpus, report, cell), describeTerminal(process.stdout)));
    });
}

function collect(folder: string, before: readonly string[] = []): string[] {
  return [...before, folder];
}
