import {OperatorError} from "../operatorError.js";
import {describeTerminal} from "./terminal.js";

/** What to tell a person of an error: the message and what to do, or for a defect of this program all there is. */
export function describeFailure(error: unknown): string {
  const {colors} = describeTerminal(process.stderr);
  if (error instanceof OperatorError) return `${colors.red("error:")} ${error.message}\n${error.advice}`;
  if (isSystemError(error)) return `${colors.red("error:")} ${error.message}`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\n\nThis is a defect of Disclosure Atlas. Please report it with the lines above.`;
}

/** Whether the operating system refused something: it names a call, and the file in its message. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
