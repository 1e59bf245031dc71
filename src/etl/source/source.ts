import type {RejectionCode} from "../document/document.js";
import type {FindingCode} from "../finding.js";

/** What `sources.csv` declares of a file, for want of it in the file itself; null where it says nothing. */
export interface Declared {
  readonly sourceUrl: string | null;
  /** ISO date. */
  readonly publishedOn: string | null;
  /** ISO date. */
  readonly retrievedOn: string | null;
  /** A GB/T 2260 code. */
  readonly regionCode: string | null;
  readonly body: string | null;
  readonly year: number | null;
  readonly note: string | null;
}

export type MediaType =
  | "text/plain"
  | "text/markdown"
  | "text/tab-separated-values"
  | "text/html"
  | "multipart/related"
  | "application/pdf"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/msword"
  | "application/zip"
  | "application/octet-stream";

/** A file of a corpus, before anyone looks into its bytes' meaning. */
export interface Source {
  /**
   * Hex sha256 of the bytes; of the path, for a file without bytes of its own:
   * empty, not readable, or equal to a file that comes before it.
   */
  readonly sourceId: string;
  /** Relative to its corpus, with forward slashes; through an archive as through a folder. */
  readonly path: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly declared: Declared;
}

/** A file found in a corpus, not opened yet. */
export interface SourceFile {
  /** Which of the corpora it stands in, from 0. */
  readonly corpus: number;
  /** Relative to its corpus, with forward slashes, in Unicode's composed form. */
  readonly path: string;
  /** Where to open it, as the file system spells it. */
  readonly location: string;
  readonly mediaType: MediaType;
  readonly declared: Declared;
  /** What the manifest declares of files of an archive, by their paths; none where it names none. */
  readonly declaredMembers?: ReadonlyMap<string, Declared>;
  /** Why it cannot be opened, where the folder already tells; null where it can be tried. */
  readonly problem: string | null;
}

/** The files of all corpora by path, the files that say something about them, and what a person should hear. */
export interface SourceListing {
  readonly files: readonly SourceFile[];
  /** What there is of `sources.csv` and `corrections.csv`; what they say is part of what a build is made from. */
  readonly settings: readonly Setting[];
  readonly remarks: readonly SourceRemark[];
}

/** A file that says something about a corpus. It is read once: what is taken from it is what it is known by. */
export interface Setting {
  /** Which of the corpora it stands in, from 0. */
  readonly corpus: number;
  readonly name: "sources.csv" | "corrections.csv";
  readonly location: string;
  readonly bytes: Uint8Array;
}

/** Something odd about a corpus that costs nothing but may not be meant. */
export interface SourceRemark {
  readonly path: string;
  readonly message: string;
}

/** A source with its bytes, or with the reason why there are none. */
export type SourceRead =
  | {
      readonly kind: "content";
      readonly source: Source;
      readonly content: Uint8Array;
      /** The path inside the archive, for a file of one. */
      readonly member?: string;
    }
  | SourceRejection;

export interface SourceRejection {
  readonly kind: "rejection";
  readonly source: Source;
  readonly code: SourceRejectionCode;
  readonly detail: string;
}

/** What the file system or an archive tells; each is a code of `finding.ts`. */
export type SourceRejectionCode = RejectionCode | Extract<FindingCode, "duplicate_file">;

export type Role = "primary" | "alternate" | "rejected";

/** What became of a source: its report, or the reason why it gave none. */
export interface SourceOutcome {
  readonly source: Source;
  readonly role: Role;
  readonly reportId: string | null;
  /** A finding code and its detail, for a rejected source. */
  readonly reason: string | null;
}
