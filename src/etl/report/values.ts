import type {CellId, Form} from "../form/form.js";
import type {Correction} from "../source/corrections.js";
import type {CellReading} from "./cells.js";
import {correctionId} from "./corrections.js";
import type {Inference} from "./infer.js";
import type {Value} from "./report.js";

/** What is known of the cells of a report, each by cell. */
export interface CellFacts {
  readonly cells: ReadonlyMap<CellId, CellReading>;
  readonly corrections: ReadonlyMap<CellId, Correction>;
  readonly inferred: ReadonlyMap<CellId, Inference>;
  readonly confirmed: ReadonlyMap<CellId, number>;
}

/** Each cell of a form with what was read, corrected, inferred or is unknown of it, in the order of the form. */
export function formValues(form: Form, facts: CellFacts): Value[] {
  return form.cells.map(({id}) => {
    const reading = facts.cells.get(id);
    const {value, status, basis} = tellValue(reading, facts.corrections.get(id), facts.inferred.get(id));
    return {
      printed: reading?.number ?? null,
      raw: reading?.raw ?? null,
      place: reading?.place ?? null,
      value,
      status,
      basis,
      cellId: id,
      confirmedBy: facts.confirmed.get(id) ?? 0,
    };
  });
}

function tellValue(
  reading: CellReading | undefined,
  correction: Correction | undefined,
  inference: Inference | undefined,
): Pick<Value, "value" | "status" | "basis"> {
  if (correction !== undefined) return {value: correction.value, status: "corrected", basis: correctionId(correction)};
  if (reading?.kind === "printed") return {value: reading.number, status: "printed", basis: null};
  if (inference !== undefined) return {value: inference.value, status: "inferred", basis: inference.basis.join(" + ")};
  const status = reading === undefined || reading.kind === "unreadable" ? "unknown" : reading.kind;
  return {value: null, status, basis: null};
}
