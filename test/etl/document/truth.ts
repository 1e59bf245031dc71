import {existsSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import type {Block, Document, Grid, Line, Unreadable} from "../../../src/etl/document/document.js";

const REPORTS = fileURLToPath(new URL("../../../../shared/reports/", import.meta.url));

/** Where a published report lies outside the repository; undefined when this machine has none. */
export function findReport(path: string): string | undefined {
  return existsSync(REPORTS + path) ? REPORTS + path : undefined;
}

export function readReport(path: string): Uint8Array {
  return readFileSync(REPORTS + path);
}

/** The printed numbers of a table as transcribed by hand, row by row in the order of the form; "" where blank. */
export function truthRows(slug: string, table: string): string[][] {
  const lines = readFileSync(`${REPORTS}truth/${slug}.cells.tsv`, "utf8").trim().split("\n").slice(1);
  const rows = new Map<string, string[]>();
  for (const line of lines) {
    const [id = "", printed = ""] = line.split("\t");
    const row = id.split(".").slice(0, 2).join(".");
    if (id.startsWith(`${table}.`)) rows.set(row, [...(rows.get(row) ?? []), printed]);
  }
  return [...rows.values()];
}

/** The texts of a grid, row by row, each cell at its first row. */
export function rowsOf(grid: Grid): string[][] {
  return Array.from({length: grid.rows}, (_, row) =>
    grid.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  );
}

/** Rows of the grid in which the last `count` cells hold numbers or nothing, and at least one holds a number. */
export function numberRows(grid: Grid, count: number): string[][] {
  return rowsOf(grid)
    .map((row) => row.slice(-count))
    .filter((row) => row.length === count && row.every((text) => /^[\d.]*$/.test(text)));
}

export function gridsOf(read: Document | Unreadable): Grid[] {
  return blocksOf(read).filter((block): block is Grid => block.kind === "grid");
}

export function linesOf(read: Document | Unreadable): string[] {
  return blocksOf(read)
    .filter((block): block is Line => block.kind === "line")
    .map((line) => line.text);
}

export function blocksOf(read: Document | Unreadable): readonly Block[] {
  if ("unreadable" in read) throw new Error(`unreadable: ${read.unreadable} ${read.detail}`);
  return read.blocks;
}

export function get<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index} of ${items.length}`);
  return item;
}
