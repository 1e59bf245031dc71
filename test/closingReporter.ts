import type {Reporter, TestModule} from "vitest/node";

/**
 * Ends a run with one line that counts it all, alone on the last line: a test
 * file that could not be loaded, and an error that no test caught, are failures too.
 */
export default class ClosingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const line = formatClosingLine(modules, unhandledErrors.length);
    process.once("exit", () => {
      process.stdout.write(`${line}\n`);
    });
  }
}

function formatClosingLine(modules: readonly TestModule[], unhandled: number): string {
  const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const count = (state: string) => states.filter((candidate) => candidate === state).length;
  const broken = modules.filter((module) => module.state() === "failed" && isUncounted(module)).length;
  const skipped = count("skipped");
  const line = `${count("passed")} passed, ${count("failed") + broken + unhandled} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/** Whether a module failed by itself, in loading or in a hook, and not by one of its tests. */
function isUncounted(module: TestModule): boolean {
  return [...module.children.allTests()].every((test) => test.result().state !== "failed");
}
