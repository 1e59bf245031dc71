const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 16;
const INHERITED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "paint-order",
] as const;

/** What stands around a picture once it has left the page. */
export interface Frame {
  readonly title: string;
  readonly source: string;
}

/** Offers bytes or text to the reader as a file. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], {type}));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 1000);
}

/**
 * A copy of a chart that stands alone: its colours and fonts written out, its
 * title above it and its source below. The chart must be in the page, for its
 * styles to be known.
 */
export function standaloneSvg(chart: SVGSVGElement, {title, source}: Frame): SVGSVGElement {
  const {width, height} = chart.getBoundingClientRect();
  const copy = inlineStyles(chart);
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(MARGIN + 32));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const page = getComputedStyle(document.documentElement);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("xmlns", SVG);
  svg.setAttribute("viewBox", `0 0 ${width + 2 * MARGIN} ${height + 2 * MARGIN + 64}`);
  svg.setAttribute("width", String(width + 2 * MARGIN));
  svg.setAttribute("height", String(height + 2 * MARGIN + 64));
  svg.append(
    element("rect", {width: "100%", height: "100%", fill: page.backgroundColor}),
    element("text", {x: MARGIN, y: MARGIN + 16, ...textStyle(page, 15), "font-weight": 600}, title),
    copy,
    element("text", {x: MARGIN, y: MARGIN + height + 58, ...textStyle(page, 11)}, source),
  );
  return svg;
}

/** The SVG as a document. */
export function formatSvg(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
}

/** The SVG as a PNG at twice its size. */
export async function renderPng(svg: SVGSVGElement): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(formatSvg(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("picture too large"));
      else resolve(blob);
    }, "image/png");
  });
}

function inlineStyles(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement; // a clone has its original's type
  const originals = [chart, ...chart.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((node, index) => {
    const original = originals[index];
    if (original === undefined || node.tagName === "style") return;
    const style = getComputedStyle(original);
    for (const name of INHERITED) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute("class");
  });
  for (const style of copy.querySelectorAll("style")) style.remove();
  return copy;
}

function textStyle(page: CSSStyleDeclaration, size: number): Record<string, string | number> {
  return {fill: page.color, "font-family": page.fontFamily, "font-size": size};
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.textContent = content;
  return node;
}
