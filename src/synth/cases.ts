import {FORMS} from "../etl/form/forms.js";
import type {Form} from "../etl/form/form.js";
import {printCopy} from "./copy.js";
import {damageCopy} from "./damage.js";
import type {DamageName} from "./damage.js";
import {makeFigures} from "./figures.js";
import {createRandom} from "./random.js";
import type {Sheet} from "./sheet.js";
import {LAYOUTS} from "./text/layouts.js";
import type {LayoutName, LayoutTraits} from "./text/layouts.js";
import type {Truth} from "./truth.js";

/** A report made up from a seed, before it is laid out, with what a reading of it should find. */
export interface PrintedCase {
  readonly seed: number;
  readonly layout: string;
  readonly damages: readonly DamageName[];
  readonly form: Form;
  readonly sheet: Sheet;
  readonly truth: Truth;
}

/** The same as text in one layout. */
export interface Case extends PrintedCase {
  readonly layout: LayoutName;
  readonly text: string;
}

/**
 * The case of a seed, always the same; undefined where the damages find nothing
 * to act on in it, so that a caller takes the next seed.
 */
export function makeCase(seed: number, layout: LayoutName, damages: readonly DamageName[] = []): Case | undefined {
  const made = printCase(seed, layout, LAYOUTS[layout], damages);
  if (made === undefined) return undefined;
  return {...made, layout, text: LAYOUTS[layout].render(made.sheet, createRandom(seed, `${layout} layout`))};
}

/** The case of a seed for any way to lay it out; undefined where the damages find nothing to act on. */
export function printCase(
  seed: number,
  layout: string,
  traits: LayoutTraits,
  damages: readonly DamageName[] = [],
): PrintedCase | undefined {
  const chance = (purpose: string) => createRandom(seed, `${layout} ${purpose}`);
  const form = chance("form").pick(FORMS);
  const figures = makeFigures(form, chance("figures"));
  const copy = printCopy({form, figures}, traits, chance);
  const damaged = damages.length === 0 ? copy : damageCopy(copy, damages, traits, chance(damages.join(" ")));
  return damaged === undefined ? undefined : {seed, layout, damages, form, ...damaged};
}

/** How to make a case again. */
export function describeCase({seed, layout, damages}: Pick<PrintedCase, "seed" | "layout" | "damages">): string {
  return [`seed ${seed}`, layout, ...damages].join(", ");
}
