import type {CellId, Form} from "../etl/form/form.js";
import type {CompleteFigures, Figures} from "./figures.js";

/** What a copy of a report says of a cell, and what stands behind it. */
export interface CellTruth {
  /** The number in the copy at hand; null where it has none. */
  readonly printed: number | null;
  /** The number to use, as printed or as lost; null where nothing can be known of it. */
  readonly value: number | null;
  /** Whether a reading may leave the cell without a value and still be right (a blank, as the body printed it). */
  readonly mayBeEmpty: boolean;
}

export type Truth = ReadonlyMap<CellId, CellTruth>;

/** The truth of an undamaged copy: `figures` as the body has them, `printed` as it prints them. */
export function truthOf(form: Form, figures: CompleteFigures, printed: Figures): Truth {
  return new Map(
    form.cells.map(({id}) => {
      const number = printed.get(id) ?? null;
      return [id, {printed: number, value: figures.get(id) ?? null, mayBeEmpty: number === null}];
    }),
  );
}

/** The truth of a copy that lost `cells`; what was blank from the start stays so. */
export function withLost(truth: Truth, cells: readonly CellId[]): Truth {
  const next = new Map(truth);
  for (const id of cells) {
    const cell = truth.get(id);
    if (cell !== undefined) next.set(id, {...cell, printed: null});
  }
  return next;
}

/** The truth of a copy in which a cell prints another number than the sums require. */
export function withPrinted(truth: Truth, id: CellId, printed: number): Truth {
  return new Map(truth).set(id, {printed, value: printed, mayBeEmpty: false});
}
