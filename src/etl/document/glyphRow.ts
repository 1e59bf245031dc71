import {asTurn, centerX, centerY, turnBox, unite} from "./geometry.js";
import type {Box, Turn} from "./geometry.js";
import type {Glyph} from "./pdfPage.js";
import {joinWrapped} from "./wrap.js";

/** Text without a wide gap, on one line. */
export interface Piece {
  readonly text: string;
  readonly box: Box;
}

/** What stands beside one another on a page, from left to right. */
export interface GlyphRow {
  readonly pieces: readonly Piece[];
  readonly box: Box;
  /** The size of its largest letters. */
  readonly size: number;
}

/** Gaps, as shares of the letters' size, from which a blank is read between two letters, one drawn or none. */
const DRAWN_BLANK_GAP = 0.1;
const BLANK_GAP = 0.3;

/** The gap from which a row is parted, and the one between two numbers, which no blank in running text is as wide as. */
const PIECE_GAP = 1.2;
const NUMBER_GAP = 0.7;
const NUMERIC = /^[\d.,，/／—–-]$/u;

/** The same letter drawn again this near, as a share of its size, is a bold one. */
const BOLD_SHIFT = 0.25;

/** Letters belong to a row when their middles are this near, as a share of the smaller size. */
const ROW_SHARE = 0.5;

/** In which order the parts of a cell are read that run different ways. */
const READING_ORDER: readonly Turn[] = [0, 3, 1, 2];

/**
 * Radicals of the Kangxi block that fonts stand in for whole characters, and
 * those of the supplement, which Unicode does not fold.
 */
const RADICALS = /[\u2e80-\u2fdf\uf900-\ufaff]/g;
const SUPPLEMENT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "⺟": "母",
    "⺠": "民",
    "⻁": "虎",
    "⻄": "西",
    "⻅": "见",
    "⻆": "角",
    "⻉": "贝",
    "⻋": "车",
    "⻓": "长",
    "⻔": "门",
    "⻘": "青",
    "⻙": "韦",
    "⻚": "页",
    "⻛": "风",
    "⻜": "飞",
    "⻝": "食",
    "⻢": "马",
    "⻣": "骨",
    "⻤": "鬼",
    "⻥": "鱼",
    "⻦": "鸟",
    "⻧": "卤",
    "⻨": "麦",
    "⻩": "黄",
    "⻬": "齐",
    "⻮": "齿",
    "⻰": "龙",
    "⻳": "龟",
  }),
);

/** Glyphs as rows from the top down, whatever order they were drawn in. */
export function rowsOf(glyphs: readonly Glyph[]): GlyphRow[] {
  return clusterRows(glyphs).flatMap(makeRow);
}

/** The text of a cell: its rows joined, parts that run another way each in their own reading order. */
export function textOf(glyphs: readonly Glyph[]): string {
  const turns = READING_ORDER.filter((turn) => glyphs.some((glyph) => glyph.turn === turn));
  return joinWrapped(turns.flatMap((turn) => rowsOf(uprightOf(glyphs, turn)).map(rowText)));
}

/** The pieces of a row, with a tab where a wide gap parts them. */
export function lineText(row: GlyphRow): string {
  return row.pieces.map((piece) => piece.text).join("\t");
}

/** The glyphs that run a given way, turned so that they run to the right. */
export function uprightOf(glyphs: readonly Glyph[], turn: Turn): Glyph[] {
  const running = glyphs.filter((glyph) => glyph.turn === turn);
  return turn === 0 ? running : running.map((glyph) => turnGlyph(glyph, turn));
}

/** The glyph with its box turned back, clockwise, by so many quarters. */
export function turnGlyph(glyph: Glyph, turn: Turn): Glyph {
  return {...glyph, box: turnBox(glyph.box, asTurn(-turn)), turn: 0};
}

function rowText(row: GlyphRow): string {
  return row.pieces.map((piece) => piece.text).join(" ");
}

function clusterRows(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => centerY(b.box) - centerY(a.box))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && isBeside(first, glyph)) row.push(glyph);
    else rows.push([glyph]);
  }
  return rows;
}

function isBeside(a: Glyph, b: Glyph): boolean {
  return Math.abs(centerY(a.box) - centerY(b.box)) < ROW_SHARE * Math.min(a.size, b.size);
}

function makeRow(glyphs: readonly Glyph[]): GlyphRow[] {
  const sorted = [...glyphs].sort((a, b) => a.box.left - b.box.left);
  const box = unite(sorted.map((glyph) => glyph.box));
  if (box === undefined) return [];
  const pieces = splitPieces(sorted.filter((glyph, index) => !isBoldCopy(glyph, sorted[index - 1]))).flatMap(makePiece);
  return [{pieces, box, size: sorted.reduce((size, glyph) => Math.max(size, glyph.size), 0)}];
}

function isBoldCopy(glyph: Glyph, before: Glyph | undefined): boolean {
  if (before?.text !== glyph.text) return false;
  return Math.abs(centerX(glyph.box) - centerX(before.box)) < BOLD_SHIFT * glyph.size;
}

function splitPieces(sorted: readonly Glyph[]): Glyph[][] {
  const pieces: Glyph[][] = [];
  for (const glyph of sorted) {
    const last = pieces.at(-1)?.at(-1);
    if (last === undefined || isParted(last, glyph)) pieces.push([glyph]);
    else pieces.at(-1)?.push(glyph);
  }
  return pieces;
}

function isParted(left: Glyph, right: Glyph): boolean {
  const gap = gapBetween(left, right);
  return gap > PIECE_GAP || (gap > NUMBER_GAP && isNumeric(left) && isNumeric(right));
}

function isNumeric({text}: Glyph): boolean {
  return NUMERIC.test(text.normalize("NFKC"));
}

function makePiece(glyphs: readonly Glyph[]): Piece[] {
  const box = unite(glyphs.map((glyph) => glyph.box));
  const text = glyphs.reduce((before, glyph, index) => before + blankBefore(glyph, glyphs[index - 1]) + glyph.text, "");
  return box === undefined ? [] : [{text: foldRadicals(text), box}];
}

function blankBefore(glyph: Glyph, before: Glyph | undefined): string {
  const least = glyph.afterBlank ? DRAWN_BLANK_GAP : BLANK_GAP;
  return before !== undefined && gapBetween(before, glyph) > least ? " " : "";
}

function gapBetween(left: Glyph, right: Glyph): number {
  return (right.box.left - left.box.right) / Math.min(left.size, right.size);
}

function foldRadicals(text: string): string {
  return text.replace(RADICALS, (radical) => SUPPLEMENT.get(radical) ?? radical.normalize("NFKC"));
}
