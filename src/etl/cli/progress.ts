import cliProgress from "cli-progress";
import type {BuildEvent} from "../build.js";
import {describeTerminal} from "./terminal.js";
import {fit, padEnd, printable} from "./text.js";

const BAR_WIDTH = 24;

/** Columns that bar, percentage and numbers take of the line; the name of the file has the rest. */
const TAKEN = 52;

/** Something that shows a build's progress and can be cleared away. */
export interface Progress {
  readonly onEvent: (event: BuildEvent) => void;
  readonly clear: () => void;
}

/** A bar on standard error; it shows nothing unless a person looks on. */
export function showProgress(stream = process.stderr): Progress {
  const {isInteractive, width, colors} = describeTerminal(stream);
  if (!isInteractive) return {onEvent: () => undefined, clear: () => undefined};
  const bar = new cliProgress.SingleBar({
    stream,
    format: `${colors.cyan("{bar}")} {percentage}%  {value}/{total}  ${colors.dim("{doing}")}`,
    barCompleteChar: "━",
    barIncompleteChar: "─",
    barsize: BAR_WIDTH,
    clearOnComplete: true,
  });
  const doing = (text: string) => ({doing: padEnd(fit(printable(text), width - TAKEN), width - TAKEN)});
  return {
    onEvent: (event) => {
      if (event.type === "start") bar.start(event.total, 0, doing("reading"));
      else if (event.type === "read") bar.increment(1, doing(event.path));
      else if (event.type === "source") bar.update(doing("writing the warehouse"));
      else if (event.type === "done") bar.stop();
    },
    clear: () => {
      bar.stop();
    },
  };
}
