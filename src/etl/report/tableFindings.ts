import {concatMap} from "../concat.js";
import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId, Form, Topic} from "../form/form.js";
import {TOPICS} from "../form/form.js";
import type {TableReading} from "../table/recognize.js";
import type {CellReading} from "./cells.js";
import type {Value} from "./report.js";

/** What the tables leave open: the whole of one, rows that several placements explain, cells that are lost, stray numbers. */
export function tableFindings(
  form: Form,
  tables: readonly TableReading[],
  cells: ReadonlyMap<CellId, CellReading>,
  values: readonly Value[],
): Finding[] {
  const unknown = new Set(values.filter(({status}) => status === "unknown").map(({cellId}) => cellId));
  return concatMap(TOPICS, (topic) => {
    const theirs =
      unknown.size === 0
        ? []
        : form.cells.filter((cell) => cell.topic === topic && unknown.has(cell.id)).map(({id}) => id);
    const some = tables.filter((table) => table.topic === topic);
    return [...unknownFindings(some, cells, theirs), ...strayFindings(topic, some)];
  });
}

function unknownFindings(
  tables: readonly TableReading[],
  cells: ReadonlyMap<CellId, CellReading>,
  unknown: readonly CellId[],
): Finding[] {
  if (unknown.length === 0) return [];
  if (tables.every(({readings, ambiguous}) => readings.length === 0 && ambiguous.length === 0)) {
    const message = {
      zh: `没有找到表格，其 ${unknown.length} 格未知`,
      en: `the table was not found; its ${unknown.length} cells are unknown`,
    };
    return [finding("table_missing", message, {cells: unknown})];
  }
  const open = new Set(unknown);
  const told = [...unreadableFindings(cells, open), ...ambiguousFindings(tables, open)];
  const lost = [...open];
  const message = {zh: `${lost.length} 格在此副本中缺失`, en: `${lost.length} cells are not in this copy`};
  return lost.length === 0 ? told : [...told, finding("cells_unknown", message, {cells: lost})];
}

/** Takes the cells that it tells of out of `open`. */
function unreadableFindings(cells: ReadonlyMap<CellId, CellReading>, open: Set<CellId>): Finding[] {
  return [...open].flatMap((id) => {
    const raw = cells.get(id)?.raw;
    if (raw === undefined) return [];
    open.delete(id);
    const message = {zh: `“${raw}”不是单元格可容的数`, en: `“${raw}” is no number that a cell can hold`};
    return [finding("cells_unknown", message, {cells: [id], actual: raw})];
  });
}

/** Takes the cells that it tells of out of `open`. */
function ambiguousFindings(tables: readonly TableReading[], open: Set<CellId>): Finding[] {
  return tables
    .flatMap((table) => table.ambiguous)
    .flatMap(({cells, raw}) => {
      const theirs = cells.filter((id) => open.delete(id));
      const message = {zh: `“${raw}”有不止一种读法`, en: `“${raw}” can be read in more than one way`};
      return theirs.length === 0 ? [] : [finding("cells_unknown", message, {cells: theirs, actual: raw})];
    });
}

function strayFindings(topic: Topic, tables: readonly TableReading[]): Finding[] {
  const raw = concatMap(tables, ({strays}) => strays.map((stray) => stray.raw)).join(" ");
  if (raw === "") return [];
  const message = {zh: `表内数字未归入任何单元格：${raw}`, en: `numbers in the table that belong to no cell: ${raw}`};
  return [finding("stray_number", message, {actual: raw, expected: topic})];
}
