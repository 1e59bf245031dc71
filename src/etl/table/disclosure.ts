import type {Table} from "../form/form.js";
import type {Anchored, RowEvidence, Segment} from "./anchors.js";
import {enumeratePlacements, isSurelyGlued, wholePiece} from "./placements.js";
import type {Placement} from "./placements.js";
import type {FilledRow, FilledTable} from "./recognize.js";
import {contents, findFieldColumns, settleRow} from "./settle.js";
import type {ValueToken} from "./tokens.js";

/**
 * Fills table two. It has no sums to check a placement by, so a row is read by
 * its label and layout or not at all.
 */
export function readDisclosure(anchored: Anchored, _segments: readonly Segment[], table: Table): FilledTable {
  const rows: FilledRow[] = [];
  const ambiguous: FilledTable["ambiguous"][number][] = [];
  const strays: ValueToken[] = [];
  anchored.rows.forEach((evidence) => {
    const near = {...evidence, values: evidence.values.slice(0, 1)};
    const slots = table.rows[evidence.row]?.columns.length ?? 0;
    const shape = {slots, sums: []};
    const settled = settleRow(near, shape, findFieldColumns(sameShape(anchored.rows, table, slots), slots));
    if (settled.kind === "placed") {
      rows.push({row: evidence.row, pieces: settled.placement, byArithmetic: false});
      strays.push(...settled.rest);
      return;
    }
    const only = onlySplit(settled.values, slots) ?? unlabelled(anchored, evidence.row, slots);
    if (only !== null) rows.push({row: evidence.row, pieces: only, byArithmetic: true});
    else if (settled.values.length > 0) ambiguous.push({row: evidence.row, values: settled.values});
  });
  return {rows, ambiguous, strays};
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
  const numbers = contents(before?.flat() ?? []);
  return numbers.length === slots && !numbers.some(isSurelyGlued) ? numbers.map(wholePiece) : null;
}
