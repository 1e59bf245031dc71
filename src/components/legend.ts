import {svg} from "htl";
import {textWidth} from "./textWidth.js";

const SIZE = 13;
const SWATCH = 11;
const LINE = 22;
const GAP = 18;

export interface LegendItem {
  readonly label: string;
  /** A colour of the theme, such as `var(--granted)`. */
  readonly color: string;
}

interface Placed extends LegendItem {
  readonly x: number;
  readonly line: number;
}

/** The height that a legend takes at this width. */
export function legendHeight(items: readonly LegendItem[], width: number): number {
  return (1 + (placeItems(items, width).at(-1)?.line ?? 0)) * LINE;
}

/** A legend as part of the picture, wrapped to the width, for a chart to put at its top. */
export function legend(items: readonly LegendItem[], width: number): SVGElement {
  return svg`<g font-size=${SIZE} text-anchor="start">${placeItems(items, width).map(
    ({label, color, x, line}) =>
      svg`<g transform="translate(${x},${line * LINE})">
        <rect width=${SWATCH} height=${SWATCH} y="2" fill=${color}></rect>
        <text x=${SWATCH + 5} y="12" fill="currentColor">${label}</text>
      </g>`,
  )}</g>`;
}

function placeItems(items: readonly LegendItem[], width: number): Placed[] {
  let x = 0;
  let line = 0;
  return items.map((item) => {
    const needed = SWATCH + 5 + textWidth(item.label, SIZE);
    if (x > 0 && x + needed > width) {
      x = 0;
      line += 1;
    }
    const placed = {...item, x, line};
    x += needed + GAP;
    return placed;
  });
}
