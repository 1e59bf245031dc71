import {concatMap} from "../concat.js";
import type {Block, Grid, Line} from "../document/document.js";
import {foldText} from "../document/folding.js";
import type {Place} from "../document/place.js";
import {parseCount} from "./count.js";
import type {Count} from "./count.js";

/** What tells the fields of a row apart: real cells, tabs or pipes, or spaces alone. */
export type Divider = "grid" | "fields" | "spaces";

interface Position {
  readonly place: Place;
  /** The physical line or table row; every token of one row has the same number. */
  readonly row: number;
  readonly divider: Divider;
  /** Which field of its row, from 0; in a grid, which column. */
  readonly field: number;
  /** How many fields its row has. */
  readonly fields: number;
  /** In a line of spaces: the middle of the text, counted in characters, as pdftotext lays out columns. */
  readonly middle?: number;
}

/** A piece of label text, folded; an item number (`1.`) is part of it. */
export interface TextToken extends Position {
  readonly kind: "text";
  readonly text: string;
}

/** What may be the content of a cell. */
export interface ValueToken extends Position {
  readonly kind: "value";
  readonly count: Exclude<Count, {kind: "illegible"}>;
  /** The text as it stands. */
  readonly raw: string;
}

export type Token = TextToken | ValueToken;

/** What rows whose cells may stand in the same fields have in common. */
export function columnsKey({divider, fields}: Token): string {
  return `${divider} ${fields}`;
}

/** A section's blocks as a stream of label texts and cell contents, in reading order. */
export function tokenize(blocks: readonly Block[]): Token[] {
  const tokens: Token[] = [];
  const after = textsAfter(blocks);
  let row = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === "grid") {
      for (const token of gridTokens(block, row)) tokens.push(token);
      row += block.rows;
      continue;
    }
    if (isPageNumber(block.text)) continue;
    if (!isCellLine(block.text) || !isCellLine(lineText(blocks[index - 1]))) row += 1;
    for (const token of lineTokens(block, row, after[index] ?? "")) tokens.push(token);
  }
  return dropLabelBlanks(tokens);
}

/** `- 4 -`, `— 5 —`, `第 4 页`: never a cell. */
export function isPageNumber(text: string): boolean {
  return /^\s*(?:[-—–－―]\s*\d{1,4}\s*[-—–－―]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)\s*$/u.test(text);
}

/** For each block, the text of the next line that is not blank; none where a grid comes first. */
function textsAfter(blocks: readonly Block[]): string[] {
  const texts: string[] = [];
  let next = "";
  for (const block of blocks.toReversed()) {
    texts.push(next);
    if (block.kind === "grid") next = "";
    else if (/\S/u.test(block.text)) next = block.text;
  }
  return texts.reverse();
}

function lineText(block: Block | undefined): string {
  return block?.kind === "line" ? block.text : "";
}

/** A line that is one cell, as word processors write a table to text: a tab, then the cell. Such lines make up one row. */
function isCellLine(text: string): boolean {
  return text.startsWith("\t") && !text.includes("\t", 1);
}

/**
 * Leaves out the blanks before label text in the same row: they fill the label
 * columns, and are no cells of the form. Nor is the 无 of an upright 无法提供.
 */
function dropLabelBlanks(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let label: TextToken | undefined;
  for (const token of tokens.toReversed()) {
    if (token.kind === "text") label = token;
    else if (label !== undefined && isOfLabel(token, label)) continue;
    else if (token.count.kind !== "blank") label = undefined;
    kept.push(token);
  }
  return kept.reverse();
}

/** Whether what could be a cell belongs to the label that follows it. */
function isOfLabel({count, row, divider, raw}: ValueToken, label: TextToken): boolean {
  if (row === label.row && count.kind === "blank") return true;
  return raw === "无" && ((row === label.row && divider !== "spaces") || label.text.startsWith("法"));
}

function gridTokens(grid: Grid, firstRow: number): Token[] {
  const width = new Map<number, number>();
  for (const cell of grid.cells) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; ++r) width.set(r, (width.get(r) ?? 0) + cell.columnSpan);
  }
  return concatMap(grid.cells, (cell) =>
    fieldTokens(cell.text, {
      place: cell.place,
      row: firstRow + cell.row + 1,
      divider: "grid",
      field: cell.column,
      fields: width.get(cell.row) ?? grid.columns,
    }),
  );
}

function lineTokens(line: Line, row: number, next: string): Token[] {
  const fields = splitFields(line.text);
  const position = linePosition(line, row);
  if (fields === null) return spacedTokens(line.text, position, next);
  if (fields.length === 1) return fieldTokens(fields[0] ?? "", position, next);
  return concatMap(fields, (text, field) =>
    fieldTokens(text, {place: line.place, row, divider: "fields", field, fields: fields.length}),
  );
}

function linePosition({place}: Line, row: number): Position {
  return {place, row, divider: "spaces", field: 0, fields: 1};
}

/** The fields of a line that tabs or pipes divide; null where nothing but spaces does. */
function splitFields(text: string): string[] | null {
  if (text.includes("|")) return splitPipes(text);
  if (!text.includes("\t")) return null;
  return isCellLine(text) ? [text.slice(1)] : text.split("\t");
}

/**
 * A pipe ends a cell; in Markdown one stands before the first cell too, at the
 * very start of the line, and three dashes or more rule off the head.
 */
