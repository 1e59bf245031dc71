import type {Json} from "@duckdb/node-api";
import type {QueryColumn, QueryResult} from "../warehouse/query.js";
import {renderTable} from "./table.js";
import type {TableCell} from "./table.js";
import type {Colors, Terminal} from "./terminal.js";
import {formatCountOf, printable, wrap} from "./text.js";

/** What stands for null: nothing would look like an empty text, and a zero like a number. */
const NULL_SIGN = "∅";

const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|FLOAT|DOUBLE)\b/;

/** Rows of a query as a table, numbers to the right, and below it a line that counts what is shown. */
export function renderResult(result: QueryResult, terminal: Pick<Terminal, "width" | "colors">): string {
  const {columns, rows} = result;
  const {text, columnsShown} = renderTable(
    columns.map((column) => ({head: printable(column.name), align: isNumeric(column) ? "right" : "left"})),
    rows.map((row) => row.map((value) => renderValue(value, terminal.colors))),
    terminal,
  );
  const closing = wrap(countShown(result, columnsShown), terminal.width);
  return [text, ...closing.map(terminal.colors.dim)].join("\n");
}

function isNumeric({type}: QueryColumn): boolean {
  return NUMERIC.test(type);
}

/** Without thousands' separators: a year is a number too. */
function renderValue(value: Json, colors: Colors): TableCell {
  if (value === null) return {text: NULL_SIGN, dress: colors.dim};
  return {text: printable(typeof value === "object" ? JSON.stringify(value) : String(value))};
}

function countShown({columns, rows, isTruncated}: QueryResult, columnsShown: number): string {
  const rowCount = isTruncated ? `first ${formatCountOf(rows.length, "row")}` : formatCountOf(rows.length, "row");
  const hidden = columns.length - columnsShown;
  if (hidden === 0) return isTruncated ? `${rowCount}; --csv gives all` : rowCount;
  const names = columns.slice(columnsShown).map(({name}) => printable(name));
  return `${rowCount}; no room for ${formatCountOf(hidden, "column")}: ${names.join(", ")}`;
}
