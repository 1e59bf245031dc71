import {viewBytes} from "./bytesView.js";
import type {BytesView} from "./bytesView.js";
import {DELETED, IN_TABLE, isSet, propertiesAt, readCharacterRuns, readParagraphRuns} from "./docProperties.js";
import type {Properties, PropertyRun} from "./docProperties.js";
import {LimitExceeded, MAX_DOC_CHARACTERS} from "./limits.js";

/** A paragraph of a Word document, or the last one of a table cell. */
export interface DocParagraph {
  readonly text: string;
  readonly inTable: boolean;
  readonly endsCell: boolean;
  readonly properties: Properties;
}

/** The streams of a document: its text and first pages, the tables that say where what is, and what had no room. */
export interface DocStreams {
  readonly document: BytesView;
  readonly table: BytesView;
  readonly data: BytesView;
}

/** A stretch of text as it lies in the file. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly bytesEach: number;
}

/** Marks that stand for something else in the text, and those that only hold something's place. */
const PARAGRAPH_END = "\r";
const CELL_END = "\u0007";
const PAGE_END = "\f";
const FIELD = {begin: "\u0013", result: "\u0014", end: "\u0015"};
const SHOWN: ReadonlyMap<string, string> = new Map([
  ["\t", "\t"],
  ["\u000b", "\n"],
  ["\u001e", "-"],
]);

/** Lengths of the parts of a document's text, in the order in which they follow one another. */
const LENGTHS = {body: 0x4c, footnotes: 0x50, headers: 0x54, macros: 0x58, comments: 0x5c, endnotes: 0x60, boxes: 0x64};

/** The paragraphs of a document's body, and of its text boxes behind it, without what tracked changes deleted. */
export function readDocParagraphs({document, table, data}: DocStreams): DocParagraph[] {
  const characters = readCharacters(document, table);
  const body = document.u32(LENGTHS.body);
  const boxes = Object.values(LENGTHS)
    .slice(0, -1)
    .reduce((total, at) => total + document.u32(at), 0);
  const shown = [...characters.slice(0, body), ...characters.slice(boxes, boxes + document.u32(LENGTHS.boxes))];
  return splitParagraphs(shown, readParagraphRuns(document, table, data), readCharacterRuns(document, table));
}

interface Character {
  readonly text: string;
  /** Where it lies in the file. */
  readonly position: number;
}

function readCharacters(document: BytesView, table: BytesView): Character[] {
  const western = new TextDecoder("windows-1252");
  const pieces = readPieces(document, table);
  const total = pieces.reduce((length, piece) => length + piece.length, 0);
  if (total > MAX_DOC_CHARACTERS) throw new LimitExceeded(`a document of ${total} characters`);
  return pieces.flatMap(({start, length, bytesEach}) => {
    const bytes = document.bytes.subarray(start, start + length * bytesEach);
    const decoder = bytesEach === 1 ? western : new TextDecoder("utf-16le");
    // Not by code points: positions count UTF-16 units.
    return decoder
      .decode(bytes)
      .split("")
      .map((text, index) => ({text, position: start + index * bytesEach}));
  });
}

/** The piece table (Clx): formatting first, which is skipped, then where each stretch of text lies. */
function readPieces(document: BytesView, table: BytesView): Piece[] {
  let at = document.u32(0x1a2);
  while (table.u8(at) === 1) at += 3 + table.u16(at + 1);
  if (table.u8(at) !== 2) return [];
  const length = Math.min(table.u32(at + 1), table.bytes.length);
  const count = Math.max(0, Math.floor((length - 4) / 12));
  const positions = at + 5;
  return Array.from({length: count}, (_, index) => {
    const characters = table.u32(positions + index * 4 + 4) - table.u32(positions + index * 4);
    const place = table.u32(positions + (count + 1) * 4 + index * 8 + 2);
    const isNarrow = (place & 0x40000000) !== 0;
    const start = place & 0x3fffffff;
    return {start: isNarrow ? start / 2 : start, length: Math.max(0, characters), bytesEach: isNarrow ? 1 : 2};
  });
}

function splitParagraphs(
  characters: readonly Character[],
  paragraphRuns: readonly PropertyRun[],
  characterRuns: readonly PropertyRun[],
): DocParagraph[] {
  const paragraphs: DocParagraph[] = [];
  /** For each open field, whether its code is being read, which is not shown. */
  let fields: boolean[] = [];
  let text = "";
  for (const {text: character, position} of characters) {
    if (isSet(propertiesAt(characterRuns, position), DELETED)) continue;
    if (character === PARAGRAPH_END || character === CELL_END || character === PAGE_END) {
      const properties = propertiesAt(paragraphRuns, position);
      paragraphs.push({text, inTable: isSet(properties, IN_TABLE), endsCell: character === CELL_END, properties});
      // A field whose end is lost must not swallow what follows.
      fields = fields.map(() => false);
      text = "";
    } else if (character === FIELD.begin) fields.push(true);
    else if (character === FIELD.result) fields.splice(-1, 1, false);
    else if (character === FIELD.end) fields.pop();
    else if (!fields.includes(true)) text += showCharacter(character);
  }
  return text === "" ? paragraphs : [...paragraphs, {text, inTable: false, endsCell: false, properties: new Map()}];
}

function showCharacter(character: string): string {
  return SHOWN.get(character) ?? (character < " " ? "" : character);
}

/** The table stream's name: which of the two is in use stands in a flag. */
export function tableStreamName(document: Uint8Array): string {
  return (viewBytes(document).u16(0x0a) & 0x0200) === 0 ? "0Table" : "1Table";
}
