const SVG = "http://www.w3.org/2000/svg";
const GAP = 28;

/** A chart with the size that it was drawn for. */
export interface Panel {
  readonly svg: SVGElement;
  readonly width: number;
  readonly height: number;
}

/** How many panels of at least `least` pixels stand side by side, and how wide each is. */
export function panelWidth(width: number, least: number, most: number): {columns: number; width: number} {
  const columns = Math.max(1, Math.min(most, Math.floor((width + GAP) / (least + GAP))));
  return {columns, width: Math.floor((width - (columns - 1) * GAP) / columns)};
}

/** Charts of one width set in a grid, as one picture. */
export function panels(charts: readonly Panel[], columns: number, ariaLabel: string): SVGSVGElement {
  const root = document.createElementNS(SVG, "svg");
  const cell = Math.max(0, ...charts.map(({width}) => width));
  let y = 0;
  for (let start = 0; start < charts.length; start += columns) {
    const line = charts.slice(start, start + columns);
    line.forEach(({svg}, index) => {
      root.append(place(svg, index * (cell + GAP), y));
    });
    y += Math.max(...line.map(({height}) => height)) + GAP;
  }
  const width = Math.min(columns, charts.length) * (cell + GAP) - GAP;
  const height = Math.max(0, y - GAP);
  root.setAttribute("width", String(width));
  root.setAttribute("height", String(height));
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", ariaLabel);
  return root;
}

/** A chart inside another takes its place by attributes; its own style sheet would make it as large as the whole. */
function place(svg: SVGElement, x: number, y: number): SVGElement {
  svg.querySelector("style")?.remove();
  svg.removeAttribute("class");
  svg.removeAttribute("role");
  svg.removeAttribute("aria-label");
  svg.setAttribute("x", String(x));
  svg.setAttribute("y", String(y));
  return svg;
}
