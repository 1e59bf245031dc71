import type {ReadingNote} from "./packedReading.js";
import type {ReadingFolder} from "./readingFile.js";
import type {BodyCopies} from "../compose.js";
import type {Source, SourceFile, SourceRead} from "../source/source.js";

/** What a thread can read: a file that it opens itself, or the bytes of a source. */
export type Readable =
  | {readonly kind: "file"; readonly source: Source; readonly file: SourceFile}
  | Extract<SourceRead, {readonly kind: "content"}>;

/** What to read, and where to keep the reading. */
export interface ReadTask extends ReadingFolder {
  readonly read: Readable;
}

/** A reading that a thread made; packed where it could not keep it. */
export interface KeptReading {
  readonly kind: "reading";
  readonly source: Source;
  readonly key: string;
  readonly note: ReadingNote;
  readonly packed: Uint8Array | null;
}

/** Copies of reports, packed, each by itself or as the file that holds it. */
export interface KeptCopies extends Pick<BodyCopies, "corrections"> {
  readonly copies: readonly (string | Uint8Array)[];
}

/** What to look at: files of a corpus, best without what is declared of them, and the folder of a warehouse. */
export interface LookTask {
  readonly files: readonly SourceFile[];
  readonly folder: string;
}

/** What was seen: the ids of the sources that the files are, and whether all files of the warehouse are as they were written. */
export interface Looked {
  readonly sourceIds: readonly string[];
  readonly isSound: boolean;
}

/** The numbers of copies whose files are gone or damaged, from 0. */
export interface LostCopies {
  readonly lost: readonly number[];
}
