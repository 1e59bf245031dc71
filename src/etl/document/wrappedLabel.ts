import {unite} from "./geometry.js";
import {centerY} from "./geometry.js";
import type {GlyphRow, Piece} from "./glyphRow.js";
import {joinWrapped} from "./wrap.js";

const NUMBER = /^[-－–—/／\d.,，%]+$/;

/** How far, in letter sizes, one line of a label may stand above the next. */
const MAX_LEADING = 2;

/** How far, in letter sizes, the middle of a label may stand off the middle of its numbers. */
const MAX_OFFSET = 0.35;

/** A number with a note in parentheses, whole, and as much of one as its first line may hold. */
const NOTED = /^[\d.,，]+[（(][^（()）]*[)）]$/;
const NOTE_BEGUN = /^[\d.,，]+[（(][^（()）]*$/;

/**
 * Joins to their row a label that was wrapped above and below its numbers, and a
 * number whose note was wrapped so, in tables that no lines draw. Of three rows
 * at the same distance the middle one holds numbers; of a label the outer two
 * hold nothing but text to the left of them, and of a note what no other piece
 * of the middle row stands under.
 */
export function joinWrappedLabels(rows: readonly GlyphRow[]): GlyphRow[] {
  const joined: GlyphRow[] = [];
  for (let index = 0; index < rows.length; index++) {
    const [above, middle, below] = rows.slice(index, index + 3);
    const cell = above && middle && below ? findCell(above, middle, below) : undefined;
    const row = rows[index];
    if (cell !== undefined && middle !== undefined) {
      joined.push(withCell(middle, cell));
      index += 2;
    } else if (row !== undefined) joined.push(row);
  }
  return joined;
}

/** The pieces of a wrapped cell from the top down. */
function findCell(above: GlyphRow, middle: GlyphRow, below: GlyphRow): readonly Piece[] | undefined {
  const [first, last] = [above.pieces[0], below.pieces[0]];
  if (first === undefined || last === undefined || above.pieces.length > 1 || below.pieces.length > 1) return undefined;
  const cell = NOTE_BEGUN.test(first.text) ? findNote(first, middle, last) : findLabel(first, middle, last);
  return cell !== undefined && isAligned(cell, middle.size) && isCentred(above, middle, below) ? cell : undefined;
}

function findLabel(first: Piece, middle: GlyphRow, last: Piece): readonly Piece[] | undefined {
  const numbers = middle.pieces.filter((piece) => NUMBER.test(piece.text));
  const own = middle.pieces.slice(0, middle.pieces.length - numbers.length);
  if (numbers.length < 2 || own.length > 1) return undefined;
  const isLabel = isLabelOnly(first, numbers) && isLabelOnly(last, numbers);
  return isLabel ? [first, ...own, last] : undefined;
}

function findNote(first: Piece, middle: GlyphRow, last: Piece): readonly Piece[] | undefined {
  const [left, right] = [Math.min(first.box.left, last.box.left), Math.max(first.box.right, last.box.right)];
  const own = middle.pieces.filter(({box}) => box.left < right && box.right > left);
  const note = [first, ...own, last];
  const isAlone = middle.pieces.length > own.length && !own.some((piece) => NUMBER.test(piece.text));
  const isWhole = isAlone && NOTED.test(joinWrapped(note.map((piece) => piece.text)));
  return isWhole ? note : undefined;
}

function isLabelOnly(label: Piece, numbers: readonly Piece[]): boolean {
  const edge = Math.min(...numbers.map((piece) => piece.box.left));
  return !NUMBER.test(label.text) && label.box.right <= edge;
}

/** Lines of one cell begin, or are centred, at the same place. */
function isAligned(cell: readonly Piece[], size: number): boolean {
  const lefts = cell.map((piece) => piece.box.left);
  const middles = cell.map((piece) => (piece.box.left + piece.box.right) / 2);
  return spread(lefts) < size || spread(middles) < size;
}

function isCentred(above: GlyphRow, middle: GlyphRow, below: GlyphRow): boolean {
  const [up, down] = [centerY(above.box) - centerY(middle.box), centerY(middle.box) - centerY(below.box)];
  const size = Math.min(above.size, below.size);
  return up + down <= MAX_LEADING * 2 * size && Math.abs(up - down) <= MAX_OFFSET * 2 * size;
}

function withCell(row: GlyphRow, cell: readonly Piece[]): GlyphRow {
  const text = joinWrapped(cell.map((piece) => piece.text));
  const box = unite(cell.map((piece) => piece.box)) ?? row.box;
  const others = row.pieces.filter((piece) => !cell.includes(piece));
  const pieces = [{text, box}, ...others].sort((a, b) => a.box.left - b.box.left);
  return {...row, pieces, box: unite([row.box, box]) ?? row.box};
}

function spread(numbers: readonly number[]): number {
  return Math.max(...numbers) - Math.min(...numbers);
}
