import CliTable from "cli-table3";
import type {Colors, Terminal} from "./terminal.js";
import {fit, widthOf} from "./text.js";

const GAP = 2;

/** Below this a column says nothing. */
const LEAST_WIDTH = 10;

const CHARS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "─",
  "mid-mid": "─".repeat(GAP),
  right: "",
  "right-mid": "",
  middle: " ".repeat(GAP),
};

export interface TableColumn {
  readonly head: string;
  readonly align: "left" | "right";
  /** Whether the others give way first. */
  readonly isKept?: boolean;
}

/** A cell's text, and how to dress it once it is cut to its width. */
export interface TableCell {
  readonly text: string;
  readonly dress?: (text: string) => string;
}

export interface RenderedTable {
  readonly text: string;
  /** How many of the columns, from the first, the width had room for. */
  readonly columnsShown: number;
}

/**
 * A table no wider than the terminal. Wide columns give way first; where even
 * the narrowest would not fit, the last columns are left out.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  {width, colors}: Pick<Terminal, "width" | "colors">,
): RenderedTable {
  const widths = fitWidths(columns, naturalWidths(columns, rows), width);
  const shown = columns.slice(0, widths.length);
  const table = new CliTable({
    chars: dressRule(colors),
    head: shown.map(({head}, index) => colors.bold(fit(head, widths[index] ?? 0))),
    colAligns: shown.map(({align}) => align),
    colWidths: widths,
    style: {"padding-left": 0, "padding-right": 0, head: [], border: [], compact: true},
  });
  for (const row of rows) table.push(widths.map((columnWidth, index) => renderCell(row[index], columnWidth)));
  return {text: trimLines(table.toString()), columnsShown: shown.length};
}

function renderCell(cell: TableCell | undefined, width: number): string {
  const {text, dress = (plain: string) => plain} = cell ?? {text: ""};
  return dress(fit(text, width));
}

function naturalWidths(columns: readonly TableColumn[], rows: readonly (readonly TableCell[])[]): number[] {
  return columns.map(({head}, index) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[index]?.text ?? "")), widthOf(head)),
  );
}

/** Takes from the widest columns, one place at a time, until all fit; drops columns from the end before any gets too narrow. */
function fitWidths(columns: readonly TableColumn[], natural: readonly number[], width: number): number[] {
  const least = natural.map((column) => Math.min(column, LEAST_WIDTH));
  let count = natural.length;
  while (count > 1 && total(least.slice(0, count)) > width) count -= 1;
  const widths = natural.slice(0, count);
  for (let excess = total(widths) - width; excess > 0 && excess < Infinity; excess -= 1) {
    const widest = findWidest(columns, widths);
    widths[widest] = Math.max(1, (widths[widest] ?? 0) - 1);
  }
  return widths;
}

/** The column that gives way next: one to be kept only when the others are as narrow as can be. */
function findWidest(columns: readonly TableColumn[], widths: readonly number[]): number {
  const giving = widths.map((width, index) => (columns[index]?.isKept === true || width <= LEAST_WIDTH ? 0 : width));
  const candidates = giving.some((width) => width > 0) ? giving : widths;
  return candidates.indexOf(Math.max(...candidates));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
}

function dressRule(colors: Colors): typeof CHARS {
  return {...CHARS, mid: colors.dim(CHARS.mid), "mid-mid": colors.dim(CHARS["mid-mid"])};
}

function trimLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
