/** `[a, b, c, d, e, f]` as in PDF: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A rectangle by its edges; y grows upwards. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A quarter turn counterclockwise, counted from 0. */
export type Turn = 0 | 1 | 2 | 3;

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

const TURNS: Readonly<Record<Turn, Matrix>> = {
  0: IDENTITY,
  1: [0, 1, -1, 0, 0, 0],
  2: [-1, 0, 0, -1, 0, 0],
  3: [0, -1, 1, 0, 0, 0],
};

/** The matrix that applies `inner` first and `outer` to its result. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

/** The upright box around a transformed box. */
export function transformBox([a, b, c, d, e, f]: Matrix, {left, bottom, right, top}: Box): Box {
  const [x1, x2, x3, x4] = [a * left, a * right, c * bottom, c * top];
  const [y1, y2, y3, y4] = [b * left, b * right, d * bottom, d * top];
  return {
    left: Math.min(x1, x2) + Math.min(x3, x4) + e,
    bottom: Math.min(y1, y2) + Math.min(y3, y4) + f,
    right: Math.max(x1, x2) + Math.max(x3, x4) + e,
    top: Math.max(y1, y2) + Math.max(y3, y4) + f,
  };
}

/** Turns a box about the origin, counterclockwise. */
export function turnBox(box: Box, turn: Turn): Box {
  return transformBox(TURNS[turn], box);
}

/** How a matrix turns text; undefined when it slants it. */
export function findTurn([a, b]: Matrix): Turn | undefined {
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) > 0.1 ? undefined : asTurn(nearest);
}

export function asTurn(quarters: number): Turn {
  const turns: readonly Turn[] = [0, 1, 2, 3];
  return turns[((quarters % 4) + 4) % 4] ?? 0;
}

/** The box around boxes; undefined around none. */
export function unite(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes;
  if (first === undefined) return undefined;
  let {left, bottom, right, top} = first;
  for (const box of boxes) {
    left = Math.min(left, box.left);
    bottom = Math.min(bottom, box.bottom);
    right = Math.max(right, box.right);
    top = Math.max(top, box.top);
  }
  return {left, bottom, right, top};
}

export function centerX(box: Box): number {
  return (box.left + box.right) / 2;
}

export function centerY(box: Box): number {
  return (box.bottom + box.top) / 2;
}

export function holds(box: Box, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
}

export function areaOf(box: Box): number {
  return (box.right - box.left) * (box.top - box.bottom);
}
