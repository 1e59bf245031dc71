import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import type {CompositionRow} from "./compositionChart.js";
import {formatCount, formatShare} from "./format.js";
import {panels, panelWidth} from "./panels.js";
import type {Panel} from "./panels.js";
import {FEW} from "./rates.js";
import {wrapLabels} from "./rowLabels.js";
import {fitText, textWidth, wrapText} from "./textWidth.js";

const ROW = 24;
const SIZE = 12.5;
const LINE = 18;
/** Of a panel's width, what labels may take beside the bars. */
const BESIDE = 0.42;

/** A reason within an outcome. */
export interface Reason {
  /** The key of its count in a row's `parts`. */
  readonly code: string;
  readonly label: string;
}

export interface ReasonOptions {
  readonly width?: number;
  readonly measure: "share" | "count";
  /** The hue of the outcome that the reasons belong to. */
  readonly color: string;
  readonly ariaLabel: string;
}

interface Bar {
  readonly row: CompositionRow;
  /** Null where the form of the row does not have the reason. */
  readonly count: number | null;
  /** What the count stands on, such as the number of reports. */
  readonly note: string;
  readonly length: number;
}

/** A panel for each reason, the same rows in each, all on one scale: shares of all requests concluded, or numbers. */
export function reasonChart(
  rows: readonly CompositionRow[],
  reasons: readonly Reason[],
  {width = 640, measure, color, ariaLabel}: ReasonOptions,
): SVGElement {
  const bars = reasons.map((reason) => rows.map((row) => toBar(row, reason, measure)));
  const longest = Math.max(0, ...bars.flat().map(({length}) => length)) || 1;
  const layout = panelWidth(width, 250, 4);
  const titles = reasons.map(({label}) => wrapText(label, 13, layout.width, 2));
  const lines = Math.max(1, ...titles.map((title) => title.length));
  const charts = bars.map((list, index) =>
    reasonPanel(titles[index] ?? [], list, {width: layout.width, lines, longest, measure, color}),
  );
  return panels(charts, layout.columns, ariaLabel);
}

interface PanelOptions {
  readonly width: number;
  readonly lines: number;
  readonly longest: number;
  readonly measure: "share" | "count";
  readonly color: string;
}

interface RowLayout {
  /** The height of labels above the bars; none where they stand beside. */
  readonly above: number;
  readonly left: number;
  readonly written: (label: string) => string;
  readonly lineHeight: number;
}

function reasonPanel(title: readonly string[], bars: readonly Bar[], options: PanelOptions): Panel {
  const {width, lines, longest, measure, color} = options;
  const labelled = bars.filter(({row}) => row.isHeading !== true);
  const headings = bars.filter(({row}) => row.isHeading === true);
  const layout = layoutRows(
    labelled.map(({row}) => row.label),
    width,
  );
  const {above, left} = layout;
  const top = lines * LINE + 8;
  const height = top + bars.length * (ROW + above) + 2;
  const right = Math.max(40, ...bars.map((bar) => textWidth(written(bar, measure), SIZE) + 12));
  const svg = draw({
    width,
    height,
    marginTop: top,
    marginBottom: 2,
    marginLeft: left,
    marginRight: right,
    fontSize: SIZE,
    x: {domain: [0, longest], axis: null},
    y: {domain: bars.map(({row}) => row.key), axis: null, padding: 0},
    marks: [
      ...title.map((line, index) =>
        Plot.text([line], {
          frameAnchor: "top-left",
          dx: -left,
          dy: -top + 4 + index * LINE,
          fontSize: 13,
          fontWeight: 600,
          fill: "currentColor",
        }),
      ),
      Plot.ruleX([0], {stroke: "var(--rule-2)"}),
      Plot.barX(bars, {
        x: "length",
        y: key,
        fill: color,
        stroke: "var(--rule-2)",
        insetTop: above + 5,
        insetBottom: 5,
        title: (bar: Bar) => describe(bar),
      }),
      Plot.text(headings, {
        x: 0,
        y: key,
        text: (bar: Bar) => fitText(bar.row.label, SIZE, width),
        textAnchor: "start",
        dx: -left,
        dy: 2 + above / 2,
        fill: "var(--ink-2)",
      }),
      Plot.text(labelled, {
        x: 0,
        y: key,
        text: (bar: Bar) => layout.written(bar.row.label),
        lineHeight: layout.lineHeight,
        ...(above > 0
          ? {textAnchor: "start", lineAnchor: "bottom", dy: above / 2 - ROW / 2 - 1}
          : {textAnchor: "end", dx: -8}),
        fill: "currentColor",
      }),
      Plot.text(
        bars.filter(({count}) => count !== null),
        {
          x: "length",
          y: key,
          text: (bar: Bar) => written(bar, measure),
          textAnchor: "start",
          dx: 5,
          dy: above / 2,
          fill: "var(--ink-2)",
          fontVariant: "tabular-nums",
        },
      ),
      Plot.dot(
        labelled.filter(({count}) => count === null),
        {x: 0, y: key, dx: 8, dy: above / 2, r: 2.5, stroke: "var(--rule-2)", strokeWidth: 1},
      ),
    ],
  });
  return {svg, width, height};
}

/** Labels stand beside the bars, and above where they would take too much of the panel. */
function layoutRows(labels: readonly string[], width: number): RowLayout {
  const left = Math.max(0, ...labels.map((label) => textWidth(label, SIZE))) + 10;
  if (left <= width * BESIDE) return {above: 0, left, written: (label) => label, lineHeight: 1};
  const {lines, height, lineHeight} = wrapLabels(labels, SIZE, width);
  return {above: height, left: 0, written: (label) => lines.get(label) ?? label, lineHeight};
}

function key({row}: Bar): string {
  return row.key;
}

function toBar(row: CompositionRow, {code}: Reason, measure: "share" | "count"): Bar {
  const count = row.isMissing === true ? null : (row.parts.get(code) ?? null);
  const length = count === null || count === 0 ? 0 : measure === "share" ? count / row.total : count;
  return {row, count, note: row.notes?.get(code) ?? row.note, length};
}

function written({row, count, note}: Bar, measure: "share" | "count"): string {
  if (count === null) return "";
  return [value(row, count, measure), ...(note === "" ? [] : [note])].join(" · ");
}

function value({total}: CompositionRow, count: number, measure: "share" | "count"): string {
  if (measure === "count" || count === 0) return formatCount(count);
  return total < FEW ? `${formatCount(count)} / ${formatCount(total)}` : formatShare(count, total);
}

function describe({row, count}: Bar): string {
  return `${row.label}\n${formatCount(count)} / ${formatCount(row.total)} = ${formatShare(count ?? 0, row.total)}`;
}
