import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import {formatCount, formatShare} from "./format.js";
import {FEW, wilsonInterval} from "./rates.js";
import {fitText, textWidth} from "./textWidth.js";

const ROW = 28;
const SIZE = 13;

/** A rate with its parts; a row without cases, or a heading, has no mark. */
export interface RateRow {
  readonly key: string;
  readonly label: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly isHeading?: boolean;
}

/** Rates as dots on one scale from none to all, with 95 per cent intervals where the cases are few. */
export function rateChart(
  rows: readonly RateRow[],
  {width = 640, ariaLabel}: {readonly width?: number; readonly ariaLabel: string},
): SVGElement {
  const headings = rows.filter(({isHeading}) => isHeading === true);
  const bars = rows.filter(({isHeading}) => isHeading !== true);
  const known = bars.filter(({denominator}) => denominator > 0);
  const few = known.filter(({denominator}) => denominator < FEW);
  const left = Math.min(Math.max(0, ...bars.map(({label}) => textWidth(label, SIZE))) + 16, width * 0.36);
  const right = Math.max(40, ...known.map((row) => textWidth(written(row), 12) + 16));
  const rate = ({numerator, denominator}: RateRow) => numerator / denominator;
  const low = ({numerator, denominator}: RateRow) => wilsonInterval(numerator, denominator).low;
  const high = ({numerator, denominator}: RateRow) => wilsonInterval(numerator, denominator).high;
  return draw({
    width,
    height: 24 + rows.length * ROW,
    marginTop: 20,
    marginBottom: 4,
    marginLeft: left,
    marginRight: right,
    fontSize: SIZE,
    ariaLabel,
    x: {domain: [0, 1], axis: null},
    y: {domain: rows.map(({key}) => key), axis: null, padding: 0, type: "band"},
    marks: [
      Plot.ruleX([0, 0.25, 0.5, 0.75, 1], {stroke: "var(--rule)"}),
      Plot.text([0, 0.25, 0.5, 0.75, 1], {
        x: (value: number) => value,
        text: (value: number) => `${100 * value}%`,
        frameAnchor: "top",
        dy: -16,
        fontSize: 11,
        fill: "var(--ink-2)",
      }),
      Plot.ruleY(few, {y: "key", x1: low, x2: high, stroke: "var(--ink-3)", strokeWidth: 1.5}),
      Plot.dot(known, {
        y: "key",
        x: rate,
        r: 4,
        fill: (row: RateRow) => (row.denominator < FEW ? "var(--paper)" : "currentColor"),
        stroke: "currentColor",
        strokeWidth: 1.5,
      }),
      Plot.text(headings, {
        y: "key",
        x: 0,
        text: (row: RateRow) => fitText(row.label, SIZE, width),
        textAnchor: "start",
        dx: -left,
        dy: 3,
        fontWeight: 600,
        fill: "currentColor",
      }),
      Plot.text(bars, {
        y: "key",
        x: 0,
        text: (row: RateRow) => fitText(row.label, SIZE, left - 14),
        textAnchor: "end",
        dx: -12,
        fill: "currentColor",
      }),
      Plot.text(known, {
        y: "key",
        x: 1,
        text: written,
        textAnchor: "start",
        dx: 10,
        fontSize: 12,
        fill: "var(--ink-2)",
      }),
    ],
  });
}

function written({numerator, denominator}: RateRow): string {
  return `${formatShare(numerator, denominator)} · ${formatCount(numerator)}/${formatCount(denominator)}`;
}
