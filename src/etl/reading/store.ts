import {rm, stat, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {listKeys, listNames, openNotes} from "./notes.js";
import type {FindNote} from "./notes.js";
import {readNote} from "./packedReading.js";
import type {ReadingNote} from "./packedReading.js";
import {keyOf, pathOf, readReading, removeReading, writeReading} from "./readingFile.js";
import type {ReadingFolder} from "./readingFile.js";
import type {Source} from "../source/source.js";

/** Versions of the reading code whose readings are kept, so that one can go back and forth between two branches. */
const VERSIONS_KEPT = 3;

const DAY_MILLISECONDS = 86_400_000;

/** A reading that no build used for so long is taken away. */
const UNUSED_MILLISECONDS = 7 * DAY_MILLISECONDS;

/** Its time tells when readings were looked through last. */
const PRUNED = "pruned";

/** Where readings are kept, packed, by what they were read from. */
export interface ReadingStore extends ReadingFolder {
  /** The key of what this version of the code reads from a source. */
  readonly keyOf: (source: Source, member?: string) => string;
  /** Reads what is known of readings, and gives what finds it. */
  readonly known: () => Promise<FindNote>;
  /** What a reading comes to, without opening it where an earlier run did; undefined where there is none. */
  readonly note: (key: string) => Promise<ReadingNote | undefined>;
  /** Where a thread finds a reading that is noted: its file, or the reading itself. */
  readonly locate: (key: string) => string | Uint8Array;
  /** A packed reading whose bytes are sound; undefined where there is none. */
  readonly get: (key: string) => Uint8Array | undefined;
  /** Keeps a reading. Never fails: what the disk does not take is kept in memory. */
  readonly put: (key: string, packed: Uint8Array) => void;
  /** Takes note of a reading that a thread wrote to its file, or else gives. */
  readonly take: (key: string, note: ReadingNote, packed: Uint8Array | null) => void;
  /** Takes back a reading that turned out to be damaged, or gone. */
  readonly lose: (key: string) => void;
  /** Keeps what is known of readings for the next run, and takes away what none has used for a week, these keys excepted. */
  readonly close: (used: ReadonlySet<string>) => Promise<void>;
}

/** A store that lasts as long as the run. */
export function createStore(version: string): ReadingStore {
  const kept = new Map<string, Uint8Array>();
  return {
    version,
    folder: null,
    keyOf: (source, member) => keyOf(version, source, member),
    known: () => Promise.resolve(() => undefined),
    note: (key) => Promise.resolve(readMaybe(kept.get(key))),
    locate: (key) => kept.get(key) ?? "",
    get: (key) => kept.get(key),
    put: (key, packed) => {
      kept.set(key, packed);
    },
    take: (key, _, packed) => {
      if (packed !== null) kept.set(key, packed);
    },
    lose: (key) => {
      kept.delete(key);
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
  const notes = openNotes(own);
  const known = async (): Promise<FindNote> => (isFresh ? () => undefined : notes.load());
  const lose = (key: string): void => {
    notes.forget(key);
    removeReading(pathOf(own, key));
  };
  const get = (key: string): Uint8Array | undefined => {
    if (isFresh && !written.has(key)) return undefined;
    const packed = memory.get(key) ?? readReading(pathOf(own, key));
    if (packed === undefined) lose(key);
    return packed;
  };
  const take = (key: string, note: ReadingNote, packed: Uint8Array | null): void => {
    written.add(key);
    notes.add(key, note);
    memory.take(key, note, packed);
  };
  return {
    version,
    folder: own,
    keyOf: memory.keyOf,
    known,
    note: async (key) => {
      const kept = (await known())(key);
      if (kept !== undefined) return kept;
      // To look for the file of each reading that was never made costs more than to list those that are there.
      const note = memory.get(key) !== undefined || (await notes.isThere(key)) ? readMaybe(get(key)) : undefined;
      if (note !== undefined) notes.add(key, note);
      return note;
    },
    locate: (key) => memory.get(key) ?? pathOf(own, key),
    get,
    put: (key, packed) => {
      const note = readNote(packed);
      if (note !== undefined) take(key, note, writeReading(pathOf(own, key), packed) ? null : packed);
    },
    take,
    lose,
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
    const path = pathOf(own, key);
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
