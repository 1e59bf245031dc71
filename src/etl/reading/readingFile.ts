import {hash} from "node:crypto";
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {readNote} from "./packedReading.js";
import type {Source} from "../source/source.js";

/** Where a thread keeps what it reads. */
export interface ReadingFolder {
  /** Of the code that reads. */
  readonly version: string;
  /** Null where readings are kept in memory. */
  readonly folder: string | null;
}

/** All that enters a reading: the bytes, what else is known of the file, and the code. */
export function keyOf(version: string, {sourceId, path, mediaType, declared}: Source, member = ""): string {
  const facts = [version, sourceId, path, mediaType, Object.entries(declared), member];
  return hash("sha256", JSON.stringify(facts));
}

/** The file of a reading. */
export function pathOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2), key.slice(2));
}

/** A packed reading whose bytes are sound; undefined where there is none. */
export function readReading(path: string): Uint8Array | undefined {
  try {
    const packed = readFileSync(path);
    return readNote(packed) === undefined ? undefined : packed;
  } catch {
    return undefined;
  }
}

/**
 * Writes a packed reading beside and renames it, so that a run may be killed at
 * any moment. Gives whether the disk took it. Files are small and many, and a
 * thread that reads has nothing else to do: waiting for the disk costs it less than being told when it is done.
 */
export function writeReading(path: string, packed: Uint8Array): boolean {
  const unfinished = `${path}.${process.pid}`;
  try {
    write(unfinished, packed);
    renameSync(unfinished, path);
    return true;
  } catch {
    removeReading(unfinished);
    return false;
  }
}

/** Takes a reading away that is of no use; where the disk refuses, it is found to be so again. */
export function removeReading(path: string): void {
  try {
    rmSync(path, {force: true});
  } catch {
    // It stays.
  }
}

function write(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    mkdirSync(dirname(path), {recursive: true});
    writeFileSync(path, bytes);
  }
}
