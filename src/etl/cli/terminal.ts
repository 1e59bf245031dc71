import type {WriteStream} from "node:tty";
import pc from "picocolors";

/** What of a terminal decides how things look; a pipe or a file has no width, and no colours. */
export interface Terminal {
  readonly width: number;
  readonly isInteractive: boolean;
  readonly colors: Colors;
}

export type Colors = ReturnType<typeof pc.createColors>;

const WIDTH_OF_UNKNOWN_TERMINAL = 80;

/** The terminal behind a standard stream. `NO_COLOR` is heeded (no-color.org), and `FORCE_COLOR`. */
export function describeTerminal(stream: WriteStream, environment: NodeJS.ProcessEnv = process.env): Terminal {
  const isInteractive = stream.isTTY;
  return {
    width: isInteractive ? stream.columns || WIDTH_OF_UNKNOWN_TERMINAL : Infinity,
    isInteractive,
    colors: pc.createColors(hasColors(isInteractive, environment)),
  };
}

function hasColors(isInteractive: boolean, {NO_COLOR, FORCE_COLOR, TERM}: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return isInteractive && TERM !== "dumb";
}
