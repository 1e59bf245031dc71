import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import {formatCount, formatShare} from "./format.js";
import {legend, legendHeight} from "./legend.js";
import type {LegendItem} from "./legend.js";
import {FEW} from "./rates.js";
import {wrapLabels} from "./rowLabels.js";
import type {WrappedLabels} from "./rowLabels.js";
import {fitText, textWidth} from "./textWidth.js";

const SIZE = 13;
const ROW = 30;
/** Of the width, what labels and totals may take beside the bars. */
const BESIDE = 0.4;

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
  /** What each part stands on, where that differs from part to part. */
  readonly notes?: ReadonlyMap<string, string>;
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
        // Light hues are faint on the paper, which their outline is not.
        stroke: "var(--rule-2)",
        strokeWidth: 1,
        insetTop: layout.above + 4,
        insetBottom: 4,
        title: (segment: Segment) => describe(segment),
      }),
      Plot.text(
        segments.filter((segment) => (segment.x2 - segment.x1) * scale > 38),
        {
          x: (segment: Segment) => (segment.x1 + segment.x2) / 2,
          y: (segment: Segment) => segment.row.key,
          text: (segment: Segment) => written(segment, measure),
          fill: (segment: Segment) => segment.part.onColor,
          dy: layout.above / 2,
          fontSize: 12,
          fontVariant: "tabular-nums",
          pointerEvents: "none",
        },
      ),
      Plot.dot(
        rows.filter(({isMissing}) => isMissing === true),
        {x: 0, y: "key", r: 2.5, dx: 8, dy: layout.above / 2, stroke: "var(--rule-2)", strokeWidth: 1},
      ),
      ...labels(rows, layout, extent, width),
    ],
  });
}

interface Layout {
  /** The labels, where they stand above the bars. */
  readonly wrapped: WrappedLabels | null;
  /** The height of labels above the bars. */
  readonly above: number;
  readonly left: number;
  readonly right: number;
  readonly row: number;
}

/** Labels and totals stand beside the bars where there is room for all of them, else above: none is cut. */
function layoutRows(rows: readonly CompositionRow[], width: number): Layout {
  const bars = rows.filter(({isHeading}) => isHeading !== true);
  const left = Math.max(0, ...bars.map(({label}) => textWidth(label, SIZE))) + 14;
  const right = Math.max(0, ...bars.map((row) => textWidth(tally(row), 12))) + 12;
  if (left + right <= width * BESIDE) return {wrapped: null, above: 0, left, right, row: ROW};
  const wrapped = wrapLabels(
    bars.map(({label}) => label),
    SIZE,
    width - right,
  );
  return {wrapped, above: wrapped.height, left: 0, right: 0, row: ROW + wrapped.height};
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
    dy: 4 + layout.above / 2,
    fontWeight: 600,
  });
  const total = {...shared, x: extent, text: tally, fontSize: 12, fill: "var(--ink-2)"};
  if (layout.wrapped !== null) {
    const above = {lineAnchor: "bottom" as const, dy: layout.above / 2 - ROW / 2 - 2};
    const {lines, lineHeight} = layout.wrapped;
    const label = ({label: name}: CompositionRow) => lines.get(name) ?? name;
    return [
      heading,
      Plot.text(bars, {...shared, ...above, x: 0, text: label, textAnchor: "start", lineHeight}),
      Plot.text(bars, {...total, ...above, textAnchor: "end"}),
    ];
  }
  return [
    heading,
    Plot.text(bars, {...shared, x: 0, text: "label", textAnchor: "end", dx: -12}),
    Plot.text(bars, {...total, textAnchor: "start", dx: 10}),
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
