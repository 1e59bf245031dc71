import {readCells} from "./cells.js";
import {composeReport} from "./compose.js";
import type {ReportCopy} from "./copy.js";
import type {Correction} from "./corrections.js";
import type {Report} from "./report.js";

/** Composes the report that one copy gives by itself. */
export function composeCopy(copy: ReportCopy, corrections: readonly Correction[] = []): Report {
  const {source, form, tables} = copy;
  return composeReport({...copy, sourceId: source.sourceId, cells: readCells(form, tables)}, corrections);
}
