import {describe, it, expect} from "vitest";
import {tryFaults} from "../../bench/faults.js";

describe("tryFaults(faults, log)", () => {
  it(
    "finds the old or the new warehouse after killed runs, runs at the same time and a full disk",
    {timeout: 300_000},
    async () => {
      const lines: string[] = [];
      await tryFaults({kills: 3, pairs: 2, fullDisks: 2}, (line) => lines.push(line));
      expect(lines.filter((line) => line.includes("whole, with"))).toHaveLength(7);
      expect(lines.at(-1)).toBe("the next run cleared what the others left");
    },
  );
});
