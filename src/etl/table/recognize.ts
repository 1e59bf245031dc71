import type {Place} from "../document/place.js";
import {cellId} from "../form/form.js";
import type {Cell, CellId, Form, Table, Topic} from "../form/form.js";
import type {Block} from "../document/document.js";
import {anchorRows, segmentTokens} from "./anchors.js";
import {countIn} from "./count.js";
import {indexLabels} from "./labels.js";
import type {Piece} from "./placements.js";
import {readDisputes} from "./disputes.js";
import {readDisclosure} from "./disclosure.js";
import {readRequests} from "./requests.js";
import {tokenize} from "./tokens.js";
import type {ValueToken} from "./tokens.js";

/** What was read of a cell; a cell without a reading is not in the document, or cannot be told. */
export interface Reading {
  readonly cellId: CellId;
  readonly kind: "printed" | "blank" | "dash";
  /** In the unit of the cell; null for a blank or a dash. */
  readonly value: number | null;
  readonly raw: string;
  readonly place: Place;
  /** Whether the form's sums, not the layout, told which cell it is. */
  readonly byArithmetic: boolean;
}

/** Cells that the layout leaves open, with the text that they share. */
export interface AmbiguousCells {
  readonly cells: readonly CellId[];
  readonly raw: string;
  /**
   * Whether no placement of the text agrees with the form's sums, or one that
   * breaks them is as likely: then no sum may tell what the cells hold.
   */
  readonly contradicted: boolean;
}

/** What a section's table gave. */
export interface TableReading {
  readonly topic: Topic;
  /** How many labels of the table's rows were read; 0 tells that the table is not there. */
  readonly labels: number;
  readonly readings: readonly Reading[];
  /** Cells that several placements leave open, with the text that they share. */
  readonly ambiguous: readonly AmbiguousCells[];
  /** Numbers in the table that belong to no cell. */
  readonly strays: readonly {readonly raw: string; readonly place: Place}[];
}

/** One row of a table, filled: for each of its cells the piece read, or null. */
export interface FilledRow {
  /** Index in the form's table. */
  readonly row: number;
  readonly pieces: readonly (Piece | null)[];
  readonly byArithmetic: boolean;
}

export interface FilledTable {
  readonly rows: readonly FilledRow[];
  readonly ambiguous: readonly {
    readonly row: number;
    readonly values: readonly ValueToken[];
    readonly contradicted: boolean;
  }[];
  readonly strays: readonly ValueToken[];
}

/** Reads a statutory table from the blocks of its section, whatever their layout. */
export function recognizeTable(blocks: readonly Block[], form: Form, topic: Topic): TableReading {
  const table = form.tables[topic];
  const segments = segmentTokens(tokenize(blocks));
  const anchored = anchorRows(segments, indexLabels(table));
  const filled = fill(topic, form);
  const {rows, ambiguous, strays} = filled(anchored, segments, table);
  return {
    topic,
    labels: anchored.rows.filter((row) => row.labelled).length,
    readings: rows.flatMap((row) => rowReadings(table, row)),
    ambiguous: ambiguous.map(({row, values, contradicted}) => ({
      cells: rowCells(table, row),
      raw: values.map(({raw}) => raw).join(" "),
      contradicted,
    })),
    strays: strays.map(({raw, place}) => ({raw, place})),
  };
}

function fill(topic: Topic, form: Form) {
  switch (topic) {
    case "disclosure":
      return readDisclosure;
    case "requests":
      return readRequests(form);
    case "disputes":
      return readDisputes;
  }
}

function rowReadings(table: Table, {row, pieces, byArithmetic}: FilledRow): Reading[] {
  return pieces.flatMap((piece, slot): Reading[] => {
    const cell = cellAt(table, row, slot);
    if (piece === null || cell === undefined) return [];
    const {count, raw, place} = piece.token;
    if (count.kind !== "number") return [{cellId: cell.id, kind: count.kind, value: null, raw, place, byArithmetic}];
    const value = piece.cut ? piece.value : countIn(cell.column.unit, count);
    return [{cellId: cell.id, kind: "printed", value, raw, place, byArithmetic}];
  });
}

/** The cell of a table's row; in the disputes table the three rows of the form are one printed row. */
function cellAt(table: Table, row: number, slot: number): Pick<Cell, "id" | "column"> | undefined {
  const cells = table.topic === "disputes" ? table.rows.flatMap(cellsOfRow(table)) : undefined;
  if (cells !== undefined) return cells[slot];
  const line = table.rows[row];
  return line === undefined ? undefined : cellsOfRow(table)(line)[slot];
}

function cellsOfRow(table: Table) {
  return (row: Table["rows"][number]): Pick<Cell, "id" | "column">[] =>
    row.columns.map((column) => ({id: cellId(table.topic, row.code, column.code), column}));
}

function rowCells(table: Table, row: number): CellId[] {
  const rows = table.topic === "disputes" ? table.rows : table.rows.slice(row, row + 1);
  return rows.flatMap(cellsOfRow(table)).map(({id}) => id);
}
