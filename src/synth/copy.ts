import type {Form} from "../etl/form/form.js";
import type {Damaged} from "./damage/damaged.js";
import {leaveBlanks} from "./figures.js";
import type {CompleteFigures} from "./figures.js";
import type {Subject} from "./narrative.js";
import {USUAL_RATES} from "./options.js";
import {printReport} from "./printing.js";
import type {Random} from "./random.js";
import type {LayoutTraits} from "./text/layouts.js";
import {truthOf} from "./truth.js";

/** A report before it is laid out. */
export interface Original {
  readonly form: Form;
  readonly figures: CompleteFigures;
  readonly subject?: Subject;
}

/** Prints a report for a layout of these traits, with its truth; `chance` gives a source of chance for each purpose. */
export function printCopy(
  {form, figures, subject}: Original,
  {cellsApart, blankVisible}: LayoutTraits,
  chance: (purpose: string) => Random,
  blankRate = USUAL_RATES.blanks,
): Damaged {
  const blanks = chance("blanks");
  const printed = cellsApart && blanks.chance(blankRate) ? leaveBlanks(form, figures, blanks) : figures;
  const options = {extras: cellsApart, plainDigits: !cellsApart, blankVisible, ...(subject && {subject})};
  return {sheet: printReport(form, printed, chance("print"), options), truth: truthOf(form, figures, printed)};
}
