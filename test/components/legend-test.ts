// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {legend, legendHeight} from "../../src/components/legend.js";

const ITEMS = ["Illimitable", "MMM", "予以公开", "Other"].map((label) => ({label, color: `var(--${label})`}));

function draw(width: number): string[][] {
  return [...legend(ITEMS, width).querySelectorAll("text")].map((line) =>
    [...line.querySelectorAll("tspan")].map((span) => span.textContent),
  );
}

describe("legend(items, width)", () => {
  it("leaves the same gap between all items, whatever the widths of their letters", () => {
    const spans = [...legend(ITEMS, 1080).querySelectorAll("tspan")];
    expect(spans.map((span) => span.getAttribute("dx"))).toEqual(["0", "5", "18", "5", "18", "5", "18", "5"]);
    expect(spans.some((span) => span.hasAttribute("x"))).toBe(false);
  });

  it("fills every swatch with its hue, and outlines it for hues that are faint", () => {
    const swatches = [...legend(ITEMS, 1080).querySelectorAll("tspan[fill]")];
    expect(swatches.map((swatch) => swatch.getAttribute("fill"))).toEqual(ITEMS.map(({color}) => color));
    expect(new Set(swatches.map((swatch) => swatch.getAttribute("stroke")))).toEqual(new Set(["var(--rule-2)"]));
  });

  it("breaks between items where a line is full, and takes the height of its lines", () => {
    expect(draw(200)).toEqual([
      ["■", "Illimitable", "■", "MMM"],
      ["■", "予以公开", "■", "Other"],
    ]);
    expect(legendHeight(ITEMS, 200)).toBe(2 * legendHeight(ITEMS, 1080));
  });
});
