import {OperatorError} from "../operatorError.js";
import {describeTerminal} from "./terminal.js";
import {wrap} from "./text.js";

/** What to tell a person of an error: the message and what to do, or for a defect of this program all there is. */
export function describeFailure(error: unknown): string {
  const {colors, width} = describeTerminal(process.stderr);
  if (error instanceof OperatorError)
    return `${colors.red("error:")} ${error.message}\n${wrapLines(error.advice, width)}`;
  if (isSystemError(error)) return `${colors.red("error:")} ${error.message}`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\n\nThis is a defect of Disclosure Atlas. Please report it with the lines above.`;
}

/** Whether the operating system refused something: it names a call, and the file in its message. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

/** Prose is broken between words; what is indented is a list, and stays as it is. */
function wrapLines(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => (line.startsWith(" ") ? [line] : wrap(line, width)))
    .join("\n");
}
