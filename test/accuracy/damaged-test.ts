import {describe, expect, it} from "vitest";
import {makeCase} from "../render/cases.js";
import type {Case} from "../render/cases.js";
import {DAMAGE_NAMES} from "../render/damage.js";
import type {DamageName} from "../render/damage.js";
import {createRandom} from "../render/random.js";
import type {Random} from "../render/random.js";
import {LAYOUT_NAMES} from "../render/text/layouts.js";
import type {LayoutName} from "../render/text/layouts.js";
import {readText} from "./read.js";
import {scoreValues} from "./score.js";
import {summarizeFaults} from "./summary.js";

/** For each layout and damage, how many cases are tried with it alone, and with another one. */
const ALONE = 4;
const PAIRED = 4;

describe("reading damaged copies", () => {
  let cases = 0;

  it.each(LAYOUT_NAMES)(
    "is right, or unknown with a finding, in the layout %s",
    async (layout) => {
      const faults: string[] = [];
      const random = createRandom(2024, layout);
      for (const damages of combinations(random.int(0, 99))) {
        const made = findCase(random, layout, damages);
        if (made === undefined) continue;
        cases++;
        const read = await readText(made.text);
        faults.push(...summarizeFaults(made, read, scoreValues(read.values, made.truth)));
      }
      expect(faults).toEqual([]);
    },
    60_000,
  );

  it("has tried at least 2,000 copies", () => {
    expect(cases).toBeGreaterThanOrEqual(2000);
  });
});

/** A case in which the damages find something to act on, or none where the layout admits none. */
function findCase(random: Random, layout: LayoutName, damages: readonly DamageName[]): Case | undefined {
  for (let attempt = 0; attempt < 5; attempt++) {
    const made = makeCase(random.int(1, 1_000_000), layout, damages);
    if (made !== undefined) return made;
  }
  return undefined;
}

function combinations(seed: number): DamageName[][] {
  const random = createRandom(seed, "damages");
  return DAMAGE_NAMES.flatMap((name) => [
    ...Array.from({length: ALONE}, () => [name]),
    ...Array.from({length: PAIRED}, () => [name, random.pick(DAMAGE_NAMES)]),
  ]);
}
