import {describe, expect, it} from "vitest";
import {synthCommand} from "../../../src/etl/cli/synth.js";
import {OperatorError} from "../../../src/etl/operatorError.js";

async function run(...args: string[]): Promise<void> {
  await synthCommand().parseAsync(["--out", "made-up", ...args], {from: "user"});
}

describe("synth", () => {
  it.each([
    ["--formats", "tabs", "invalid --formats: tabs"],
    ["--formats", "pdf=0", "invalid --formats: pdf=0"],
    ["--reports", "0", "invalid --reports: "],
    ["--seed", "one", "invalid --seed: "],
    ["--wrong-sums", "2", "invalid --wrong-sums: "],
    ["--damaged", "0.99", "more than all reports: --wrong-sums 0.05 --damaged 0.99"],
  ])("says what is wrong with %s %s, and writes nothing", async (option, value, message) => {
    await expect(run(option, value)).rejects.toThrow(message);
    await expect(run(option, value)).rejects.toThrow(OperatorError);
  });
});
