import {findTurn, IDENTITY, multiply, transformBox} from "./geometry.js";
import type {Box, Matrix, Turn} from "./geometry.js";
import {readRulings} from "./pdfPath.js";
import type {Ruling} from "./pdfPath.js";
import {OPS} from "./pdfjs.js";

/** A character as it stands on the page; a blank is only noted on the one after it. */
export interface Glyph {
  readonly text: string;
  readonly box: Box;
  /** In points on the page. */
  readonly size: number;
  /** How the text that it belongs to runs: 0 to the right, 3 downwards; undefined when slanted, as watermarks are. */
  readonly turn: Turn | undefined;
  /** A blank was drawn just before it. */
  readonly afterBlank: boolean;
}

/** What a page shows, so far as it is text or table: points from the lower left corner of the page as displayed. */
export interface PageContent {
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
}

/** What of a font is needed to place its glyphs. */
export interface FontMetrics {
  readonly fontMatrix: Matrix;
  readonly vertical: boolean;
}

/** A page's drawing instructions, as pdf.js hands them over. */
export interface Operators {
  readonly codes: readonly number[];
  readonly arguments: readonly (readonly unknown[])[];
}

interface State {
  ctm: Matrix;
  textMatrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
  font: FontMetrics;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  afterBlank: boolean;
}

type Arguments = readonly unknown[];

const DEFAULT_FONT: FontMetrics = {fontMatrix: [0.001, 0, 0, 0.001, 0, 0], vertical: false};

/** What pdf.js gives for letters of which the font does not say what they are. */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** How far a character reaches below and above its baseline, in its size; near enough for any font. */
const DESCENT = 0.15;
const ASCENT = 0.85;

/**
 * Follows a page's drawing instructions and notes every glyph and every
 * straight line. pdf.js also offers text as runs, but those join what stands in
 * neighbouring cells; single glyphs can be told apart by the lines between them.
 */
export function drawPage(
  operators: Operators,
  base: Matrix,
  findFont: (name: string) => FontMetrics | undefined,
): PageContent {
  const glyphs: Glyph[] = [];
  const rulings: Ruling[] = [];
  const saved: State[] = [];
  let state = initialState(base);
  const draw: Readonly<Record<number, (args: Arguments) => void>> = {
    [OPS.save]: () => saved.push({...state}),
    [OPS.restore]: () => (state = saved.pop() ?? state),
    [OPS.transform]: (args) => (state.ctm = multiply(state.ctm, toMatrix(args))),
    [OPS.paintFormXObjectBegin]: ([matrix]) => {
      saved.push({...state});
      state.ctm = multiply(state.ctm, toMatrix(matrix));
    },
    [OPS.paintFormXObjectEnd]: () => (state = saved.pop() ?? state),
    [OPS.beginText]: () => {
      setTextMatrix(state, IDENTITY);
    },
    [OPS.setTextMatrix]: (args) => {
      setTextMatrix(state, toMatrix(args.length === 1 ? args[0] : args));
    },
    [OPS.moveText]: ([x, y]) => {
      moveText(state, toNumber(x), toNumber(y));
    },
    [OPS.setLeadingMoveText]: ([x, y]) => {
      state.leading = -toNumber(y);
      moveText(state, toNumber(x), toNumber(y));
    },
    [OPS.nextLine]: () => {
      moveText(state, 0, -state.leading);
    },
    [OPS.setCharSpacing]: ([spacing]) => (state.charSpacing = toNumber(spacing)),
    [OPS.setWordSpacing]: ([spacing]) => (state.wordSpacing = toNumber(spacing)),
    [OPS.setHScale]: ([percent]) => (state.scale = toNumber(percent) / 100),
    [OPS.setLeading]: ([leading]) => (state.leading = toNumber(leading)),
    [OPS.setTextRise]: ([rise]) => (state.rise = toNumber(rise)),
    [OPS.setFont]: ([name, size]) => {
      setFont(state, findFont(String(name)), toNumber(size));
    },
    [OPS.setGState]: ([entries]) => {
      setFontOfGraphicsState(state, entries, findFont);
    },
    [OPS.showText]: ([shown]) => {
      showText(state, shown, glyphs);
    },
    [OPS.constructPath]: (args) => {
      for (const ruling of readRulings(args, state.ctm)) rulings.push(ruling);
    },
  };
  for (const [index, code] of operators.codes.entries()) draw[code]?.(operators.arguments[index] ?? []);
  return {glyphs, rulings};
}

