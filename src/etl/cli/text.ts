import stringWidth from "string-width";

const ELLIPSIS = "…";

/** C0, DEL and C1: what a terminal would obey instead of show. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g; // eslint-disable-line no-control-regex

/**
 * Text of a report as one line that is safe to print: a title could otherwise
 * carry escape sequences, and move the cursor or rename the window.
 */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|\n/g, "↵")
    .replace(/\t/g, " ")
    .replace(CONTROLS, "\uFFFD");
}

/** Columns that a text takes on a terminal; Chinese characters take two. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** The text cut to a width, with an ellipsis where something is cut. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let fitted = "";
  let taken = 0;
  for (const character of text) {
    taken += widthOf(character);
    if (taken > width - 1) break;
    fitted += character;
  }
  return fitted + ELLIPSIS;
}

/** The text with spaces after it up to a width. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of at most a width: broken between words, and between any two Chinese characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u0021-\u02ff]+|\s+|[^]/gu) ?? []) {
    if (line !== "" && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    if (line !== "" || piece.trim() !== "") line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** `1,234`. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}

/** `1 report`, `1,234 reports`. */
export function formatCountOf(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
