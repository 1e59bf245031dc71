import {Command, CommanderError} from "commander";
import {etlCommand} from "./cli/etl.js";
import {explainCommand} from "./cli/explain.js";
import {describeFailure} from "./cli/failure.js";
import {queryCommand} from "./cli/query.js";
import {synthCommand} from "./cli/synth.js";

const USAGE_ERROR = 2;

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may stop reading, as `head` does.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const setExitCode = (status: number) => {
  process.exitCode = status;
};

const program = new Command("npm run")
  .description("Disclosure Atlas: annual reports on government information disclosure, as a warehouse.")
  .exitOverride()
  .configureHelp({showGlobalOptions: true});

for (const command of [etlCommand(setExitCode), queryCommand(), explainCommand(), synthCommand()]) {
  program.addCommand(command.exitOverride().showHelpAfterError("(--help shows options and examples)"));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) setExitCode(error.exitCode === 0 ? 0 : USAGE_ERROR);
  else {
    console.error(describeFailure(error));
    setExitCode(USAGE_ERROR);
  }
}
