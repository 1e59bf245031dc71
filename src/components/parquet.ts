import {decompress} from "fzstd";
import {asyncBufferFromUrl, cachedAsyncBuffer, parquetMetadataAsync, parquetReadObjects} from "hyparquet";
import type {AsyncBuffer, FileMetaData} from "hyparquet";

/** Bytes at the end of a file that are fetched at first: most footers are smaller. */
const FOOTER = 32_768;

const COMPRESSORS = {ZSTD: (input: Uint8Array) => decompress(input)};

/** A Parquet file of which rows are read as they are asked for, by byte ranges where the host serves them. */
export interface ParquetFile {
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
}

/**
 * Opens a Parquet file by its address. Its size comes with the first byte; where
 * the host does not serve ranges the whole file does, and is kept.
 */
export async function openParquet(url: string): Promise<ParquetFile> {
  const response = await fetch(url, {headers: {range: "bytes=0-0"}});
  if (!response.ok) throw new Error(`fetch failed: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const size = /\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1];
  return openBuffer(size === undefined ? bytes : await asyncBufferFromUrl({url, byteLength: Number(size)}));
}

/** Opens what is already at hand. */
export async function openBuffer(file: AsyncBuffer): Promise<ParquetFile> {
  const isHeld = file instanceof ArrayBuffer || file.byteLength <= FOOTER;
  const buffer = isHeld ? await fetchWhole(file) : cachedAsyncBuffer(file, {minSize: FOOTER});
  return {buffer, metadata: await parquetMetadataAsync(buffer, {initialFetchSize: FOOTER})};
}

/**
 * The rows whose `column` is one of `values`, from the row groups that can hold
 * them. Whole numbers of 64 bits come as numbers.
 */
export async function findRows(
  {buffer, metadata}: ParquetFile,
  column: string,
  values: readonly (string | number)[],
): Promise<Record<string, unknown>[]> {
  if (values.length === 0) return [];
  const filter = {[column]: {$in: [...values]}};
  const rows = await parquetReadObjects({file: buffer, metadata, filter, compressors: COMPRESSORS});
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
}

/** A small file takes one request, whatever is read of it. */
async function fetchWhole(file: AsyncBuffer): Promise<AsyncBuffer> {
  const bytes = await file.slice(0, file.byteLength);
  return {byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end)};
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value;
}
