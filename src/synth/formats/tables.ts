import type {Topic} from "../../etl/form/form.js";
import {fieldLines} from "../fields.js";
import type {FieldLine} from "../fields.js";
import type {Sheet} from "../sheet.js";

/** A cell as formats with spans write it. */
export interface TableCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** What stands where a table of the form should: tables, and what a break put between them. */
export type TablePart =
  | {readonly kind: "table"; readonly rows: readonly (readonly TableCell[])[]; readonly headerRows: number}
  | {readonly kind: "stray"; readonly text: string};

interface GrowingCell {
  readonly text: string;
  rowSpan: number;
  readonly columnSpan: number;
}

/** A cell with the column that it begins at, and the last row that it reaches. */
interface Owner {
  readonly cell: GrowingCell;
  lastRow: number;
}

/** A table with its spans. */
export function tableParts(sheet: Sheet, topic: Topic): TablePart[] {
  return splitAtStrays(fieldLines(sheet, topic)).map((run) =>
    run.length === 1 && run[0]?.kind === "stray" ? run[0] : makeTable(run),
  );
}

/** A table without spans: what one would cover is empty cells. */
export function flatParts(sheet: Sheet, topic: Topic): TablePart[] {
  return tableParts(sheet, topic).map((part) => (part.kind === "stray" ? part : {...part, rows: flatten(part.rows)}));
}

function splitAtStrays(lines: readonly FieldLine[]): FieldLine[][] {
  const runs: FieldLine[][] = [];
  for (const line of lines) {
    const last = runs.at(-1)?.[0];
    if (last === undefined || line.kind === "stray" || last.kind === "stray") runs.push([line]);
    else runs.at(-1)?.push(line);
  }
  return runs;
}

function makeTable(lines: readonly FieldLine[]): TablePart {
  const owners = new Map<number, Owner>();
  const rows = lines.map((line, row) => {
    if (line.kind === "stray") return [];
    const cells: GrowingCell[] = [];
    let column = 0;
    for (const {text, span, held} of line.fields) {
      const owner = owners.get(column);
      if (held && owner?.lastRow === row - 1 && owner.cell.columnSpan === span) {
        owner.cell.rowSpan += 1;
        owner.lastRow = row;
      } else {
        const cell = {text, rowSpan: 1, columnSpan: span};
        cells.push(cell);
        owners.set(column, {cell, lastRow: row});
      }
      column += span;
    }
    return cells;
  });
  const body = lines.findIndex((line) => line.kind === "fields" && !line.isHeader);
  return {kind: "table", rows, headerRows: Math.max(0, body)};
}

function flatten(rows: readonly (readonly TableCell[])[]): TableCell[][] {
  const flat = rows.map((): TableCell[] => []);
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const {text, rowSpan, columnSpan} of cells) {
      while (flat[row]?.[column] !== undefined) column += 1;
      for (let down = 0; down < rowSpan; down++) {
        for (let right = 0; right < columnSpan; right++) {
          const line = flat[row + down];
          const isFirst = down === 0 && right === 0;
          if (line !== undefined) line[column + right] = {text: isFirst ? text : "", rowSpan: 1, columnSpan: 1};
        }
      }
      column += columnSpan;
    }
  }
  return flat;
}
