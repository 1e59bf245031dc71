import {identifyFiles} from "./bytes.js";
import type {Identified, IdentifiedFile} from "./bytes.js";
import type {SourceFile} from "./source.js";

/** So many files that are not known are identified to predict the others; more are worth waiting for all. */
const MOST_UNKNOWN = 100;

/** By corpus and path, the sha256 of a file's bytes and their number. */
export type KnownFiles = Readonly<Record<string, readonly [sha256: string, bytes: number]>>;

/** What files are predicted to be, and how many of them were not there before. */
export interface Prediction {
  readonly files: readonly IdentifiedFile[];
  readonly unknown: number;
}

/** What a file is known by from one build to the next. */
export function nameOf({corpus, path}: Pick<SourceFile, "corpus" | "path">): string {
  return `${corpus} ${path}`;
}

/**
 * What the files of a corpus are, if those that were there before are what they were: work on it may begin while their
 * bytes are hashed, and must not count before that has shown it to be right. Null where too many were not there.
 */
export async function predictFiles(files: readonly SourceFile[], before: KnownFiles): Promise<Prediction | null> {
  const unknown = files.filter((file) => before[nameOf(file)] === undefined);
  if (unknown.length > MOST_UNKNOWN) return null;
  const identified = (await identifyFiles(unknown)).values();
  const predicted = files.map((file) => {
    const own = recall(file, before) ?? identified.next().value?.own;
    if (own === undefined) throw new Error(`not identified: ${file.path}`);
    return {file, own};
  });
  return {files: predicted, unknown: unknown.length};
}

/** Whether files turned out to be what they were predicted to be, by the ids of the sources that they are. */
export function isAsPredicted({files}: Prediction, sourceIds: readonly string[]): boolean {
  return files.every(({own}, index) => own.source.sourceId === sourceIds[index]);
}

function recall({corpus, path, mediaType, declared}: SourceFile, before: KnownFiles): Identified | undefined {
  const known = before[nameOf({corpus, path})];
  if (known === undefined) return undefined;
  const [sourceId, bytes] = known;
  return {kind: "content", source: {sourceId, path, mediaType, bytes, declared}};
}
