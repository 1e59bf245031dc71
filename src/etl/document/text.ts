import type {Document, Line, Unreadable} from "./document.js";
import {decodeText} from "./encoding.js";
import {MAX_TEXT_BYTES} from "./limits.js";

/** Ends of a line as an editor counts them, and those that only end a line's text. */
const LINE_ENDS = /\r\n|[\n\r\f\u2028]/g;
const UNCOUNTED_ENDS: ReadonlySet<string> = new Set(["\f", "\u2028"]);

/** Reads plain text, whatever its encoding: a line block for each physical line, blank ones included. */
export function readText(bytes: Uint8Array): Document | Unreadable {
  if (bytes.length > MAX_TEXT_BYTES) {
    return {unreadable: "file_too_large", detail: `${bytes.length} bytes of text; at most ${MAX_TEXT_BYTES} are read`};
  }
  const decoded = decodeText(bytes);
  return "unreadable" in decoded ? decoded : {blocks: splitLines(decoded.text), metadata: {}};
}

/** The lines of a text with their numbers; the end of the last line begins no further one. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let line = 1;
  let start = 0;
  for (const end of text.matchAll(LINE_ENDS)) {
    lines.push(makeLine(text.slice(start, end.index), line));
    start = end.index + end[0].length;
    if (!UNCOUNTED_ENDS.has(end[0])) line += 1;
  }
  if (start < text.length) lines.push(makeLine(text.slice(start), line));
  return lines;
}

function makeLine(text: string, line: number): Line {
  return {kind: "line", text, place: {kind: "line", line}};
}
