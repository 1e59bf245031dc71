import type {Document, Line} from "../../../src/etl/document/document.js";
import {splitLines} from "../../../src/etl/document/text.js";

/** A text as a document: a block for each of its lines. */
export function documentOf(text: string | readonly string[], metadata: Document["metadata"] = {}): Document {
  return {blocks: linesOf(text), metadata};
}

export function linesOf(text: string | readonly string[]): Line[] {
  return splitLines(typeof text === "string" ? text : text.join("\n"));
}
