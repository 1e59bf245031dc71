import * as Plot from "@observablehq/plot";

const STYLE = {fontFamily: "inherit", background: "none", color: "inherit"};

/**
 * Draws a plot in the type and colours of the page. It is one picture to those
 * who listen, named by `ariaLabel`; the table beside it has the numbers, so the
 * names that Plot gives to its marks are taken off.
 */
export function draw({fontSize, ...options}: Plot.PlotOptions & {readonly fontSize: number}): SVGElement {
  const drawn = Plot.plot({...options, style: {...STYLE, fontSize: `${fontSize}px`}});
  for (const part of drawn.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
  if (options.ariaLabel !== undefined) drawn.setAttribute("role", "img");
  return drawn as SVGElement; // without legends and captions of its own, Plot returns the SVG itself
}
