import type {Place} from "../document/place.js";
import type {CellId} from "../form/form.js";
import {formCells} from "../form/forms.js";
import type {Reading, TableReading} from "../table/recognize.js";

/** A table's readings as rows of a few characters each, with every place written once. */
export interface PackedTable extends Omit<TableReading, "readings"> {
  readonly readings: readonly PackedReading[];
  readonly places: readonly Place[];
}

/**
 * Cell, kind and place by their number; the text null where it is the value's
 * own. A value beyond all numbers is null in JSON: no cell can hold either.
 */
type PackedReading = readonly [
  cell: number,
  kind: number,
  value: number | null,
  raw: string | null,
  place: number,
  byArithmetic: 0 | 1,
];

const KINDS = ["printed", "blank", "dash"] as const satisfies readonly Reading["kind"][];
/** Cells of both forms are the same ones where they have the same id. */
const CELL_IDS: readonly CellId[] = [...new Set([...formCells(2019), ...formCells(2021)].map(({id}) => id))];
const NUMBERS: ReadonlyMap<CellId, number> = new Map(CELL_IDS.map((id, number) => [id, number]));

export function packTable(table: TableReading): PackedTable {
  const places = new Map<Place, number>();
  const readings = table.readings.map(({cellId, kind, value, raw, place, byArithmetic}): PackedReading => {
    const at = places.get(place) ?? places.size;
    places.set(place, at);
    const text = raw === String(value) ? null : raw;
    return [getNumber(cellId), KINDS.indexOf(kind), value, text, at, byArithmetic ? 1 : 0];
  });
  return {...table, readings, places: [...places.keys()]};
}

/** @throws {Error} where it is not what `packTable` gave. */
export function unpackTable({places, ...table}: PackedTable): TableReading {
  const readings = table.readings.map(([cell, kind, value, raw, at, byArithmetic]): Reading => {
    const [cellId, kindOf, place] = [CELL_IDS[cell], KINDS[kind], places[at]];
    if (cellId === undefined || kindOf === undefined || place === undefined)
      throw new Error(`invalid reading: ${cell}`);
    return {cellId, kind: kindOf, value, raw: raw ?? String(value), place, byArithmetic: byArithmetic === 1};
  });
  return {...table, readings};
}

function getNumber(id: CellId): number {
  const number = NUMBERS.get(id);
  if (number === undefined) throw new Error(`invalid cell: ${id}`);
  return number;
}
