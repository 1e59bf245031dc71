import {identifyFiles} from "./bytes.js";
import type {Identified, IdentifiedFile} from "./bytes.js";
import type {SourceFile} from "./source.js";

/** So many files that are not known are identified to predict the others; more are worth waiting for all. */
const MOST_UNKNOWN = 100;

/** By corpus and path, the sha256 of a file's bytes and their number. */
export type KnownFiles = Readonly<Record<string, readonly [sha256: string, bytes: number]>>;

/** What a file is known by from one build to the next. */
export function nameOf({corpus, path}: Pick<SourceFile, "corpus" | "path">): string {
  return `${corpus} ${path}`;
}

/** Whether a file was there before. */
export function isKnown(file: SourceFile, before: KnownFiles): boolean {
  return before[nameOf(file)] !== undefined;
}

/** How many files were not there before; null where these are too many to predict the others. */
export function countUnknown(files: readonly SourceFile[], before: KnownFiles): number | null {
  const {length} = listUnknown(files, before);
  return length > MOST_UNKNOWN ? null : length;
}

/**
 * What the files of a corpus are, if those that were there before are what they were: work on it may begin while their
 * bytes are hashed, and must not count before that has shown it to be right.
 */
export async function predictFiles(
  files: readonly SourceFile[],
  before: KnownFiles,
): Promise<readonly IdentifiedFile[]> {
  const unknown = listUnknown(files, before);
  const identified = (await identifyFiles(unknown)).values();
  return files.map((file) => {
    const own = recall(file, before) ?? identified.next().value?.own;
    if (own === undefined) throw new Error(`not identified: ${file.path}`);
    return {file, own};
  });
}

/** Whether files turned out to be what they were predicted to be, by the ids of the sources that they are. */
export function isAsPredicted(predicted: readonly IdentifiedFile[], sourceIds: readonly string[]): boolean {
  return predicted.every(({own}, index) => own.source.sourceId === sourceIds[index]);
}

function listUnknown(files: readonly SourceFile[], before: KnownFiles): SourceFile[] {
  return files.filter((file) => !isKnown(file, before));
}

function recall({corpus, path, mediaType, declared}: SourceFile, before: KnownFiles): Identified | undefined {
  const known = before[nameOf({corpus, path})];
  if (known === undefined) return undefined;
  const [sourceId, bytes] = known;
  return {kind: "content", source: {sourceId, path, mediaType, bytes, declared}};
}
