import type {Block, Document, Grid, Line} from "../document/document.js";
import {findHeadings} from "./headings.js";
import type {HeadingMatch} from "./headings.js";

/** A statutory section: its heading as printed, and everything up to the next heading. */
export interface Section {
  readonly ordinal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** A document cut at its statutory headings; every block is in exactly one part. */
export interface SectionedDocument {
  /** What stands before the first heading: title, furniture, introduction. */
  readonly preamble: readonly Block[];
  /** In the order of the form; a section without a heading is not there. */
  readonly sections: readonly Section[];
}

/** Cuts a document at its statutory headings, however numbered or worded; drops nothing. */
export function splitSections(document: Document): SectionedDocument {
  const headings = findHeadings(document.blocks);
  const first = headings[0];
  const end = {block: document.blocks.length, start: 0};
  return {
    preamble: slice(document.blocks, {block: 0, end: 0}, first ?? end),
    sections: headings.map((heading, i) => ({
      ordinal: heading.ordinal,
      heading: headingText(document.blocks, heading),
      blocks: slice(document.blocks, heading, headings[i + 1] ?? end),
    })),
  };
}

/** The text of blocks, a line each; the cells of a table row are joined by tabs. */
export function blocksText(blocks: readonly Block[]): string {
  const texts: string[] = [];
  for (const block of blocks) {
    if (block.kind === "line") texts.push(block.text);
    else for (const text of rowTexts(block)) texts.push(text);
  }
  return texts.join("\n").trim();
}

function rowTexts({rows, cells}: Grid): string[] {
  const texts = Array.from({length: rows}, (): string[] => []);
  for (const {row, text} of cells) texts[row]?.push(text);
  return texts.map((row) => row.join("\t"));
}

function headingText(blocks: readonly Block[], heading: HeadingMatch): string {
  const block = blocks[heading.block];
  return block?.kind === "line" ? block.text.slice(heading.start, heading.end).trim() : "";
}

/** Blocks from the end of one heading to the start of the next; a line that holds a heading is cut there. */
function slice(
  blocks: readonly Block[],
  from: {readonly block: number; readonly end: number},
  to: {readonly block: number; readonly start: number},
): Block[] {
  const part: Block[] = [];
  for (let i = from.block; i <= Math.min(to.block, blocks.length - 1); ++i) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (block.kind === "grid") {
      if (i < to.block) part.push(block);
      continue;
    }
    const start = i === from.block ? from.end : 0;
    const end = i === to.block ? to.start : block.text.length;
    if (start === 0 && end === block.text.length) part.push(block);
    else if (end > start) part.push(cut(block, start, end));
  }
  return part;
}

function cut(line: Line, start: number, end: number): Line {
  return {...line, text: line.text.slice(start, end)};
}
