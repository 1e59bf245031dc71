import type {CellId} from "../form/form.js";
import {formCells} from "../form/forms.js";
import type {Reading, TableReading} from "../table/recognize.js";
import {packPlace, unpackPlace} from "./packedPlace.js";
import type {PackedPlace} from "./packedPlace.js";

/**
 * A table's readings by columns. What most columns say of a reading they say of
 * the one before it too, so that runs are counted: a table of two hundred
 * readings takes a kilobyte or two where they stand in lines.
 */
export interface PackedTable extends Omit<TableReading, "readings"> {
  /** By how much the number of a reading's cell is ahead of the reading's own. */
  readonly cells: Runs<number>;
  readonly kinds: Runs<number>;
  /** A value beyond all numbers is null in JSON: no cell can hold either. */
  readonly values: readonly (number | null)[];
  /** The text; null where it is the value's own. */
  readonly raws: Runs<string | null>;
  readonly places: Runs<PackedPlace>;
  readonly byArithmetic: Runs<0 | 1>;
}

/** Items in their order, each with how many times it stands there in a row. */
type Runs<T> = readonly (readonly [item: T, times: number])[];

const KINDS = ["printed", "blank", "dash"] as const satisfies readonly Reading["kind"][];
/** Cells of both forms are the same ones where they have the same id. */
const CELL_IDS: readonly CellId[] = [...new Set([...formCells(2019), ...formCells(2021)].map(({id}) => id))];
const NUMBERS: ReadonlyMap<CellId, number> = new Map(CELL_IDS.map((id, number) => [id, number]));

export function packTable({topic, labels, readings, ambiguous, strays}: TableReading): PackedTable {
  return {
    topic,
    labels,
    ambiguous,
    strays,
    cells: countRuns(readings, ({cellId}, i) => getNumber(cellId) - i),
    kinds: countRuns(readings, ({kind}) => KINDS.indexOf(kind)),
    values: readings.map(({value}) => value),
    raws: countRuns(readings, ({raw, value}) => (raw === String(value) ? null : raw)),
    places: countRuns(readings, ({place}) => place).map(([place, times]) => [packPlace(place), times]),
    byArithmetic: countRuns(readings, ({byArithmetic}) => (byArithmetic ? 1 : 0)),
  };
}

/** @throws {Error} where it is not what `packTable` gave. */
export function unpackTable(packed: PackedTable): TableReading {
  const {cells, kinds, values, raws, places, byArithmetic} = packed;
  const [aheads, kindsOf, texts] = [expandRuns(cells), expandRuns(kinds), expandRuns(raws)];
  const stands = expandRuns(places.map(([place, times]) => [unpackPlace(place), times]));
  const told = expandRuns(byArithmetic);
  const readings = values.map((value, i): Reading => {
    const [cellId, kind] = [CELL_IDS[(aheads[i] ?? NaN) + i], KINDS[kindsOf[i] ?? NaN]];
    const [raw, place] = [texts[i], stands[i]];
    if (cellId === undefined || kind === undefined || raw === undefined || place === undefined)
      throw new Error(`invalid reading: ${i}`);
    return {cellId, kind, value, raw: raw ?? String(value), place, byArithmetic: told[i] === 1};
  });
  const {topic, labels, ambiguous, strays} = packed;
  return {topic, labels, readings, ambiguous, strays};
}

function countRuns<T>(readings: readonly Reading[], itemOf: (reading: Reading, i: number) => T): Runs<T> {
  const runs: [T, number][] = [];
  let last: [T, number] | undefined;
  readings.forEach((reading, i) => {
    const item = itemOf(reading, i);
    if (last?.[0] === item) last[1] += 1;
    else runs.push((last = [item, 1]));
  });
  return runs;
}

function expandRuns<T>(runs: Runs<T>): T[] {
  const items: T[] = [];
  for (const [item, times] of runs) for (let i = 0; i < times; ++i) items.push(item);
  return items;
}

function getNumber(id: CellId): number {
  const number = NUMBERS.get(id);
  if (number === undefined) throw new Error(`invalid cell: ${id}`);
  return number;
}
