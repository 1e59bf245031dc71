import {wrapText} from "./textWidth.js";

const LINE = 16;
const GAP = 8;
/** Names of bodies differ at their end as often as at their beginning, so that a line is too few. */
const MOST_LINES = 3;

/** Labels that stand above what they name. */
export interface WrappedLabels {
  /** Each label as it is written, its lines parted by line breaks. */
  readonly lines: ReadonlyMap<string, string>;
  /** The height of the tallest, with the gap before it. */
  readonly height: number;
  /** In ems, as Plot has it. */
  readonly lineHeight: number;
}

/** Breaks labels to a width, for the rows of a chart in which they do not fit beside the marks. */
export function wrapLabels(labels: readonly string[], size: number, width: number): WrappedLabels {
  const wrapped = labels.map((label) => [label, wrapText(label, size, width, MOST_LINES)] as const);
  return {
    lines: new Map(wrapped.map(([label, lines]) => [label, lines.join("\n")])),
    height: GAP + LINE * Math.max(1, ...wrapped.map(([, lines]) => lines.length)),
    lineHeight: LINE / size,
  };
}
