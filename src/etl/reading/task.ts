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

/** The numbers of copies whose files are gone or damaged, from 0. */
export interface LostCopies {
  readonly lost: readonly number[];
}
