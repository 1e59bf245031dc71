import {hash} from "node:crypto";
import {mkdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {listKeys, listNames, openNotes} from "./notes.js";
import type {FindNote} from "./notes.js";
import {readNote} from "./packedReading.js";
import type {ReadingNote} from "./packedReading.js";
import type {Source} from "../source/source.js";

/** Versions of the reading code whose readings are kept, so that one can go back and forth between two branches. */
const VERSIONS_KEPT = 3;

const DAY_MILLISECONDS = 86_400_000;

/** A reading that no build used for so long is taken away. */
const UNUSED_MILLISECONDS = 7 * DAY_MILLISECONDS;

/** Its time tells when readings were looked through last. */
const PRUNED = "pruned";

/** Where readings are kept, packed, by what they were read from. */
export interface ReadingStore {
  /** Of the code that reads. */
  readonly version: string;
  /** The key of what this version of the code reads from a source. */
  readonly keyOf: (source: Source, member?: string) => string;
  /** Reads what is known of readings, and gives what finds it. */
  readonly known: () => Promise<FindNote>;
  /** What a reading comes to, without opening it where an earlier run did; undefined where there is none. */
  readonly note: (key: string) => Promise<ReadingNote | undefined>;
  /** A packed reading whose bytes are sound; undefined where there is none. */
  readonly get: (key: string) => Promise<Uint8Array | undefined>;
  /** Never fails: what the disk does not take is kept in memory. */
  readonly put: (key: string, packed: Uint8Array) => Promise<void>;
  /** Keeps what is known of readings for the next run, and takes away what none has used for a week, these keys excepted. */
  readonly close: (used: ReadonlySet<string>) => Promise<void>;
}

/** A store that lasts as long as the run. */
export function createStore(version: string): ReadingStore {
  const kept = new Map<string, Uint8Array>();
  return {
    version,
    keyOf: (source, member) => keyOf(version, source, member),
    known: () => Promise.resolve(() => undefined),
    note: (key) => Promise.resolve(readMaybe(kept.get(key))),
    get: (key) => Promise.resolve(kept.get(key)),
    put: (key, packed) => {
      kept.set(key, packed);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}

/**
 * A store in a folder, a file for each reading. Files are written beside and
 * renamed, and carry a checksum, so that a run may be killed at any moment, and
 * several may use one folder. With `isFresh` nothing is taken that an earlier run left.
 */
export function openStore(folder: string, version: string, isFresh = false): ReadingStore {
  const own = join(folder, version);
  const memory = createStore(version);
  const written = new Set<string>();
  const pathOf = (key: string) => join(own, key.slice(0, 2), key.slice(2));
  const notes = openNotes(own);
  const known = async (): Promise<FindNote> => (isFresh ? () => undefined : notes.load());
  const get = async (key: string): Promise<Uint8Array | undefined> => {
    if (isFresh && !written.has(key)) return undefined;
    const packed = await readFile(pathOf(key)).catch(() => undefined);
    if (packed !== undefined && readNote(packed) !== undefined) return packed;
    notes.forget(key);
    if (packed !== undefined) await rm(pathOf(key), {force: true});
    return memory.get(key);
  };
  return {
    version,
    keyOf: memory.keyOf,
    known,
    note: async (key) => {
      const kept = (await known())(key);
      if (kept !== undefined) return kept;
      const note = readMaybe(await get(key));
      if (note !== undefined) notes.add(key, note);
      return note;
    },
    get,
    put: async (key, packed) => {
      written.add(key);
      const note = readNote(packed);
      if (note !== undefined) notes.add(key, note);
      await writeBeside(pathOf(key), packed).catch(() => memory.put(key, packed));
    },
    close: async (used) => {
      await utimes(own, new Date(), new Date()).catch(() => undefined);
      await pruneVersions(folder);
      await pruneReadings(own, used);
      await notes.close();
    },
  };
}

function readMaybe(packed: Uint8Array | undefined): ReadingNote | undefined {
  return packed === undefined ? undefined : readNote(packed);
}

/** All that enters a reading: the bytes, what else is known of the file, and the code. */
function keyOf(version: string, {sourceId, path, mediaType, declared}: Source, member = ""): string {
  const facts = [version, sourceId, path, mediaType, Object.entries(declared).sort(), member];
  return hash("sha256", JSON.stringify(facts));
}

async function writeBeside(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await mkdir(dirname(path), {recursive: true});
  try {
    await writeFile(unfinished, bytes);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, {force: true});
    throw error;
  }
}

async function pruneVersions(folder: string): Promise<void> {
  const names = await listNames(folder);
  const times = await Promise.all(names.map(async (name) => ({name, time: await timeOf(join(folder, name))})));
  const old = times.sort((a, b) => b.time - a.time).slice(VERSIONS_KEPT);
  for (const {name} of old) await rm(join(folder, name), {recursive: true, force: true});
}

/**
 * A reading in use gets a new time once it is half as old as it may become.
 * Looking at them all takes its time, and is done once a day.
 */
async function pruneReadings(own: string, used: ReadonlySet<string>): Promise<void> {
  const now = Date.now();
  const mark = join(own, PRUNED);
  if (now - (await timeOf(mark, 0)) < DAY_MILLISECONDS) return;
  for (const key of await listKeys(own)) {
    const path = join(own, key.slice(0, 2), key.slice(2));
    const age = now - (await timeOf(path));
    if (age > UNUSED_MILLISECONDS / 2 && used.has(key)) await utimes(path, new Date(), new Date());
    else if (age > UNUSED_MILLISECONDS) await rm(path, {force: true});
  }
  await writeFile(mark, "").catch(() => undefined);
}

async function timeOf(path: string, missing = Infinity): Promise<number> {
  return stat(path).then(
    ({mtimeMs}) => mtimeMs,
    () => missing,
  );
}
