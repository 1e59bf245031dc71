/** A paragraph of a binary Word document; `mark` ends it, a cell's end being "\u0007". */
export interface DocParagraphSpec {
  readonly text: string;
  readonly mark?: string;
  /** Paragraph properties, as bytes. */
  readonly properties?: readonly number[];
  /** Whether tracked changes deleted it. */
  readonly deleted?: boolean;
}

/** A cell by its right edge in twips and its flags. */
export interface DocCellSpec {
  readonly text: string | readonly string[];
  readonly right: number;
  readonly flags?: number;
}

const SECTOR = 512;
const TEXT_START = 0x800;

/** Paragraphs of a table row: its cells, and the mark that ends and defines it. */
export function docRow(...cells: readonly DocCellSpec[]): DocParagraphSpec[] {
  const inTable = [...u16(0x2416), 1];
  const paragraphs = cells.flatMap(({text}) => {
    const parts = typeof text === "string" ? [text] : text;
    return parts.map((part, at) => ({
      text: part,
      mark: at === parts.length - 1 ? "\u0007" : "\r",
      properties: inTable,
    }));
  });
  const shapes = cells.flatMap((cell) => [...u16(cell.flags ?? 0), ...new Array<number>(18).fill(0)]);
  const definition = [cells.length, ...[0, ...cells.map((cell) => cell.right)].flatMap(u16), ...shapes];
  const rowEnd = [...inTable, ...u16(0x2417), 1, ...u16(0xd608), ...u16(definition.length + 1), ...definition];
  return [...paragraphs, {text: "", mark: "\u0007", properties: rowEnd}];
}

/** A Word 97 document: header, text as one piece, a page of properties for each few paragraphs. */
export function makeDoc(paragraphs: readonly DocParagraphSpec[], {flags = 0x0200, version = 0xc1} = {}): Uint8Array {
  const text = paragraphs.map((paragraph) => paragraph.text + (paragraph.mark ?? "\r")).join("");
  const textEnd = TEXT_START + text.length * 2;
  const pagesFrom = Math.ceil(textEnd / SECTOR);
  const starts = paragraphs.map((_, at) => TEXT_START + 2 * lengthOf(paragraphs.slice(0, at)));
  const ends = [...starts.slice(1), textEnd];
  const document = new Uint8Array(Math.max(4096 + SECTOR, (pagesFrom + paragraphs.length * 2) * SECTOR));
  for (const [at, paragraph] of paragraphs.entries()) {
    const bounds = [...u32(starts[at] ?? 0), ...u32(ends[at] ?? 0)];
    document.set(paragraphPage(bounds, paragraph.properties ?? []), (pagesFrom + at * 2) * SECTOR);
    document.set(characterPage(bounds, paragraph.deleted ?? false), (pagesFrom + at * 2 + 1) * SECTOR);
  }
  const pieces = [2, ...u32(16), ...u32(0), ...u32(text.length), 0, 0, ...u32(TEXT_START), 0, 0];
  const boundaries = [...starts, textEnd].flatMap(u32);
  const paragraphTable = [...boundaries, ...paragraphs.flatMap((_, at) => u32(pagesFrom + at * 2))];
  const characterTable = [...boundaries, ...paragraphs.flatMap((_, at) => u32(pagesFrom + at * 2 + 1))];
  const table = new Uint8Array(Math.max(4096 + SECTOR, 64 + paragraphTable.length * 2));
  table.set([...pieces, ...paragraphTable, ...characterTable]);
  const put = (at: number, ...bytes: number[]): void => {
    document.set(bytes, at);
  };
  put(0, ...u16(0xa5ec), ...u16(version));
  put(0x0a, ...u16(flags));
  put(0x4c, ...u32(text.length));
  put(0x1a2, ...u32(0), ...u32(pieces.length));
  put(0x102, ...u32(pieces.length), ...u32(paragraphTable.length));
  put(0xfa, ...u32(pieces.length + paragraphTable.length), ...u32(characterTable.length));
  document.set(encode(text), TEXT_START);
  return makeCompound({WordDocument: document, "1Table": table});
}

