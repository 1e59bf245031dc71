import {createHash} from "node:crypto";
import {closeSync, openSync, readSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {CHECKSUMS, DATABASE, DATABASE_CHECKSUM} from "./files.js";
import {TABLES} from "./schema.js";

const CHUNK_BYTES = 1 << 20;

/** A file that stands in the warehouse's folder. */
export interface WrittenFile {
  /** Its name, and its path relative to the folder. */
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** Measures a file in a folder, given by its name. It is read into one buffer: a stream's cost as much time as the hash. */
export function measure(folder: string, path: string): WrittenFile {
  const [sum, chunk] = [createHash("sha256"), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
  const file = openSync(join(folder, path), "r");
  try {
    let bytes = 0;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      sum.update(chunk.subarray(0, read));
      bytes += read;
    }
    return {path, bytes, sha256: sum.digest("hex")};
  } finally {
    closeSync(file);
  }
}

/** Writes the checksums of some files beside them. */
export async function writeChecksums(files: readonly WrittenFile[], folder: string): Promise<void> {
  await writeFile(join(folder, CHECKSUMS), files.map(formatChecksum).join(""));
}

/** Writes the checksum of `atlas.duckdb`, which is no part of what the same atlas gives the same bytes of. */
export async function writeDatabaseChecksum(
  folder: string,
  measureFile: (folder: string, path: string) => WrittenFile | Promise<WrittenFile> = measure,
): Promise<void> {
  await writeFile(join(folder, DATABASE_CHECKSUM), formatChecksum(await measureFile(folder, DATABASE)));
}

/** Whether every file of a warehouse is there and has the bytes that were written. */
export async function isSound(folder: string): Promise<boolean> {
  try {
    const lists = await Promise.all([CHECKSUMS, DATABASE_CHECKSUM].map((list) => readFile(join(folder, list), "utf8")));
    const files = lists.flatMap((list) => list.trimEnd().split("\n"));
    for (const line of files) {
      const [sha256 = "", path = ""] = line.split("  ");
      if (measure(folder, path).sha256 !== sha256) return false;
    }
    return files.length > TABLES.length;
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

function formatChecksum({sha256, path}: WrittenFile): string {
  return `${sha256}  ${path}\n`;
}
