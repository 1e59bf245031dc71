import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import {range} from "d3-array";
import {formatCount} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {reportsNote} from "./totals.js";
import type {Panel} from "./panels.js";
import {textWidth} from "./textWidth.js";

const HEIGHT = 248;
const TOP = 52;
const BOTTOM = 56;
const SIZE = 12;
const NOTE_SIZE = 11;
const LEAST_SIZE = 9;
/** Of a year's width, what a text of it may take, so that texts of years side by side do not run into one another. */
const MOST_TEXT = 0.8;

/** What came in and what was concluded in a year, over the reports of one scope. */
export interface FlowYear {
  readonly year: number;
  readonly reports: number;
  /** How many of the reports are added up. */
  readonly counted: number;
  readonly received: number | null;
  readonly concluded: number | null;
}

export interface FlowOptions {
  readonly lang: Lang;
  readonly width: number;
  readonly title: string;
  readonly years: readonly [number, number];
}

/**
 * Requests received a year as columns, requests concluded as a tick across each,
 * and under each year the number of reports that it stands on. A year without
 * reports stays an empty, marked place: no line joins what is missing.
 */
export function flowPanel(flows: readonly FlowYear[], {lang, width, title, years}: FlowOptions): Panel {
  const known = flows.filter(({received}) => received !== null);
  const domain = range(years[0], years[1] + 1);
  const missing = domain.filter((year) => !known.some((flow) => flow.year === year));
  const top = Math.max(1, ...known.flatMap(({received, concluded}) => [received ?? 0, concluded ?? 0]));
  const svg = draw({
    width,
    height: HEIGHT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: 0,
    marginRight: 0,
    fontSize: SIZE,
    x: {domain, axis: null, padding: 0.35},
    y: {domain: [0, top], axis: null},
    marks: [
      Plot.text([title], {frameAnchor: "top-left", dy: -TOP + 4, fontSize: 13, fontWeight: 600, fill: "currentColor"}),
      Plot.barY(known, {
        x: "year",
        y: "received",
        fill: "var(--rule)",
        stroke: "var(--rule-2)",
        title: (flow: FlowYear) => describe(flow, lang),
      }),
      Plot.tickY(known, {
        x: "year",
        y: "concluded",
        stroke: "currentColor",
        strokeWidth: 2,
        insetLeft: -3,
        insetRight: -3,
      }),
      Plot.text(known, {
        x: "year",
        y: (flow: FlowYear) => Math.max(flow.received ?? 0, flow.concluded ?? 0),
        text: (flow: FlowYear) => formatCount(flow.received),
        fontSize: countSize(known, width / domain.length),
        dy: -10,
        fontVariant: "tabular-nums",
        fill: "currentColor",
      }),
      Plot.dot(missing, {x: (year: number) => year, y: 0, dy: -8, r: 2.5, stroke: "var(--rule-2)", strokeWidth: 1}),
      Plot.ruleY([0], {stroke: "currentColor"}),
      Plot.text(domain, {
        x: (year: number) => year,
        text: (year: number) => String(year),
        frameAnchor: "bottom",
        dy: 18,
        fill: "currentColor",
      }),
      Plot.text(flows, {
        x: "year",
        text: (flow: FlowYear) => foldNote(reportsNote(flow, lang), width / domain.length),
        frameAnchor: "bottom",
        lineAnchor: "top",
        dy: 30,
        lineHeight: 1.15,
        fontSize: NOTE_SIZE,
        fill: "var(--ink-2)",
      }),
    ],
  });
  return {svg, width, height: HEIGHT};
}

/** `n=28/30` on one line, or on two where years stand close. */
function foldNote(note: string, width: number): string {
  return textWidth(note, NOTE_SIZE) <= width * MOST_TEXT ? note : note.replace("/", "/\n");
}

/** The size in which the longest of the counts has room within a year's width; no smaller than can be read. */
function countSize(flows: readonly FlowYear[], width: number): number {
  const widest = Math.max(1, ...flows.map(({received}) => textWidth(formatCount(received), SIZE)));
  return Math.max(LEAST_SIZE, SIZE * Math.min(1, (width * MOST_TEXT) / widest));
}

function describe({year, received, concluded}: FlowYear, lang: Lang): string {
  return `${year}\n${text("received", lang)} ${formatCount(received)}\n${text("concluded", lang)} ${formatCount(concluded)}`;
}
