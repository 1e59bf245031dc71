import {availableParallelism} from "node:os";
import type {CopyReading} from "./reading.js";
import {openReadingPool} from "./readingPool.js";
import type {ReadingPool} from "./readingPool.js";
import {readSources} from "./source/bytes.js";
import type {SourceFile, SourceRead} from "./source/source.js";

/** Starting a thread costs as much as reading this many files. */
const FILES_A_THREAD = 6;

/** More threads than this only wait for the disk and for one another. */
const MOST_THREADS = 8;

/** What a corpus gave: a reading for each source, in the order of the files, and the id of each file's bytes. */
export interface CorpusReading {
  readonly readings: readonly CopyReading[];
  readonly fileIds: readonly string[];
}

/**
 * Reads all files of a corpus in threads; `onRead` hears of each file when it
 * is done. No more files than threads are in memory at a time, and what comes
 * back does not depend on how many threads there are.
 */
export async function readCorpus(
  files: readonly SourceFile[],
  onRead: (path: string) => void,
  threads = countThreads(files.length),
): Promise<CorpusReading> {
  const pool = openReadingPool(threads);
  try {
    return await readAll(files, onRead, threads, pool);
  } finally {
    await pool.close();
  }
}

function countThreads(files: number): number {
  return Math.max(1, Math.min(MOST_THREADS, availableParallelism(), Math.ceil(files / FILES_A_THREAD)));
}

interface Task {
  readonly index: number;
  readonly read: SourceRead;
  readonly finish: () => void;
}

async function readAll(
  files: readonly SourceFile[],
  onRead: (path: string) => void,
  threads: number,
  pool: ReadingPool,
): Promise<CorpusReading> {
  const fileIds: string[] = [];
  const readings: CopyReading[] = [];
  const tasks = listTasks(files, pool, fileIds, onRead);
  const work = async (): Promise<void> => {
    for await (const {index, read, finish} of shared(tasks)) {
      readings[index] = await pool.read(read);
      finish();
    }
  };
  await Promise.all(Array.from({length: threads}, work));
  return {readings, fileIds};
}

async function* listTasks(
  files: readonly SourceFile[],
  {expand}: ReadingPool,
  fileIds: string[],
  onRead: (path: string) => void,
): AsyncGenerator<Task> {
  let index = 0;
  for await (const {file, fileId, reads} of readSources(files, expand)) {
    fileIds.push(fileId);
    let left = reads.length;
    const finish = (): void => {
      left -= 1;
      if (left === 0) onRead(file.path);
    };
    for (const read of reads) yield {index: index++, read, finish};
  }
}

/** A generator that several loops draw from; one that ends does not end it for the others. */
function shared<T>(generator: AsyncGenerator<T>): AsyncIterable<T> {
  return {[Symbol.asyncIterator]: () => ({next: () => generator.next()})};
}
