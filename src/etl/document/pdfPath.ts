import type {Box, Matrix} from "./geometry.js";
import {OPS} from "./pdfjs.js";

/** A straight line along an axis of the page: where it stands on the other axis, and from where to where it goes. */
export interface Ruling {
  readonly axis: "horizontal" | "vertical";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Corners of a path: the x and y of each, one after the other. */
type Corners = readonly number[];

/** A filled box thinner than this is a line. */
const MAX_LINE_WIDTH = 3;

/** A line shorter than this is a dot, or a corner of a border. */
const MIN_LENGTH = 1;

/** How far a line may lean, in points. */
const MAX_LEAN = 1;

/** The operators of a packed path of pdf.js, and how many numbers follow each. */
const MOVE = 0;
const CLOSE = 4;
const OPERANDS: readonly number[] = [2, 2, 6, 4, 0];

const STROKES: ReadonlySet<unknown> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<unknown> = new Set([OPS.fill, OPS.eoFill]);

/** The lines that a `constructPath` operator draws: straight strokes, and filled boxes too thin for anything else. */
export function readRulings([paint, data]: readonly unknown[], ctm: Matrix): Ruling[] {
  const path: unknown = Array.isArray(data) ? data[0] : undefined;
  if (!(path instanceof Float32Array)) return [];
  if (STROKES.has(paint)) return subpathsOf(path, ctm).flatMap(strokesOf);
  if (FILLS.has(paint)) return subpathsOf(path, ctm).flatMap(fillOf);
  return [];
}

/** The corners of each subpath on the page; a curve counts by its end. */
function subpathsOf(path: Float32Array, [a, b, c, d, e, f]: Matrix): Corners[] {
  const subpaths: number[][] = [];
  let corners: number[] = [];
  for (let at = 0; at < path.length;) {
    const operator = path[at] ?? CLOSE;
    const operands = OPERANDS[operator];
    if (operands === undefined) break;
    at += 1 + operands;
    if (operator === MOVE) subpaths.push((corners = []));
    if (operator === CLOSE) corners.push(...corners.slice(0, 2));
    else {
      const [x, y] = [path[at - 2] ?? 0, path[at - 1] ?? 0];
      corners.push(a * x + c * y + e, b * x + d * y + f);
    }
  }
  return subpaths;
}

function strokesOf(corners: Corners): Ruling[] {
  const strokes: Ruling[] = [];
  for (let at = 2; at < corners.length; at += 2) {
    const stroke = strokeOf(corners[at - 2] ?? 0, corners[at - 1] ?? 0, corners[at] ?? 0, corners[at + 1] ?? 0);
    if (stroke !== undefined) strokes.push(stroke);
  }
  return strokes;
}

function strokeOf(x1: number, y1: number, x2: number, y2: number): Ruling | undefined {
  if (Math.abs(y1 - y2) <= MAX_LEAN && Math.abs(x1 - x2) >= MIN_LENGTH) return horizontal((y1 + y2) / 2, x1, x2);
  if (Math.abs(x1 - x2) <= MAX_LEAN && Math.abs(y1 - y2) >= MIN_LENGTH) return vertical((x1 + x2) / 2, y1, y2);
  return undefined;
}

function fillOf(corners: Corners): Ruling[] {
  const {left, right, bottom, top} = boxAround(corners);
  const [width, height] = [right - left, top - bottom];
  if (height <= MAX_LINE_WIDTH && width > Math.max(height, MIN_LENGTH))
    return [horizontal((bottom + top) / 2, left, right)];
  if (width <= MAX_LINE_WIDTH && height > Math.max(width, MIN_LENGTH))
    return [vertical((left + right) / 2, bottom, top)];
  return [];
}

function boxAround(corners: Corners): Box {
  const box = {left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity};
  for (let at = 0; at < corners.length; at += 2) {
    const [x, y] = [corners[at] ?? 0, corners[at + 1] ?? 0];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = Math.min(box.bottom, y);
    box.top = Math.max(box.top, y);
  }
  return box;
}

function horizontal(y: number, x1: number, x2: number): Ruling {
  return {axis: "horizontal", at: y, from: Math.min(x1, x2), to: Math.max(x1, x2)};
}

function vertical(x: number, y1: number, y2: number): Ruling {
  return {axis: "vertical", at: x, from: Math.min(y1, y2), to: Math.max(y1, y2)};
}
