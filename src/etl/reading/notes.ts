import {appendFile, readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {crc32} from "node:zlib";
import {range} from "d3-array";
import type {ReadingNote} from "./packedReading.js";

const NOTES = "entries.jsonl";

/** Entries that stand in one line: so many are parsed in half the time that they take one by one. */
const ENTRIES_A_LINE = 1000;

/** A folder of readings is named for how their keys begin. */
const PREFIX = /^[0-9a-f]{2}$/;

/** Finds what a reading comes to by its key; undefined where it is not known without opening the reading. */
export type FindNote = (key: string) => ReadingNote | undefined;

/** What the readings of a folder come to, each by its key, without opening one. */
export interface Notes {
  /** Reads the list, and gives what finds the note of a reading whose file is there. */
  readonly load: () => Promise<FindNote>;
  /** Whether a reading was there when the list was read, with a note or without. */
  readonly isThere: (key: string) => Promise<boolean>;
  readonly add: (key: string, note: ReadingNote) => void;
  /** Takes back a note whose reading turned out to be damaged. */
  readonly forget: (key: string) => void;
  /** Writes what was added. */
  readonly close: () => Promise<void>;
}

/** Opens the list of notes in a folder of readings, which is read when the first is asked for. */
export function openNotes(folder: string): Notes {
  let loading: Promise<Loaded> | undefined;
  const added = new Map<string, ReadingNote>();
  const forgotten = new Set<string>();
  const loaded = async (): Promise<Loaded> => (loading ??= loadNotes(folder));
  return {
    load: async () => {
      const {kept} = await loaded();
      return (key) => added.get(key) ?? (forgotten.has(key) ? undefined : kept.get(key));
    },
    isThere: async (key) => (await loaded()).keys.has(key),
    add: (key, note) => {
      added.set(key, note);
    },
    forget: (key) => {
      added.delete(key);
      forgotten.add(key);
    },
    close: async () => {
      const lines = formatLines([...added]);
      added.clear();
      loading = undefined;
      // It saves time, and no more: where the disk refuses it, the next run opens the readings.
      if (lines.length > 0) await appendFile(join(folder, NOTES), lines.join("")).catch(() => undefined);
    },
  };
}

/** The keys of all readings whose files are in a folder. */
export async function listKeys(folder: string): Promise<string[]> {
  const prefixes = (await listNames(folder)).filter((name) => PREFIX.test(name));
  const keys = await Promise.all(
    prefixes.map(async (prefix) => (await listNames(join(folder, prefix))).map((name) => prefix + name)),
  );
  return keys.flat();
}

/** What is in a folder; nothing where it is not there. */
export async function listNames(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

type Entry = readonly [key: string, note: ReadingNote];

/** The keys of readings whose files are there, and the notes of these that are listed. */
interface Loaded {
  readonly keys: ReadonlySet<string>;
  readonly kept: ReadonlyMap<string, ReadingNote>;
}

async function loadNotes(folder: string): Promise<Loaded> {
  const text = await readFile(join(folder, NOTES), "utf8").catch(() => "");
  const keys = new Set(await listKeys(folder));
  const entries = text.split("\n").flatMap(parseLine);
  return {keys, kept: new Map(entries.filter(([key]) => keys.has(key)))};
}

/** Each line a checksum, and the entries that it is of. */
function formatLines(entries: readonly Entry[]): string[] {
  return range(0, entries.length, ENTRIES_A_LINE).map((start) => {
    const text = JSON.stringify(entries.slice(start, start + ENTRIES_A_LINE));
    return `${crc32(text)} ${text}\n`;
  });
}

/** The entries of a line; none where a killed run left it unfinished, or it is damaged. */
function parseLine(line: string): readonly Entry[] {
  const space = line.indexOf(" ");
  const text = line.slice(space + 1);
  // The checksum is right, so this is what `formatLines` wrote.
  return space > 0 && crc32(text) === Number(line.slice(0, space)) ? (JSON.parse(text) as readonly Entry[]) : [];
}
