import {makeCase} from "../../src/synth/cases.js";
import type {Case} from "../../src/synth/cases.js";
import {DAMAGE_NAMES} from "../../src/synth/damage.js";
import type {DamageName} from "../../src/synth/damage.js";
import {createRandom} from "../../src/synth/random.js";
import type {Random} from "../../src/synth/random.js";
import type {LayoutName} from "../../src/synth/text/layouts.js";
import {readText} from "./read.js";
import {scoreValues} from "./score.js";
import {summarizeFaults} from "./summary.js";

/** Layouts whose cells a mark tells apart; two test files share the layouts, so that two processors share the work. */
export const MARKED_LAYOUTS: readonly LayoutName[] = [
  "tabs",
  "tabs-paged",
  "tabs-ragged",
  "markdown",
  "pipes-trailing",
  "pipes-alone",
  "pipes-lines",
  "cell-lines",
  "cell-paragraphs",
];

/** How many copies are tried of each layout with each damage alone, and how many with another one on top. */
const ALONE = 4;
const PAIRED = 4;

/** Reads damaged copies in a layout, always the same ones; gives how many, and what was amiss. */
export async function readDamaged(layout: LayoutName): Promise<{cases: number; faults: string[]}> {
  const random = createRandom(2024, layout);
  const faults: string[] = [];
  let cases = 0;
  for (const damages of combinations(random)) {
    const made = findCase(random, layout, damages);
    if (made === undefined) continue;
    cases++;
    const read = await readText(made.text);
    faults.push(...summarizeFaults(made, read, scoreValues(read.values, made.truth)));
  }
  return {cases, faults};
}

/** A case in which the damages find something to act on, or none where the layout admits none. */
function findCase(random: Random, layout: LayoutName, damages: readonly DamageName[]): Case | undefined {
  for (let attempt = 0; attempt < 5; attempt++) {
    const made = makeCase(random.int(1, 1_000_000), layout, damages);
    if (made !== undefined) return made;
  }
  return undefined;
}

function combinations(random: Random): DamageName[][] {
  return DAMAGE_NAMES.flatMap((name) => [
    ...Array.from({length: ALONE}, () => [name]),
    ...Array.from({length: PAIRED}, () => [name, random.pick(DAMAGE_NAMES)]),
  ]);
}
