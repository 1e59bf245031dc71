import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";

const CSS = readFileSync("src/theme/atlas.css", "utf8");
/** What WCAG 1.4.11 asks of a graphic against what stands beside it. */
const LEAST_CONTRAST = 3;

/** The colours of a scheme, which is told by the first or the second block of variables. */
function readColours(block: number): ReadonlyMap<string, string> {
  const variables = [...CSS.matchAll(/:root \{([^}]*)\}/g)][block]?.[1] ?? "";
  return new Map([...variables.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]));
}

/** After WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => parseInt(hex.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe("the theme", () => {
  it.each([
    ["light", 0],
    ["dark", 1],
  ] as const)("outlines bars with a line that stands out from the paper, in %s", (_, block) => {
    const colours = readColours(block);
    const [line = "", paper = ""] = [colours.get("--rule-2"), colours.get("--paper")];
    expect([line, paper]).not.toContain("");
    expect(contrast(line, paper)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });
});
