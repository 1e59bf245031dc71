import {open, readFile} from "node:fs/promises";
import type {FileHandle} from "node:fs/promises";
import {deserializeTCompactProtocol} from "hyparquet/src/thrift.js";
import {ByteWriter} from "hyparquet-writer";
import {serializeTCompactProtocol} from "hyparquet-writer/src/thrift.js";

/** What a Parquet file begins and ends with. */
const MAGIC = Buffer.from("PAR1");

/** The length of the footer as 32 bits, and the magic again. */
const TAIL = 8;

/**
 * The footer of a Parquet file by the numbers that parquet.thrift gives its fields: of FileMetaData 3 is the number of
 * rows and 4 the row groups. All else, such as schema and statistics, is handed on as it is, to the bit.
 */
interface Footer {
  readonly field_3: bigint;
  readonly field_4: readonly RowGroup[];
}

/** Of RowGroup, 1 are the column chunks, 3 the number of rows, 5 the offset of the first page. */
interface RowGroup {
  readonly field_1: readonly ColumnChunk[];
  readonly field_3: bigint;
  readonly field_5?: bigint;
}

/** Of ColumnChunk, 3 is its metadata, 4 and 6 are offsets of indexes, which DuckDB does not write. */
interface ColumnChunk {
  readonly field_3: ColumnMetaData;
  readonly field_4?: bigint;
  readonly field_6?: bigint;
}

/** Of ColumnMetaData, offsets: 9 of the first data page, 10 of an index page, 11 of the dictionary, 14 of the Bloom filter. */
interface ColumnMetaData {
  readonly field_9: bigint;
  readonly field_10?: bigint;
  readonly field_11?: bigint;
  readonly field_14?: bigint;
}

/** One row group of a Parquet file with all that belongs to it; offsets in the footer count from its first byte. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly footer: Footer;
}

/** A Parquet file as its row groups. */
export interface Pieces {
  /** Rows of each. */
  readonly rows: readonly number[];
  readonly read: (index: number) => Promise<Piece>;
  readonly close: () => Promise<void>;
}

/** Reads a Parquet file of one row group, as DuckDB writes it. */
export async function readPiece(path: string): Promise<Piece> {
  const file = await readFile(path);
  const end = file.length - TAIL - file.readUInt32LE(file.length - TAIL);
  const footer = parseFooter(file.subarray(end, file.length - TAIL));
  return {bytes: file.subarray(MAGIC.length, end), footer: moveTo(footer, footer.field_4, -MAGIC.length)};
}

/** Opens a Parquet file that `writePieces` wrote, to take pieces of it over into another one. */
export async function openPieces(path: string): Promise<Pieces> {
  const handle = await open(path);
  try {
    const {footer, end} = await readFooter(handle);
    const starts = [...footer.field_4.map(startOf), end];
    return {
      rows: footer.field_4.map(({field_3: rows}) => Number(rows)),
      read: async (index) => {
        const [start = 0, next = 0] = starts.slice(index, index + 2);
        const groups = footer.field_4.slice(index, index + 1);
        return {bytes: await readBytes(handle, start, next), footer: moveTo(footer, groups, -start)};
      },
      close: async () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Writes pieces, one at least, one after the other into a Parquet file: their
 * pages as they are, and one footer that says where they stand now.
 */
export async function writePieces(path: string, pieces: AsyncIterable<Piece>): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(MAGIC);
    const groups: RowGroup[] = [];
    let footer: Footer | undefined;
    let offset = MAGIC.length;
    for await (const piece of pieces) {
      footer ??= piece.footer;
      groups.push(...moveTo(piece.footer, piece.footer.field_4, offset).field_4);
      await handle.writeFile(piece.bytes);
      offset += piece.bytes.length;
    }
    if (footer === undefined) throw new Error(`no piece of a Parquet file: ${path}`);
    for (const bytes of formatEnd(withGroups(footer, groups))) await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
}

/** The footer, and where it begins. */
async function readFooter(handle: FileHandle): Promise<{readonly footer: Footer; readonly end: number}> {
  const {size} = await handle.stat();
  const tail = await readBytes(handle, Math.max(0, size - TAIL), size);
  const end = size - TAIL - tail.readUInt32LE();
  if (!tail.subarray(-MAGIC.length).equals(MAGIC) || end < MAGIC.length)
    throw new Error("not a Parquet file, or cut short");
  return {footer: parseFooter(await readBytes(handle, end, size - TAIL)), end};
}

function parseFooter({buffer, byteOffset, byteLength}: Buffer): Footer {
  const view = new DataView(buffer, byteOffset, byteLength);
  // DuckDB wrote it, after parquet.thrift.
  return deserializeTCompactProtocol({view, offset: 0}) as unknown as Footer;
}

/** All that follows the row groups. */
function formatEnd(footer: Footer): readonly Uint8Array[] {
  const writer = new ByteWriter();
  serializeTCompactProtocol(writer, {...footer});
  const length = Buffer.alloc(TAIL - MAGIC.length);
  length.writeUInt32LE(writer.offset);
  return [writer.getBytes(), length, MAGIC];
}

/** Where the first page of a row group stands. */
function startOf({field_1: columns}: RowGroup): number {
  const starts = columns.map(({field_3: data}) => Number(data.field_11 ?? data.field_9));
  return starts.reduce((first, start) => Math.min(first, start), Infinity);
}

/** A footer with some of its row groups, all offsets so many bytes further on. */
function moveTo(footer: Footer, groups: readonly RowGroup[], by: number): Footer {
  return withGroups(
    footer,
    groups.map((group) => moveGroup(group, BigInt(by))),
  );
}

function withGroups(footer: Footer, groups: readonly RowGroup[]): Footer {
  return {...footer, field_3: groups.reduce((sum, {field_3: rows}) => sum + rows, 0n), field_4: groups};
}

function moveGroup(group: RowGroup, by: bigint): RowGroup {
  const columns = group.field_1.map((column) => ({...column, field_3: moveColumn(column, by)}));
  return {...group, field_1: columns, ...moved(group, "field_5", by)};
}

function moveColumn({field_3: data, ...column}: ColumnChunk, by: bigint): ColumnMetaData {
  if (column.field_4 !== undefined || column.field_6 !== undefined) {
    throw new Error("a row group with an index beside it is no piece");
  }
  return {
    ...data,
    field_9: data.field_9 + by,
    ...moved(data, "field_10", by),
    ...moved(data, "field_11", by),
    ...moved(data, "field_14", by),
  };
}

/** An offset that need not be there, moved where it is. */
function moved<Key extends string>(item: Readonly<Partial<Record<Key, bigint>>>, key: Key, by: bigint) {
  const offset = item[key];
  return offset === undefined ? {} : {[key]: offset + by};
}

async function readBytes(handle: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start);
  const {bytesRead} = await handle.read(bytes, 0, bytes.length, start);
  if (bytesRead < bytes.length) throw new Error(`a Parquet file is cut short: ${bytesRead} of ${bytes.length} bytes`);
  return bytes;
}
