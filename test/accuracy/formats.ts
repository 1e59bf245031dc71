import {describeCase, printCase} from "../../src/synth/cases.js";
import type {PrintedCase} from "../../src/synth/cases.js";
import {DAMAGE_NAMES} from "../../src/synth/damage.js";
import type {DamageName} from "../../src/synth/damage.js";
import type {Format} from "../../src/synth/formats/formats.js";
import {createRandom} from "../../src/synth/random.js";
import {readText} from "./read.js";
import type {ReadText} from "./read.js";
import {scoreValues} from "./score.js";
import type {Score} from "./score.js";
import {summarizeFaults} from "./summary.js";

/** A made-up report in a file format, and what came of reading it back. */
export interface FormatReading {
  readonly made: PrintedCase;
  readonly bytes: Uint8Array;
  readonly read: ReadText;
  readonly score: Score;
}

/** Renders the case of a seed and reads it back; undefined where the damages find nothing to act on. */
export async function readFormat(
  name: string,
  format: Format,
  seed: number,
  damages: readonly DamageName[] = [],
): Promise<FormatReading | undefined> {
  const made = printCase(seed, name, format, damages);
  if (made === undefined) return undefined;
  const bytes = await format.render(made.sheet, createRandom(seed, `${name} layout`));
  const read = await readText(bytes, format.path);
  return {made, bytes, read, score: scoreValues(read.values, made.truth)};
}

/** What is amiss with sound copies of so many seeds: anything wrong, and anything not read. */
export async function soundFaults(name: string, format: Format, seeds: number): Promise<string[]> {
  const faults: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const reading = await readFormat(name, format, seed);
    if (reading !== undefined) faults.push(...faultsOf(reading), ...openCells(reading));
  }
  return faults;
}

/** What is amiss with copies damaged in every way, so many of each: what is wrong, or unknown without a finding. */
export async function damagedFaults(
  name: string,
  format: Format,
  copies: number,
): Promise<{readonly cases: number; readonly faults: string[]}> {
  const faults: string[] = [];
  let cases = 0;
  for (const damage of DAMAGE_NAMES) {
    for (let seed = 1, made = 0; made < copies && seed <= copies * 5; seed++) {
      const reading = await readFormat(name, format, seed, [damage]);
      if (reading === undefined) continue;
      made++;
      cases++;
      faults.push(...faultsOf(reading));
    }
  }
  return {cases, faults};
}

function faultsOf({made, read, score}: FormatReading): string[] {
  return summarizeFaults(made, read, score);
}

function openCells({made, score: {unknown}}: FormatReading): string[] {
  return unknown.length === 0 ? [] : [`${describeCase(made)}: not read: ${unknown.slice(0, 3).join(", ")}`];
}
