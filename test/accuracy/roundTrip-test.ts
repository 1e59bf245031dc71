import {describe, expect, it} from "vitest";
import {describeCase, makeCase} from "../../src/synth/cases.js";
import {LAYOUT_NAMES, LAYOUTS} from "../../src/synth/text/layouts.js";
import {determinedCells} from "./determined.js";
import {readText} from "./read.js";
import {scoreValues} from "./score.js";
import {summarizeFaults} from "./summary.js";

const SEEDS = Array.from({length: 25}, (_, i) => i + 1);

describe("reading back made-up reports", () => {
  it.each(LAYOUT_NAMES)("gives the figures of a sound copy in the layout %s", async (layout) => {
    const faults: string[] = [];
    for (const seed of SEEDS) {
      const made = makeCase(seed, layout);
      if (made === undefined) continue;
      const read = await readText(made.text);
      const score = scoreValues(read.values, made.truth);
      const missing = score.unknown.filter(expectedCells(made));
      faults.push(...summarizeFaults(made, read, score));
      if (missing.length > 0) faults.push(`${describeCase(made)}: not read: ${missing.slice(0, 3).join(", ")}`);
    }
    expect(faults).toEqual([]);
  });
});

/** Whether the layout lets a reader know the cell. */
function expectedCells({layout, form, truth}: NonNullable<ReturnType<typeof makeCase>>): (id: string) => boolean {
  switch (LAYOUTS[layout].tells) {
    case "all":
      return () => true;
    case "determined": {
      const determined = determinedCells(form, truth);
      return (id) => determined.has(id);
    }
    case "little":
      return () => false;
  }
}
