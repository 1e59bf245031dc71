import type {AtlasPart} from "./atlas.js";
import {PART_TABLES, partRows} from "./rows.js";
import type {Row, RowCell} from "./rows.js";
import type {TableName} from "./schema.js";

/**
 * Rows of some tables, each cell as the number of its text. What a cell says,
 * many others say too: numbers are cheap to hand from thread to thread, and the
 * database makes the texts of them faster than it takes texts one by one.
 */
export interface CodedRows {
  /** The first is number 1; number 0 is null. */
  readonly texts: readonly string[];
  /** By table, the numbers of all cells, row after row. */
  readonly codes: Readonly<Partial<Record<TableName, Uint32Array>>>;
}

/** The rows of a part of the reports. */
export function codePart(part: AtlasPart): CodedRows {
  const rows = partRows(part);
  return codeRows(PART_TABLES.map((name) => [name, rows[name]]));
}

/** Codes the rows of some tables, in the order in which they are to be loaded. */
export function codeRows(tables: Iterable<readonly [name: TableName, rows: Iterable<Row>]>): CodedRows {
  const numbers = new Map<RowCell, number>();
  const texts: string[] = [];
  const numberOf = (cell: RowCell): number => {
    if (cell === null) return 0;
    const known = numbers.get(cell);
    if (known !== undefined) return known;
    texts.push(String(cell));
    numbers.set(cell, texts.length);
    return texts.length;
  };
  const codes: Partial<Record<TableName, Uint32Array>> = {};
  for (const [name, rows] of tables) {
    const cells: number[] = [];
    // Of a row, half the cells say what those above them say, which takes less time to see than to look up.
    let above: Row = [];
    for (const row of rows) {
      const start = cells.length - row.length;
      row.forEach((cell, column) => cells.push(cell === above[column] ? (cells[start + column] ?? 0) : numberOf(cell)));
      above = row;
    }
    if (cells.length > 0) codes[name] = Uint32Array.from(cells);
  }
  return {texts, codes};
}