function initialState(ctm: Matrix): State {
  const text = {textMatrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0, font: DEFAULT_FONT, size: 0};
  return {ctm, ...text, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, afterBlank: false};
}

function setTextMatrix(state: State, matrix: Matrix): void {
  Object.assign(state, {textMatrix: matrix, x: 0, y: 0, lineX: 0, lineY: 0});
}

function moveText(state: State, x: number, y: number): void {
  state.lineX += x;
  state.lineY += y;
  state.x = state.lineX;
  state.y = state.lineY;
}

function setFont(state: State, font: FontMetrics | undefined, size: number): void {
  state.font = font ?? DEFAULT_FONT;
  state.size = size;
}

function setFontOfGraphicsState(
  state: State,
  entries: unknown,
  findFont: (name: string) => FontMetrics | undefined,
): void {
  if (!Array.isArray(entries)) return;
  for (const entry of entries as unknown[]) {
    if (!Array.isArray(entry) || entry[0] !== "Font" || !Array.isArray(entry[1])) continue;
    const [name, size] = entry[1] as unknown[];
    setFont(state, findFont(String(name)), toNumber(size));
  }
}

/** Draws a run of glyphs and the shifts between them (in thousandths of the size), and moves on past it. */
function showText(state: State, shown: unknown, glyphs: Glyph[]): void {
  const matrix = multiply(state.ctm, state.textMatrix);
  const size = Math.abs(state.size) * Math.hypot(matrix[2], matrix[3]);
  const turn = findTextTurn(state, matrix);
  for (const item of Array.isArray(shown) ? (shown as unknown[]) : []) {
    if (typeof item === "number") advance(state, (-item * state.size) / 1000);
    else if (isShownGlyph(item)) {
      const isBlank = item.unicode.trim() === "";
      if (!isBlank) {
        const box = transformBox(matrix, boxOf(state, item));
        const text = item.unicode.replace(CONTROLS, "\ufffd");
        glyphs.push({text, box, size, turn, afterBlank: state.afterBlank});
      }
      state.afterBlank = isBlank;
      advance(state, widthOf(state, item) + state.charSpacing + (item.isSpace ? state.wordSpacing : 0));
    }
  }
}

function findTextTurn({font, size}: State, matrix: Matrix): Turn | undefined {
  const turn = findTurn(size < 0 ? multiply(matrix, [-1, 0, 0, -1, 0, 0]) : matrix);
  return turn === 0 && font.vertical ? 3 : turn;
}

/** The advance along the line; downwards it is negative. */
function advance(state: State, distance: number): void {
  if (state.font.vertical) state.y += distance;
  else state.x += distance * state.scale;
}

function widthOf(state: State, glyph: ShownGlyph): number {
  const width = state.font.vertical ? (glyph.vmetric?.[0] ?? -1000) : glyph.width;
  return width * state.size * state.font.fontMatrix[0];
}

function boxOf(state: State, glyph: ShownGlyph): Box {
  return state.font.vertical ? verticalBox(state, glyph) : horizontalBox(state, glyph);
}

function horizontalBox(state: State, glyph: ShownGlyph): Box {
  const y = state.y + state.rise;
  const end = state.x + widthOf(state, glyph) * state.scale;
  return {
    left: Math.min(state.x, end),
    right: Math.max(state.x, end),
    bottom: y - DESCENT * state.size,
    top: y + ASCENT * state.size,
  };
}

/** A glyph of vertical writing hangs below its origin, centred. */
function verticalBox(state: State, glyph: ShownGlyph): Box {
  const half = (glyph.width * state.size * state.font.fontMatrix[0]) / 2;
  const y = state.y;
  return {left: state.x - half, right: state.x + half, bottom: y + widthOf(state, glyph), top: y};
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

function isShownGlyph(item: unknown): item is ShownGlyph {
  return typeof item === "object" && item !== null && "unicode" in item && typeof item.unicode === "string";
}

function toNumber(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

/** pdf.js sends matrices as arrays of either kind, or not at all where they change nothing. */
function toMatrix(value: unknown): Matrix {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return IDENTITY;
  const [a, b, c, d, e, f] = value as Iterable<unknown>;
  return a === undefined ? IDENTITY : [toNumber(a), toNumber(b), toNumber(c), toNumber(d), toNumber(e), toNumber(f)];
}
