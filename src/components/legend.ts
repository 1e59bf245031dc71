import {svg} from "htl";
import {textWidth} from "./textWidth.js";

const SIZE = 13;
const SWATCH = "■";
/** Between a swatch and its label, and between a label and the next swatch. */
const INNER = 5;
const GAP = 18;
const LINE = 22;
const BASELINE = 12;

export interface LegendItem {
  readonly label: string;
  /** A colour of the theme, such as `var(--granted)`. */
  readonly color: string;
}

/** The height that a legend takes at this width. */
export function legendHeight(items: readonly LegendItem[], width: number): number {
  return splitLines(items, width).length * LINE;
}

/** A legend as part of the picture, wrapped to the width, for a chart to put at its top. */
export function legend(items: readonly LegendItem[], width: number): SVGElement {
  return svg`<g font-size=${SIZE} text-anchor="start" fill="currentColor">${splitLines(items, width).map(
    (line, index) => svg`<text y=${index * LINE + BASELINE}>${line.flatMap(legendItem)}</text>`,
  )}</g>`;
}

/** Swatch and label run on in the text of the line, so that gaps are even in whatever font readers have. */
function legendItem({label, color}: LegendItem, index: number): SVGElement[] {
  return [
    svg`<tspan dx=${index === 0 ? 0 : GAP} fill=${color} stroke="var(--rule-2)">${SWATCH}</tspan>`,
    svg`<tspan dx=${INNER}>${label}</tspan>`,
  ];
}

/** By the width that the items have near enough. */
function splitLines(items: readonly LegendItem[], width: number): LegendItem[][] {
  const lines: LegendItem[][] = [[]];
  let x = 0;
  for (const item of items) {
    const needed = SIZE + INNER + textWidth(item.label, SIZE);
    if (x > 0 && x + needed > width) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push(item);
    x += needed + GAP;
  }
  return lines;
}
