/** The lines of text of a chart, in the order in which they are drawn. */
export function chartLines(svg: SVGElement): string[] {
  return [...svg.querySelectorAll("text")].flatMap((text) => {
    const spans = [...text.querySelectorAll("tspan")];
    return (spans.length > 0 ? spans : [text]).map((line) => line.textContent);
  });
}
