import {concat, concatMap} from "../concat.js";
import type {Table} from "../form/form.js";
import {withValues} from "./anchors.js";
import type {Anchored, RowEvidence, Segment} from "./anchors.js";
import {isCrowded, mayRunOn} from "./neighbours.js";
import {enumeratePlacements, isSurelyGlued, wholePiece} from "./placements.js";
import type {Placement} from "./placements.js";
import type {FilledRow, FilledTable} from "./recognize.js";
import {findFieldColumns, isDashed, settleRow} from "./settle.js";
import type {FieldColumns} from "./settle.js";
import type {ValueToken} from "./tokens.js";
import {contents} from "./values.js";

/**
 * Fills table two. It has no sums to check a placement by, so a row is read by
 * its label and layout or not at all.
 */
export function readDisclosure(anchored: Anchored, _segments: readonly Segment[], table: Table): FilledTable {
  const rows: FilledRow[] = [];
  const ambiguous: FilledTable["ambiguous"][number][] = [];
  const strays: ValueToken[] = [];
  const apart = standApart(anchored, table.rows[0]?.columns.length ?? 0);
  const columnsOf = columnsByWidth(anchored.rows, table);
  const starts = fieldStarts([...columnsOf.values()]);
  const dashed = isDashed(anchored.rows);
  anchored.rows.forEach((evidence) => {
    const {row} = evidence;
    const slots = table.rows[row]?.columns.length ?? 0;
    const near = withValues(evidence, isNear(evidence, anchored, slots) ? evidence.values.slice(0, 1) : []);
    const columns = {...(columnsOf.get(slots) ?? findFieldColumns([], slots)), starts, dashed};
    const settled = settleRow(near, {slots, sums: []}, columns);
    if (settled.kind === "placed") strays.push(...contents(settled.rest));
    const placement = settled.kind === "placed" ? settled.placement : onlySplit(settled.values, slots);
    const pieces = placement ?? unlabelled(anchored, row, slots);
    const values = contents(evidence.values[0] ?? []);
    if (pieces !== null && (!apart || isBesideLabel(evidence, pieces)))
      rows.push({row, pieces, byArithmetic: settled.kind !== "placed"});
    else if (values.length > 0) ambiguous.push({row, values, contradicted: false});
  });
  return {rows, ambiguous, strays};
}

function isNear(evidence: RowEvidence, {rows}: Anchored, slots: number): boolean {
  return evidence.distance <= LABEL_TAIL && !isCrowded(evidence, rows, slots) && !mayRunOn(evidence, rows);
}

/** The end of a label that a misprint hides; more text than this is another label. */
const LABEL_TAIL = 4;

/**
 * Whether labels and numbers stand apart, as in text taken column by column:
 * there are numbers that no label precedes, and that are not the first row's with
 * its label lost. A number is then no longer that of the label before it.
 */
function standApart({rows, leading}: Anchored, firstSlots: number): boolean {
  const last = rows.findLast((row) => row.labelled);
  const unclaimed = concatMap(rows, ({values, distance}, r) =>
    r === last?.row ? [] : concat(values.slice(distance > LABEL_TAIL ? 0 : 1)),
  );
  const isFirstRow = rows[0]?.labelled === false && contents(concat(leading)).length === firstSlots;
  const before = isFirstRow ? [] : concat(leading);
  return contents([...before, ...unclaimed]).length > 0;
}

function isBesideLabel({labelRows}: RowEvidence, pieces: Placement): boolean {
  return pieces.every((piece) => piece !== null && labelRows.has(piece.token.row));
}

/** The columns of rows of as many cells, by how many these are. */
function columnsByWidth(rows: readonly RowEvidence[], table: Table): ReadonlyMap<number, FieldColumns> {
  const widths = new Set(table.rows.map((row) => row.columns.length));
  return new Map([...widths].map((slots) => [slots, findFieldColumns(sameShape(rows, table, slots), slots)]));
}

/** Every row of the table begins in the same field, however many cells it has. */
function fieldStarts(columns: readonly FieldColumns[]): FieldColumns["starts"] {
  const found = concatMap(columns, ({starts}) => [...starts]);
  return new Map(found.filter(([key, start]) => found.every((other) => other[0] !== key || other[1] === start)));
}

function sameShape(rows: readonly RowEvidence[], table: Table, slots: number): RowEvidence[] {
  return rows.filter(({row}) => table.rows[row]?.columns.length === slots);
}

/** Digits run together that can be cut in one way only, such as `000` for three cells. */
function onlySplit(values: readonly ValueToken[], slots: number): Placement | null {
  if (!values.some(isSurelyGlued)) return null;
  const glued = values.filter(isSurelyGlued).length;
  const placements = enumeratePlacements(values, slots, [], {missing: 0, glued, stray: 0});
  return placements?.length === 1 ? (placements[0] ?? null) : null;
}

/** A row whose label is lost: the numbers after the row before it, if they are as many as its cells and more than one. */
function unlabelled({rows, leading}: Anchored, row: number, slots: number): Placement | null {
  if (slots < 2 || rows[row]?.labelled !== false) return null;
  const before = row === 0 ? leading : rows[row - 1]?.values.slice(1);
  if (row > 0 && rows[row - 1]?.labelled !== true) return null;
  if (rows[row + 1]?.labelled !== true) return null;
  const numbers = contents(concat(before ?? []));
  return numbers.length === slots && !numbers.some(isSurelyGlued) ? numbers.map(wholePiece) : null;
}
