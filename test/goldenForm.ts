import type {Finding} from "../src/etl/finding.js";
import {formCells, getForm} from "../src/etl/form/forms.js";
import type {Cell, Topic} from "../src/etl/form/form.js";
import type {Value} from "../src/etl/report/report.js";

const TOPICS: readonly Topic[] = ["disclosure", "requests", "disputes"];

/**
 * The tables of a report of which something was read, a line a row: a number as
 * printed, `(n)` inferred, `_` blank, `/` a dash, `?` unknown; and below them how
 * many findings concern cells or numbers, by code.
 */
export function formatForm(values: readonly Value[], findings: readonly Finding[]): string {
  const read = new Map(values.map((value) => [value.cellId, value]));
  const cells = cellsOf(read).filter(({id}) => read.has(id));
  const tables = TOPICS.map((topic) => cells.filter((cell) => cell.topic === topic)).filter((table) =>
    table.some(({id}) => read.get(id)?.status !== "unknown"),
  );
  return [...tables.map((table) => formatTable(table, read)), ...formatFindings(findings)]
    .map((part) => `${part}\n`)
    .join("\n");
}

/** How many findings there are of each code; a table that is not there needs none to be seen. */
function formatFindings(findings: readonly Finding[]): string[] {
  const codes = findings
    .filter(({code, cells}) => code === "stray_number" || (cells.length > 0 && code !== "table_missing"))
    .map(({code}) => code);
  const lines = [...new Set(codes)].sort().map((code) => `  ${code} ${codes.filter((each) => each === code).length}`);
  return lines.length === 0 ? [] : [["findings", ...lines].join("\n")];
}

function cellsOf(read: ReadonlyMap<string, Value>): readonly Cell[] {
  if (!read.has("disclosure.rules.issued")) return getForm(2019, "one").cells;
  return formCells(2021);
}

function formatTable(cells: readonly Cell[], read: ReadonlyMap<string, Value>): string {
  const rows: {readonly head: string; readonly columns: string[]; readonly line: string[]}[] = [];
  for (const {topic, row, column, id} of cells) {
    const head = `${topic}.${row.code}`;
    const last = rows.at(-1);
    const target = last?.head === head ? last : {head, columns: [], line: []};
    if (target !== last) rows.push(target);
    target.columns.push(column.code);
    target.line.push(formatValue(read.get(id)));
  }
  const lines = rows.flatMap(({columns, line, head}, i) => {
    const same = rows[i - 1]?.columns.join(" ") === columns.join(" ");
    return [...(same ? [] : [["", ...columns]]), [head.split(".")[1] ?? "", ...line]];
  });
  return [cells[0]?.topic ?? "", ...lines.map(alignLine)].join("\n");
}

/** A label to the left, and columns that end at the same place in every line. */
function alignLine([label, ...fields]: readonly string[]): string {
  return ["  ", (label ?? "").padEnd(34), ...fields.map((field) => field.padStart(16))].join("");
}

function formatValue(value: Value | undefined): string {
  switch (value?.status) {
    case undefined:
    case "unknown":
      return "?";
    case "blank":
      return "_";
    case "dash":
      return "/";
    case "inferred":
      return `(${value.value ?? ""})`;
    case "printed":
    case "corrected":
      return String(value.value);
  }
}
