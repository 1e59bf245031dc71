import {printCase} from "../render/cases.js";
import type {PrintedCase} from "../render/cases.js";
import {describeCase} from "../render/cases.js";
import type {DamageName} from "../render/damage.js";
import type {Format} from "../render/formats/formats.js";
import {createRandom} from "../render/random.js";
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

/** What is amiss with the reading of a sound copy: anything wrong, and anything not read. */
export function soundFaults({made, read, score}: FormatReading): string[] {
  const missing = score.unknown.slice(0, 3).join(", ");
  const faults = summarizeFaults(made, read, score);
  return missing === "" ? faults : [...faults, `${describeCase(made)}: not read: ${missing}`];
}

/** What is amiss with the reading of a damaged copy: what is wrong, or unknown without a finding. */
export function damagedFaults({made, read, score}: FormatReading): string[] {
  return summarizeFaults(made, read, score);
}
