import {availableParallelism} from "node:os";
import {setImmediate as handedOver} from "node:timers/promises";
import type {FindNote} from "./notes.js";
import type {ReadingPool} from "./pool.js";
import type {ReadingStore} from "./store.js";
import {early} from "../concurrent.js";
import {readSourceBytes} from "../source/bytes.js";
import type {Identified, IdentifiedFile} from "../source/bytes.js";
import {readMembers} from "../source/members.js";
import type {Source, SourceFile, SourceRejection} from "../source/source.js";
import {noteRejection} from "./sourceNote.js";
import type {FileNote, SourceNote} from "./sourceNote.js";
import type {Readable} from "./task.js";

/** Starting a thread costs as much as reading this many files. */
const FILES_A_THREAD = 6;

/** More threads than this only wait for the disk and for one another. */
const MOST_THREADS = 8;

const ARCHIVE = "application/zip";

/** What reading needs, and whom it tells of each file that is done. */
export interface ReadingTools {
  readonly store: ReadingStore;
  readonly pool: ReadingPool;
  readonly onRead?: (path: string, isCached: boolean) => void;
}

/** How many threads are worth their start. */
export function countThreads(files: number): number {
  return Math.max(1, Math.min(MOST_THREADS, availableParallelism(), Math.ceil(files / FILES_A_THREAD)));
}

/**
 * Reads all files of a corpus in threads, but for what the store has; readings
 * go to the store. No more files than threads are in memory at a time, and what
 * comes back does not depend on how many threads there are. Files that are likely not in the store are read while
 * the others are looked up there.
 */
export async function readCorpus(
  files: readonly IdentifiedFile[],
  tools: ReadingTools,
  isNew: (file: SourceFile) => boolean = () => false,
): Promise<FileNote[]> {
  const notes: FileNote[] = [];
  const entries = [...files.entries()];
  const find = await tools.store.known();
  const [news, others] = [entries.filter(([, {file}]) => isNew(file)), entries.filter(([, {file}]) => !isNew(file))];
  const reading = early(readEach(news, tools, notes));
  await handedOver();
  const left = others.filter(([index, {file, own}]) => {
    const known = findKnown(file, own, tools.store, find);
    if (known === undefined) return true;
    notes[index] = {file, own: known.source, sources: [known]};
    tools.onRead?.(file.path, true);
    return false;
  });
  await reading;
  await readEach(left, tools, notes);
  return notes;
}

/** A file, and its place among all. */
type Entry = readonly [index: number, file: IdentifiedFile];

/** Reads files, as many at a time as there are threads, and puts their notes into their places. */
async function readEach(entries: readonly Entry[], tools: ReadingTools, notes: FileNote[]): Promise<void> {
  const tasks = listTasks(entries, tools, notes);
  const work = async (): Promise<void> => {
    for await (const run of shared(tasks)) await run();
  };
  await Promise.all(Array.from({length: tools.pool.threads}, work));
}

/** A source that can be read, or has been turned away. */
type Openable = Readable | SourceRejection;

/** Opens file by file, and gives a task for each source of it, which puts its note into its place. */
async function* listTasks(
  entries: readonly Entry[],
  tools: ReadingTools,
  notes: FileNote[],
): AsyncGenerator<() => Promise<void>> {
  for (const [index, {file, own}] of entries) {
    const {own: opened, reads} = await openFile(file, own, tools.pool);
    const sources: SourceNote[] = [];
    const entry = {file, own: opened, sources};
    notes[index] = entry;
    let [left, isCached] = [reads.length, true];
    for (const [member, read] of reads.entries()) {
      yield async () => {
        const {note, isKept} = await findOrRead(read, tools);
        sources[member] = note;
        if (read.kind === "file") entry.own = note.source;
        isCached &&= isKept;
        left -= 1;
        if (left === 0) tools.onRead?.(file.path, isCached);
      };
    }
  }
}

/** The note of a file that need not even be opened: most are such in a run in which little changed, so it waits for nothing. */
function findKnown(file: SourceFile, own: Identified, store: ReadingStore, find: FindNote): SourceNote | undefined {
  if (own.kind === "rejection" || file.mediaType === ARCHIVE) return undefined;
  const key = store.keyOf(own.source);
  const note = find(key);
  return note === undefined ? undefined : {source: own.source, key, note};
}

/** A file's sources: itself, or the files of an archive, which are taken out whether they are needed or not. */
async function openFile(
  file: SourceFile,
  own: Identified,
  {expand}: ReadingPool,
): Promise<{readonly own: Source; readonly reads: readonly Openable[]}> {
  if (own.kind === "rejection") return {own: own.source, reads: [own]};
  if (file.mediaType !== ARCHIVE) {
    return {own: own.source, reads: [{kind: "file", source: own.source, file}]};
  }
  const archive = await readSourceBytes(file);
  if (archive.kind === "rejection") return {own: archive.source, reads: [archive]};
  return {own: archive.source, reads: await readMembers(file, archive, expand)};
}

/** The note of a source, and whether an earlier run left it. */
async function findOrRead(
  read: Openable,
  tools: ReadingTools,
): Promise<{readonly note: SourceNote; readonly isKept: boolean}> {
  if (read.kind === "rejection") return {note: noteRejection(read), isKept: false};
  const key = tools.store.keyOf(read.source, read.kind === "content" ? read.member : undefined);
  const note = await tools.store.note(key);
  if (note !== undefined) return {note: {source: read.source, key, note}, isKept: true};
  return {note: await readFresh(read, tools), isKept: false};
}

/** Has a source read, and takes note of the reading. A file that changed since it was identified counts as what it is now. */
async function readFresh(read: Readable, {store, pool}: ReadingTools): Promise<SourceNote> {
  const reading = await pool.read({read, version: store.version, folder: store.folder});
  if (reading.kind === "rejection") return noteRejection(reading);
  const {source, key, note, packed} = reading;
  store.take(key, note, packed);
  return {source, key, note};
}

/** A generator that several loops draw from; one that ends does not end it for the others. */
function shared<T>(generator: AsyncGenerator<T>): AsyncIterable<T> {
  return {[Symbol.asyncIterator]: () => ({next: () => generator.next()})};
}
