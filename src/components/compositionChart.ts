import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import {formatCount, formatShare} from "./format.js";
import {legend, legendHeight} from "./legend.js";
import type {LegendItem} from "./legend.js";
import {FEW} from "./rates.js";
import {fitText, textWidth} from "./textWidth.js";

const SIZE = 13;
const ROW = 30;
const LABEL_LINE = 20;
const NARROW = 620;

export interface Part extends LegendItem {
  readonly code: string;
  /** The colour of text on the part. */
  readonly onColor: string;
}

export interface CompositionRow {
  /** Tells rows apart. */
  readonly key: string;
  readonly label: string;
  /** Stands after the total, such as the number of reports. */
  readonly note: string;
  /** What the parts are shares of. */
  readonly total: number;
  readonly parts: ReadonlyMap<string, number>;
  /** Whether the total is not known, which is not the same as zero. */
  readonly isMissing?: boolean;
  /** Whether the row is no bar but the heading of those that follow. */
  readonly isHeading?: boolean;
}

export interface CompositionOptions {
  readonly width?: number;
  /** Whether bars show shares of each row's total, or numbers on one scale. */
  readonly measure?: "share" | "count";
  /** Said to readers who do not see the chart. */
  readonly ariaLabel: string;
}

interface Segment {
  readonly row: CompositionRow;
  readonly part: Part;
  readonly value: number;
  readonly x1: number;
  readonly x2: number;
}

/** One stacked bar a row: what the row's total is made of, in the order of `parts`. */
export function compositionChart(
  rows: readonly CompositionRow[],
  parts: readonly Part[],
  {width = 640, measure = "share", ariaLabel}: CompositionOptions,
): SVGElement {
  const layout = layoutRows(rows, width);
  const top = legendHeight(parts, width) + 10;
  const segments = rows.flatMap((row) => stack(row, parts, measure));
  const extent = measure === "share" ? 1 : Math.max(1, ...rows.map(({total}) => total));
  const scale = (width - layout.left - layout.right) / extent;
  return draw({
    width,
    height: top + rows.length * layout.row + 4,
    marginTop: top,
    marginBottom: 4,
    marginLeft: layout.left,
    marginRight: layout.right,
    ariaLabel,
    fontSize: SIZE,
    x: {domain: [0, extent], axis: null},
    y: {domain: rows.map(({key}) => key), axis: null, padding: 0},
    color: {type: "identity"},
    marks: [
      () => legend(parts, width),
      Plot.barX(segments, {
        x1: "x1",
        x2: "x2",
        y: (segment: Segment) => segment.row.key,
        fill: (segment: Segment) => segment.part.color,
        stroke: "var(--paper)",
        strokeWidth: 1,
        insetTop: layout.labelAbove ? LABEL_LINE + 2 : 4,
        insetBottom: layout.labelAbove ? 6 : 4,
        title: (segment: Segment) => describe(segment),
      }),
      Plot.text(
        segments.filter((segment) => (segment.x2 - segment.x1) * scale > 38),
        {
          x: (segment: Segment) => (segment.x1 + segment.x2) / 2,
          y: (segment: Segment) => segment.row.key,
          text: (segment: Segment) => written(segment, measure),
          fill: (segment: Segment) => segment.part.onColor,
          dy: layout.labelAbove ? LABEL_LINE / 2 - 2 : 0,
          fontSize: 12,
          fontVariant: "tabular-nums",
          pointerEvents: "none",
        },
      ),
      Plot.dot(
        rows.filter(({isMissing}) => isMissing === true),
        {x: 0, y: "key", r: 2.5, dx: 8, dy: layout.labelAbove ? 8 : 0, stroke: "var(--rule-2)", strokeWidth: 1},
      ),
      ...labels(rows, layout, extent, width),
    ],
  });
}

interface Layout {
  readonly labelAbove: boolean;
  readonly left: number;
  readonly right: number;
  readonly row: number;
}

/** Labels stand beside the bars where there is room, above them on a phone. */
function layoutRows(rows: readonly CompositionRow[], width: number): Layout {
  const bars = rows.filter(({isHeading}) => isHeading !== true);
  const widest = Math.max(0, ...bars.map(({label}) => textWidth(label, SIZE)));
  const right = Math.max(0, ...rows.map((row) => textWidth(tally(row), 12))) + 12;
  const labelAbove = width < NARROW && widest > 56;
  if (labelAbove) return {labelAbove, left: 0, right: 0, row: ROW + LABEL_LINE};
  return {labelAbove, left: Math.min(widest + 14, width * 0.36), right: Math.min(right, width * 0.26), row: ROW};
}

function stack(row: CompositionRow, parts: readonly Part[], measure: "share" | "count"): Segment[] {
  const divisor = measure === "share" ? row.total : 1;
  if (divisor <= 0) return [];
  let x = 0;
  return parts.flatMap((part) => {
    const value = row.parts.get(part.code) ?? 0;
    const x1 = x;
    x += value / divisor;
    return value > 0 ? [{row, part, value, x1, x2: x}] : [];
  });
}

function labels(rows: readonly CompositionRow[], layout: Layout, extent: number, width: number): Plot.Markish[] {
  const headings = rows.filter(({isHeading}) => isHeading === true);
  const bars = rows.filter(({isHeading}) => isHeading !== true);
  const shared = {y: "key", fill: "currentColor", pointerEvents: "none" as const};
  const heading = Plot.text(headings, {
    ...shared,
    x: 0,
    text: (row: CompositionRow) => fitText(row.label, SIZE, width),
    textAnchor: "start",
    dx: -layout.left,
    dy: 4,
    fontWeight: 600,
  });
  if (layout.labelAbove) {
    const dy = -LABEL_LINE / 2 - 4;
    return [
      heading,
      Plot.text(bars, {...shared, x: 0, text: "label", textAnchor: "start", dy}),
      Plot.text(bars, {...shared, x: extent, text: tally, textAnchor: "end", dy, fontSize: 12, fill: "var(--ink-2)"}),
    ];
  }
  const fitted = (row: CompositionRow) => fitText(row.label, SIZE, layout.left - 14);
  const fits = (row: CompositionRow) => textWidth(tally(row), 12) <= layout.right - 12;
  const beside = (row: CompositionRow) => (fits(row) || row.isMissing === true ? tally(row) : formatCount(row.total));
  return [
    heading,
    Plot.text(bars, {...shared, x: 0, text: fitted, textAnchor: "end", dx: -12, title: "label"}),
    Plot.text(bars, {
      ...shared,
      x: extent,
      text: beside,
      textAnchor: "start",
      dx: 10,
      fontSize: 12,
      fill: "var(--ink-2)",
    }),
  ];
}

function tally({total, note, isMissing}: CompositionRow): string {
  return [...(isMissing === true ? [] : [formatCount(total)]), ...(note ? [note] : [])].join(" · ");
}

function written({value, row}: Segment, measure: "share" | "count"): string {
  if (measure === "count") return formatCount(value);
  return row.total < FEW ? `${formatCount(value)} / ${formatCount(row.total)}` : formatShare(value, row.total);
}

function describe({row, part, value}: Segment): string {
  return `${row.label}\n${part.label}: ${formatCount(value)} / ${formatCount(row.total)} = ${formatShare(value, row.total)}`;
}
