import {unite} from "./geometry.js";
import {centerY} from "./geometry.js";
import type {GlyphRow, Piece} from "./glyphRow.js";
import {joinWrapped} from "./wrap.js";

const NUMBER = /^[-－–—/／\d.,，%]+$/;

/** How far, in letter sizes, one line of a label may stand above the next. */
const MAX_LEADING = 2;

/** How far, in letter sizes, the middle of a label may stand off the middle of its numbers. */
const MAX_OFFSET = 0.35;

/**
 * Joins a label that was wrapped above and below its numbers to their row, in
 * tables that no lines draw: of three rows, the middle one holds numbers, the
 * outer two nothing but text to the left of them, at the same distance.
 */
export function joinWrappedLabels(rows: readonly GlyphRow[]): GlyphRow[] {
  const joined: GlyphRow[] = [];
  for (let index = 0; index < rows.length; index++) {
    const [above, middle, below] = rows.slice(index, index + 3);
    const label = above && middle && below ? findLabel(above, middle, below) : undefined;
    const row = rows[index];
    if (label !== undefined && middle !== undefined) {
      joined.push(withLabel(middle, label));
      index += 2;
    } else if (row !== undefined) joined.push(row);
  }
  return joined;
}

function findLabel(above: GlyphRow, middle: GlyphRow, below: GlyphRow): readonly Piece[] | undefined {
  const numbers = middle.pieces.filter((piece) => NUMBER.test(piece.text));
  const own = middle.pieces.slice(0, middle.pieces.length - numbers.length);
  const [first, last] = [above.pieces[0], below.pieces[0]];
  if (numbers.length < 2 || own.length > 1 || first === undefined || last === undefined) return undefined;
  const label = [first, ...own, last];
  const isLabel = isLabelOnly(above, numbers) && isLabelOnly(below, numbers) && isAligned(label, middle.size);
  return isLabel && isCentred(above, middle, below) ? label : undefined;
}

function isLabelOnly(row: GlyphRow, numbers: readonly Piece[]): boolean {
  const [label] = row.pieces;
  const edge = Math.min(...numbers.map((piece) => piece.box.left));
  return row.pieces.length === 1 && label !== undefined && !NUMBER.test(label.text) && label.box.right <= edge;
}

/** Lines of one label begin, or are centred, at the same place. */
function isAligned(label: readonly Piece[], size: number): boolean {
  const lefts = label.map((piece) => piece.box.left);
  const middles = label.map((piece) => (piece.box.left + piece.box.right) / 2);
  return spread(lefts) < size || spread(middles) < size;
}

function isCentred(above: GlyphRow, middle: GlyphRow, below: GlyphRow): boolean {
  const [up, down] = [centerY(above.box) - centerY(middle.box), centerY(middle.box) - centerY(below.box)];
  const size = Math.min(above.size, below.size);
  return up + down <= MAX_LEADING * 2 * size && Math.abs(up - down) <= MAX_OFFSET * 2 * size;
}

function withLabel(row: GlyphRow, label: readonly Piece[]): GlyphRow {
  const text = joinWrapped(label.map((piece) => piece.text));
  const box = unite(label.map((piece) => piece.box)) ?? row.box;
  const numbers = row.pieces.filter((piece) => !label.includes(piece));
  return {...row, pieces: [{text, box}, ...numbers], box: unite([row.box, box]) ?? row.box};
}

function spread(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers);
}
