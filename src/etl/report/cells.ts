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
  const own = new Set(getForm(form.year, form.otherRows).cells.map(({id}) => id));
  const readings = tables.flatMap((table) => table.readings).filter(({cellId}) => own.has(cellId));
  return new Map(readings.map((reading) => [reading.cellId, toCell(reading)]));
}

/** The numbers that are printed. */
export function printedNumbers(cells: ReadonlyMap<CellId, CellReading>): Map<CellId, number> {
  return new Map([...cells].flatMap(([id, {number}]) => (number === null ? [] : [[id, number] as const])));
}

function toCell({kind, value, raw, place}: Reading): CellReading {
  const found = {raw, place: formatPlace(place)};
  if (kind !== "printed") return {...found, kind, number: null};
  if (value === null || !(Math.abs(value) < LIMIT)) return {...found, kind: "unreadable", number: null};
  return {...found, kind, number: value === 0 ? 0 : value};
}
