import {formCells} from "../form/forms.js";
import type {Cell, CellId, Form} from "../form/form.js";

/** What to call cells in a message. */
export type CellNames = ReadonlyMap<CellId, {readonly zh: string; readonly en: string}>;

/** The cells of a form by the names of their row and column. */
export function cellNames({cells}: Pick<Form, "cells">): CellNames {
  return new Map(cells.map((cell) => [cell.id, nameOf(cell)]));
}

/** What to call a cell of either form; its id, where it is of none. */
export function cellName(id: CellId): {readonly zh: string; readonly en: string} {
  return NAMES.get(id) ?? {zh: id, en: id};
}

function nameOf({row, column}: Cell): {readonly zh: string; readonly en: string} {
  return {zh: `${row.zh}·${column.zh}`, en: `${row.en}, ${column.en}`};
}

const NAMES: CellNames = new Map([...cellNames({cells: formCells(2019)}), ...cellNames({cells: formCells(2021)})]);
