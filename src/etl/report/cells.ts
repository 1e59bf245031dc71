import {formatPlace} from "../document/place.js";
import {getForm} from "../form/forms.js";
import type {CellId} from "../form/form.js";
import type {Reading, TableReading} from "../table/recognize.js";
import type {FormVariant} from "./copy.js";

/** What a report says in a cell; a cell without one is not in the copies at hand, or cannot be told. */
export interface CellReading {
  /** `unreadable`: something stands there that is no number a cell can hold. */
  readonly kind: "printed" | "blank" | "dash" | "unreadable";
  /** Null unless printed. */
  readonly number: number | null;
  readonly raw: string;
  /** `formatPlace` of where it stands; of another copy than the primary, with that copy's path before it. */
  readonly place: string;
}

/** The warehouse stores twelve digits before the point; no cell of the form comes near them. */
const LIMIT = 1e12;

/** What tables say of the cells of a form; a table may print rows of another year's form. */
export function readCells(form: FormVariant, tables: readonly TableReading[]): Map<CellId, CellReading> {
  const {cellsById} = getForm(form.year, form.otherRows);
  const cells = new Map<CellId, CellReading>();
  for (const {readings} of tables)
    for (const reading of readings) if (cellsById.has(reading.cellId)) cells.set(reading.cellId, toCell(reading));
  return cells;
}

/** The numbers that are printed. */
export function printedNumbers(cells: ReadonlyMap<CellId, CellReading>): Map<CellId, number> {
  const numbers = new Map<CellId, number>();
  for (const [id, {number}] of cells) if (number !== null) numbers.set(id, number);
  return numbers;
}

function toCell(reading: Reading): CellReading {
  const {raw, kind} = reading;
  const place = formatPlace(reading.place);
  if (kind !== "printed") return {raw, place, kind, number: null};
  const {value} = reading;
  if (value === null || !(Math.abs(value) < LIMIT)) return {raw, place, kind: "unreadable", number: null};
  return {raw, place, kind, number: value === 0 ? 0 : value};
}
