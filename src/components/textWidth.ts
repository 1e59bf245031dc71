const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u;

/** The width of a line of text in pixels, near enough to lay out labels without a browser. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : 0.56;
  return ems * size;
}

/** The text cut to a width, with an ellipsis where it was cut. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The text in lines of at most a width: broken between words, and within a run of Chinese; the last line is cut. */
export function wrapText(text: string, size: number, width: number, most: number): string[] {
  const lines: string[] = [""];
  for (const token of text.match(/[a-z0-9'’.,;()\-/]+\s*|\s+|./giu) ?? []) {
    const line = lines[lines.length - 1] ?? "";
    if (line === "" || lines.length === most || textWidth((line + token).trimEnd(), size) <= width) {
      lines[lines.length - 1] = line + token;
    } else {
      lines.push(token.trimStart());
    }
  }
  return lines.map((line) => fitText(line.trimEnd(), size, width));
}
