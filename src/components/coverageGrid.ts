import * as Plot from "@observablehq/plot";
import {draw} from "./drawing.js";
import {cross, range} from "d3-array";
import type {Lang} from "./lang.js";
import {fitText, textWidth} from "./textWidth.js";

const ROW = 28;
const TOP = 26;

/** Reports of one place and year. */
export interface CoverageCell {
  readonly place: string;
  readonly year: number;
  readonly reports: number;
}

export interface CoverageOptions {
  readonly lang: Lang;
  readonly width?: number;
  readonly ariaLabel: string;
}

/** Places down, years across: the number of reports, and an empty ring where there is none. */
export function coverageGrid(cells: readonly CoverageCell[], {width = 640, ariaLabel}: CoverageOptions): SVGElement {
  const places = [...new Set(cells.map(({place}) => place))];
  const years = cells.map(({year}) => year);
  const domain = range(Math.min(...years), Math.max(...years) + 1);
  const left = Math.min(Math.max(0, ...places.map((place) => textWidth(place, 13))) + 16, width * 0.34);
  const full = Math.min(width, left + domain.length * 84);
  const present = new Set(cells.map(({place, year}) => `${place} ${year}`));
  const absent = cross(places, domain, (place, year) => ({place, year})).filter(
    ({place, year}) => !present.has(`${place} ${year}`),
  );
  const most = Math.max(1, ...cells.map(({reports}) => reports));
  return draw({
    width: full,
    height: TOP + places.length * ROW + 2,
    marginTop: TOP,
    marginBottom: 2,
    marginLeft: left,
    marginRight: 0,
    ariaLabel,
    fontSize: 13,
    x: {domain, axis: null, padding: 0},
    y: {domain: places, axis: null, padding: 0},
    marks: [
      Plot.text(domain, {
        x: (year: number) => year,
        text: (year: number) => String(year),
        frameAnchor: "top",
        dy: -16,
        fill: "var(--ink-2)",
        fontSize: 12,
      }),
      Plot.text(places, {
        y: (place: string) => place,
        text: (place: string) => fitText(place, 13, left - 12),
        frameAnchor: "left",
        textAnchor: "start",
        dx: -left,
        fill: "currentColor",
      }),
      Plot.cell(cells, {
        x: "year",
        y: "place",
        inset: 1.5,
        fill: "currentColor",
        fillOpacity: (cell: CoverageCell) => 0.08 + (0.3 * cell.reports) / most,
      }),
      Plot.text(cells, {
        x: "year",
        y: "place",
        text: (cell: CoverageCell) => String(cell.reports),
        fill: "currentColor",
      }),
      Plot.dot(absent, {x: "year", y: "place", r: 2.5, stroke: "var(--rule-2)", strokeWidth: 1}),
    ],
  });
}
