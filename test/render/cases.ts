import {FORMS} from "../../src/etl/form/forms.js";
import type {Form} from "../../src/etl/form/form.js";
import {damageCopy} from "./damage.js";
import type {DamageName} from "./damage.js";
import {leaveBlanks, makeFigures} from "./figures.js";
import {printReport} from "./printing.js";
import {createRandom} from "./random.js";
import type {Sheet} from "./sheet.js";
import {LAYOUTS} from "./text/layouts.js";
import type {LayoutName} from "./text/layouts.js";
import {truthOf} from "./truth.js";
import type {Truth} from "./truth.js";

/** A report made up from a seed, as text in one layout, with what a reading of it should find. */
export interface Case {
  readonly seed: number;
  readonly layout: LayoutName;
  readonly damages: readonly DamageName[];
  readonly form: Form;
  readonly sheet: Sheet;
  readonly text: string;
  readonly truth: Truth;
}

/**
 * The case of a seed, always the same; undefined where the damages find nothing
 * to act on in it, so that a caller takes the next seed.
 */
export function makeCase(seed: number, layoutName: LayoutName, damages: readonly DamageName[] = []): Case | undefined {
  const layout = LAYOUTS[layoutName];
  const chance = (purpose: string) => createRandom(seed, `${layoutName} ${purpose}`);
  const form = chance("form").pick(FORMS);
  const figures = makeFigures(form, chance("figures"));
  const blanks = chance("blanks");
  const printed = layout.cellsApart && blanks.chance(0.2) ? leaveBlanks(form, figures, blanks) : figures;
  const sheet = printReport(form, printed, chance("print"), {
    extras: layout.cellsApart,
    plainDigits: !layout.cellsApart,
    blankVisible: layout.blankVisible,
  });
  const copy = {sheet, truth: truthOf(form, figures, printed)};
  const damaged = damages.length === 0 ? copy : damageCopy(copy, damages, layout, chance(damages.join(" ")));
  if (damaged === undefined) return undefined;
  return {
    seed,
    layout: layoutName,
    damages,
    form,
    sheet: damaged.sheet,
    text: layout.render(damaged.sheet, chance("layout")),
    truth: damaged.truth,
  };
}

/** How to make a case again. */
export function describeCase({seed, layout, damages}: Pick<Case, "seed" | "layout" | "damages">): string {
  return [`seed ${seed}`, layout, ...damages].join(", ");
}
