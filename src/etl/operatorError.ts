/**
 * A mistake that the person who runs the command can mend: a folder that is not
 * there, a manifest that contradicts itself. The message names what is wrong,
 * the value last; `advice` says what to do.
 */
export class OperatorError extends Error {
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.name = "OperatorError";
    this.advice = advice;
  }
}