/** A compound file of streams, each long enough not to be a short one. */
export function makeCompound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const lengths = Object.values(streams).map((stream) => Math.ceil(stream.length / SECTOR));
  const directoryAt = lengths.reduce((total, length) => total + length, 0);
  const directorySectors = Math.ceil((Object.keys(streams).length + 1) / 4);
  const sectors = directoryAt + directorySectors;
  const tables = Math.ceil((sectors * 4) / (SECTOR - 4));
  const bytes = new Uint8Array((1 + sectors + tables) * SECTOR);
  const put = (at: number, ...values: number[]): void => {
    bytes.set(values, at);
  };
  put(0, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  put(24, ...u16(0x3e), ...u16(3), ...u16(0xfffe), ...u16(9), ...u16(6));
  put(
    44,
    ...u32(tables),
    ...u32(directoryAt),
    ...u32(0),
    ...u32(4096),
    ...u32(0xfffffffe),
    ...u32(0),
    ...u32(0xfffffffe),
    ...u32(0),
  );
  for (let at = 0; at < 109; at++) put(76 + at * 4, ...u32(at < tables ? sectors + at : 0xffffffff));
  const next: number[] = [];
  let first = 0;
  const starts = [...lengths, directorySectors].map((length) => {
    for (let at = 0; at < length; at++) next.push(at === length - 1 ? 0xfffffffe : first + at + 1);
    first += length;
    return first - length;
  });
  for (let at = 0; at < tables; at++) next.push(0xfffffffd);
  put((1 + sectors) * SECTOR, ...next.flatMap(u32));
  const entries = [directoryEntry("Root Entry", 5, 0xfffffffe, 0, 0xffffffff, 1)];
  for (const [at, [name, stream]] of Object.entries(streams).entries()) {
    const right = at + 2 <= Object.keys(streams).length ? at + 2 : 0xffffffff;
    entries.push(directoryEntry(name, 2, starts[at] ?? 0, stream.length, right, 0xffffffff));
    bytes.set(stream, (1 + (starts[at] ?? 0)) * SECTOR);
  }
  put((1 + directoryAt) * SECTOR, ...entries.flat());
  return bytes;
}

function directoryEntry(
  name: string,
  type: number,
  start: number,
  size: number,
  right: number,
  child: number,
): number[] {
  const entry = new Array<number>(128).fill(0);
  const put = (at: number, ...values: number[]): void => void entry.splice(at, values.length, ...values);
  put(0, ...encode(name));
  put(64, ...u16((name.length + 1) * 2), type, 1, ...u32(0xffffffff), ...u32(right), ...u32(child));
  put(116, ...u32(start), ...u32(size));
  return entry;
}

function paragraphPage(bounds: readonly number[], properties: readonly number[]): Uint8Array {
  const style = [0, 0, ...properties];
  const padded = style.length % 2 === 0 ? style : [...style, 0];
  const page = new Uint8Array(SECTOR);
  page.set([...bounds, 16, ...new Array<number>(12).fill(0)]);
  page.set([0, padded.length / 2, ...padded], 32);
  page[SECTOR - 1] = 1;
  return page;
}

function characterPage(bounds: readonly number[], deleted: boolean): Uint8Array {
  const page = new Uint8Array(SECTOR);
  page.set([...bounds, deleted ? 16 : 0]);
  page.set([3, ...u16(0x0800), 1], 32);
  page[SECTOR - 1] = 1;
  return page;
}

function lengthOf(paragraphs: readonly DocParagraphSpec[]): number {
  return paragraphs.reduce((length, paragraph) => length + paragraph.text.length + 1, 0);
}

function encode(text: string): number[] {
  return text.split("").flatMap((character) => u16(character.charCodeAt(0)));
}

function u16(number: number): number[] {
  return [number & 0xff, (number >> 8) & 0xff];
}

function u32(number: number): number[] {
  return [...u16(number & 0xffff), ...u16(Math.floor(number / 0x10000))];
}