function splitPipes(text: string): string[] {
  const trimmed = text.trim();
  if (/^[|\s]*:?-{3,}:?(?:[|\s]+:?-{3,}:?)*[|\s]*$/u.test(trimmed)) return [];
  const fields = trimmed.split("|");
  if (fields.length > 2 && text.startsWith("|") && /[^|\s]/u.test(text)) fields.shift();
  if (fields.at(-1) === "") fields.pop();
  return fields.length === 1 && fields[0] === "" ? [] : fields;
}

function fieldTokens(text: string, position: Position, next = ""): Token[] {
  const count = parseCount(text);
  if (count.kind !== "illegible") return [valueToken(count, text.trim(), position)];
  if (/\p{Script=Han}/u.test(text)) return spacedTokens(text, position, next);
  const parts = partAtBlanks(text);
  return parts.length > 1 ? parts.map(({count, raw}) => valueToken(count, raw, position)) : textTokens(text, position);
}

/** The numbers that stand in a text with nothing but blanks between them; none if anything else does. */
export function partAtBlanks(text: string): Pick<ValueToken, "count" | "raw">[] {
  const parts = text.trim().split(/\s+/u);
  const numbers: Pick<ValueToken, "count" | "raw">[] = [];
  for (const raw of parts) {
    const count = parseCount(raw);
    if (count.kind !== "number") return [];
    numbers.push({count, raw});
  }
  return numbers;
}

/**
 * Numbers with their sign, decimals and unit; a lone dash or 无 between spaces;
 * and everything else as text. Sought with `exec`: `matchAll` would copy the pattern for each line.
 */
const PIECE =
  /(?<=^|\s)(?:[-—–－/]|无)(?=\s|$)|(?:(?<![A-Za-z])[-−+]|(?<![\dA-Za-z.]))(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[亿億]元|[万萬]元|元|[件宗项項个個次条條起](?=\s|$))?(?:[(（](?:其中|含|包括|不含|另|注)[^()（）]*[)）])?(?![\dA-Za-z%]|\.\d)/gu;

/** Digits that are not a cell: an item number before its label, a date, an ordinal, a percentage. */
function isPartOfText(piece: string, before: string, after: string): boolean {
  if (BEFORE_ORDINAL.has(before.trimEnd().slice(-1))) return true;
  if (/^\s*(?:年|月|日|号|%|％|〕|项之)/u.test(after)) return true;
  return isDigit(piece) && /^\s*[.．、]\s*(?:[^\d\s]|$)/u.test(after);
}

const BEFORE_ORDINAL: ReadonlySet<string> = new Set(["第", "〔", "[", "【"]);

function isDigit(piece: string): boolean {
  return piece.length === 1 && piece >= "0" && piece <= "9";
}

/** An item number that ends the line of one label and has its mark on the `next`. */
function isCutItem(piece: string, before: string, after: string, next: string): boolean {
  const endsLine = isDigit(piece) && after.trim() === "";
  return endsLine && /[^\s\d]$/u.test(before) && /^\s*[.．、]\s*\D/u.test(next);
}

/** What every piece has a character of; many lines have none. */
const MAY_HOLD_PIECE = /[\d０-９—–－/无-]/u;

function spacedTokens(text: string, position: Position, next: string): Token[] {
  if (!MAY_HOLD_PIECE.test(text)) return textTokens(text, position);
  const tokens: Token[] = [];
  const narrow = text.length > LONG_LINE ? withoutPageNumbers(toNarrow(text)) : toNarrow(text);
  let from = 0;
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(narrow); match !== null; match = PIECE.exec(narrow)) {
    const [piece, after] = splitItemNumber(match[0], narrow.slice(match.index + match[0].length));
    const before = narrow.slice(from, match.index);
    if (piece === "" || isPartOfText(piece, before, after) || isCutItem(piece, before, after, next)) continue;
    const count = parseCount(piece);
    if (count.kind === "illegible" || count.kind === "blank") continue;
    const end = match.index + piece.length;
    for (const token of textTokens(text.slice(from, match.index), position)) tokens.push(token);
    tokens.push(valueToken(count, text.slice(match.index, end), position, match.index + piece.length / 2));
    from = end;
  }
  for (const token of textTokens(text.slice(from), position)) tokens.push(token);
  return tokens;
}

/** Where digits run into an item number (`60000068.属于`), its last digit belongs to the label. */
function splitItemNumber(piece: string, after: string): [piece: string, after: string] {
  if (piece.length < 2 || !/^\d+$/u.test(piece) || !/^[.．、]\s*\D/u.test(after)) return [piece, after];
  return [piece.slice(0, -1), piece.slice(-1) + after];
}

/** A line longer than this has lost its line breaks, so that page numbers stand in its midst. */
const LONG_LINE = 80;

/** Page numbers blanked out, every other character keeping its index. */
function withoutPageNumbers(text: string): string {
  return text.replace(/(?<=\s)[-—–－―] ?\d{1,4} ?[-—–－―](?=\s)/gu, (number) => " ".repeat(number.length));
}

/** Wide digits and signs as narrow ones, every character keeping its index. */
function toNarrow(text: string): string {
  return text.replace(/[０-９．－]/gu, (char) => char.normalize("NFKC"));
}

function textTokens(text: string, {place, row, divider, field, fields}: Position): TextToken[] {
  const folded = foldText(text);
  return folded === "" ? [] : [{kind: "text", text: folded, place, row, divider, field, fields}];
}

/** Tokens of a kind have the same fields in the same order, so that whatever looks through them sees one shape. */
function valueToken(
  count: ValueToken["count"],
  raw: string,
  {place, row, divider, field, fields}: Position,
  middle?: number,
): ValueToken {
  return {kind: "value", count, raw, place, row, divider, field, fields, middle};
}
