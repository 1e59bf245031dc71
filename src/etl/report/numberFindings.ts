import {concatMap} from "../concat.js";
import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId, Form} from "../form/form.js";
import {cellName} from "./cellNames.js";
import {placesText} from "./placesText.js";
import type {Value} from "./report.js";

/** Numbers that no cell of their kind can have: below zero, or a part of a thing that is counted. */
export function numberFindings(form: Form, values: readonly Value[]): Finding[] {
  return concatMap(values, ({cellId, value, place}) => {
    if (value === null || (value >= 0 && Number.isInteger(value))) return [];
    const column = form.cellsById.get(cellId)?.column;
    if (column === undefined) return [];
    if (value < 0 && column.signed !== true) return [oddFinding("number_negative", cellId, value, place)];
    if (column.unit === "count" && !Number.isInteger(value))
      return [oddFinding("number_fractional", cellId, value, place)];
    return [];
  });
}

function oddFinding(
  code: "number_negative" | "number_fractional",
  cellId: CellId,
  value: number,
  place: string | null,
): Finding {
  const name = cellName(cellId);
  const at = place === null ? [] : [place];
  return finding(
    code,
    {zh: `${name.zh}：${value}${placesText(at, "zh")}`, en: `${name.en}: ${value}${placesText(at, "en")}`},
    {
      cells: [cellId],
      actual: String(value),
    },
  );
}
