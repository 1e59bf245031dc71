import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import {panels, panelWidth} from "./panels.js";
import type {Panel} from "./panels.js";
import {textWidth} from "./textWidth.js";

const ROW = 26;
const TOP = 28;
const SIZE = 12.5;

/** A body in a year beside its peers; the quartiles are null where the peers are too few. */
export interface PeerMark {
  readonly year: number;
  /** Null where the body has no value, which is not zero. */
  readonly value: number | null;
  readonly quartiles: {readonly first: number; readonly median: number; readonly third: number} | null;
  /** The value as it is written beside the mark, with the median. */
  readonly written: string;
}

/** One measure, in the years of the body. */
export interface PeerPanel {
  readonly title: string;
  readonly marks: readonly PeerMark[];
}

/** A panel for each measure: the body as a dot, the middle half of its peers as a band, their median as a tick. */
export function peerChart(
  measures: readonly PeerPanel[],
  {width = 640, ariaLabel}: {readonly width?: number; readonly ariaLabel: string},
): SVGElement {
  const layout = panelWidth(width, 330, 3);
  return panels(
    measures.map((measure) => peerPanel(measure, layout.width)),
    layout.columns,
    ariaLabel,
  );
}

function peerPanel({title, marks}: PeerPanel, width: number): Panel {
  const height = TOP + marks.length * ROW + 4;
  const most = Math.max(0, ...marks.flatMap(({value, quartiles}) => [value ?? 0, quartiles?.third ?? 0])) || 1;
  const compared = marks.filter(({quartiles}) => quartiles !== null);
  const right = Math.max(40, ...marks.map(({written}) => textWidth(written, SIZE) + 14));
  const at = (part: "first" | "median" | "third") => (mark: PeerMark) => mark.quartiles?.[part] ?? 0;
  const svg = draw({
    width,
    height,
    marginTop: TOP,
    marginBottom: 4,
    marginLeft: 44,
    marginRight: Math.min(right, width * 0.55),
    fontSize: SIZE,
    x: {domain: [0, most], axis: null},
    y: {domain: marks.map(({year}) => year), axis: null, padding: 0, type: "band"},
    marks: [
      Plot.text([title], {
        frameAnchor: "top-left",
        dx: -44,
        dy: -TOP + 4,
        fontSize: 13,
        fontWeight: 600,
        fill: "currentColor",
      }),
      Plot.ruleX([0], {stroke: "var(--rule-2)"}),
      Plot.barX(compared, {
        x1: at("first"),
        x2: at("third"),
        y: "year",
        fill: "var(--rule)",
        stroke: "var(--rule-2)",
        insetTop: 8,
        insetBottom: 8,
      }),
      Plot.tickX(compared, {
        x: at("median"),
        y: "year",
        stroke: "currentColor",
        strokeWidth: 1.5,
        insetTop: 5,
        insetBottom: 5,
      }),
      Plot.dot(
        marks.filter(({value}) => value !== null),
        {x: "value", y: "year", r: 4.5, fill: "var(--accent)", stroke: "var(--paper)", strokeWidth: 1},
      ),
      Plot.dot(
        marks.filter(({value}) => value === null),
        {x: 0, y: "year", dx: 8, r: 2.5, stroke: "var(--rule-2)", strokeWidth: 1},
      ),
      Plot.text(marks, {
        x: 0,
        y: "year",
        text: ({year}: PeerMark) => String(year),
        textAnchor: "end",
        dx: -8,
        fill: "currentColor",
      }),
      Plot.text(marks, {x: most, y: "year", text: "written", textAnchor: "start", dx: 10, fill: "var(--ink-2)"}),
    ],
  });
  return {svg, width, height};
}
