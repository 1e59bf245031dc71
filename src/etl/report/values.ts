import {formatPlace} from "../document/place.js";
import type {CellId, Form, Identity} from "../form/form.js";
import type {Reading} from "../table/recognize.js";
import type {Inference} from "./infer.js";
import type {Value} from "./report.js";

/** Each cell of a form with what was read, inferred or is unknown of it, in the order of the form. */
export function formValues(
  form: Form,
  readings: ReadonlyMap<CellId, Reading>,
  inferred: ReadonlyMap<CellId, Inference>,
  confirmed: ReadonlyMap<CellId, number>,
): Value[] {
  return form.cells.map(({id}) => ({
    ...cellValue(readings.get(id), inferred.get(id)),
    cellId: id,
    confirmedBy: confirmed.get(id) ?? 0,
  }));
}

function cellValue(
  reading: Reading | undefined,
  inference: Inference | undefined,
): Omit<Value, "cellId" | "confirmedBy"> {
  const found = {
    printed: reading?.value ?? null,
    raw: reading?.raw ?? null,
    place: reading === undefined ? null : formatPlace(reading.place),
  };
  if (reading?.kind === "printed") return {...found, value: reading.value, status: "printed", basis: null};
  if (inference !== undefined)
    return {...found, value: inference.value, status: "inferred", basis: inference.basis.join(" + ")};
  return {...found, value: null, status: reading?.kind ?? "unknown", basis: null};
}

/** The printed numbers of a report. */
export function printedNumbers(readings: ReadonlyMap<CellId, Reading>): Map<CellId, number> {
  return new Map([...readings].flatMap(([id, {value}]) => (value === null ? [] : [[id, value] as const])));
}

/** Both sides of an identity; null where a cell of it has no number. */
export function bothSides(
  {left, right}: Identity,
  numbers: ReadonlyMap<CellId, number>,
): {readonly left: number; readonly right: number} | null {
  const sides = {left: sumOf(left, numbers), right: sumOf(right, numbers)};
  return sides.left === null || sides.right === null ? null : {left: sides.left, right: sides.right};
}

function sumOf(ids: readonly CellId[], numbers: ReadonlyMap<CellId, number>): number | null {
  let sum = 0;
  for (const id of ids) {
    const number = numbers.get(id);
    if (number === undefined) return null;
    sum += number;
  }
  return sum;
}
