import {availableParallelism} from "node:os";
import type {FindNote} from "./notes.js";
import {readNote} from "./packedReading.js";
import type {ReadingPool} from "./pool.js";
import type {ReadingStore} from "./store.js";
import {readSourceBytes} from "../source/bytes.js";
import type {Identified, IdentifiedFile} from "../source/bytes.js";
import {readMembers} from "../source/members.js";
import type {Source, SourceFile, SourceRead} from "../source/source.js";
import {noteRejection} from "./sourceNote.js";
import type {FileNote, SourceNote} from "./sourceNote.js";

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
 * comes back does not depend on how many threads there are.
 */
export async function readCorpus(files: readonly IdentifiedFile[], tools: ReadingTools): Promise<FileNote[]> {
  const notes: {file: IdentifiedFile["file"]; own: Source; sources: SourceNote[]}[] = [];
  const tasks = listTasks(files, tools, notes);
  const work = async (): Promise<void> => {
    for await (const run of shared(tasks)) await run();
  };
  await Promise.all(Array.from({length: tools.pool.threads}, work));
  return notes;
}

type Content = Extract<SourceRead, {readonly kind: "content"}>;

/** A source that is opened when its reading is not at hand. */
type Openable = SourceRead | (Omit<Content, "content"> & {readonly open: () => Promise<SourceRead>});

/** Opens file by file, and gives a task for each source of it, which puts its note into its place. */
async function* listTasks(
  files: readonly IdentifiedFile[],
  tools: ReadingTools,
  notes: FileNote[],
): AsyncGenerator<() => Promise<void>> {
  const find = await tools.store.known();
  for (const {file, own} of files) {
    const known = findKnown(file, own, tools.store, find);
    if (known !== undefined) {
      notes.push({file, own: known.source, sources: [known]});
      tools.onRead?.(file.path, true);
      continue;
    }
    const {own: opened, reads} = await openFile(file, own, tools.pool);
    const sources: SourceNote[] = [];
    const entry = {file, own: opened, sources};
    notes.push(entry);
    let [left, isCached] = [reads.length, true];
    for (const [member, read] of reads.entries()) {
      yield async () => {
        const kept = await findKept(read, tools.store);
        const note = kept ?? (await readFresh(read, tools));
        sources[member] = note;
        if (reads.length === 1 && "open" in read) entry.own = note.source;
        isCached &&= kept !== null && kept.key !== null;
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
    return {own: own.source, reads: [{...own, open: async () => readSourceBytes(file)}]};
  }
  const archive = await readSourceBytes(file);
  if (archive.kind === "rejection") return {own: archive.source, reads: [archive]};
  return {own: archive.source, reads: await readMembers(file, archive, expand)};
}

/** The note of what need not be read; null where it must be. */
async function findKept(read: Openable, store: ReadingStore): Promise<SourceNote | null> {
  if (read.kind === "rejection") return noteRejection(read);
  const key = store.keyOf(read.source, read.member);
  const note = await store.note(key);
  return note === undefined ? null : {source: read.source, key, note};
}

/** Reads a source and keeps the reading. A file that changed since it was identified counts as what it is now. */
async function readFresh(read: Openable, {store, pool}: ReadingTools): Promise<SourceNote> {
  const opened = "open" in read ? await read.open() : read;
  if (opened.kind === "rejection") return noteRejection(opened);
  const packed = await pool.read(opened);
  if (!(packed instanceof Uint8Array)) return noteRejection(packed);
  const note = readNote(packed);
  if (note === undefined) throw new Error(`a thread gave a damaged reading: ${opened.source.path}`);
  const key = store.keyOf(opened.source, opened.member);
  await store.put(key, packed);
  return {source: opened.source, key, note};
}

/** A generator that several loops draw from; one that ends does not end it for the others. */
function shared<T>(generator: AsyncGenerator<T>): AsyncIterable<T> {
  return {[Symbol.asyncIterator]: () => ({next: () => generator.next()})};
}
