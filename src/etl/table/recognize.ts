import {concatMap} from "../concat.js";
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
  const printed = printedRows(table);
  return {
    topic,
    labels: anchored.rows.filter((row) => row.labelled).length,
    readings: concatMap(rows, (row) => rowReadings(printed[row.row] ?? [], row)),
    ambiguous: ambiguous.map(({row, values, contradicted}) => ({
      cells: (printed[row] ?? []).map(({id}) => id),
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

function rowReadings(cells: readonly PrintedCell[], {pieces, byArithmetic}: FilledRow): Reading[] {
  const readings: Reading[] = [];
  pieces.forEach((piece, slot) => {
    const cell = cells[slot];
    if (piece !== null && cell !== undefined) readings.push(readPiece(cell, piece, byArithmetic));
  });
  return readings;
}

function readPiece({id: cellId, column}: PrintedCell, {token, cut, value}: Piece, byArithmetic: boolean): Reading {
  const {count, raw, place} = token;
  if (count.kind !== "number") return {cellId, kind: count.kind, value: null, raw, place, byArithmetic};
  return {cellId, kind: "printed", value: cut ? value : countIn(column.unit, count), raw, place, byArithmetic};
}

type PrintedCell = Pick<Cell, "id" | "column">;

/** The cells of each row as printed, made once for each table; in that of disputes the rows of the form are one printed row. */
function printedRows(table: Table): readonly (readonly PrintedCell[])[] {
  const known = PRINTED_ROWS.get(table) ?? makePrintedRows(table);
  PRINTED_ROWS.set(table, known);
  return known;
}

const PRINTED_ROWS = new WeakMap<Table, readonly (readonly PrintedCell[])[]>();

function makePrintedRows({topic, rows}: Table): readonly (readonly PrintedCell[])[] {
  const cells = rows.map(({code, columns}) =>
    columns.map((column) => ({id: cellId(topic, code, column.code), column})),
  );
  return topic === "disputes" ? [cells.flat()] : cells;
}
