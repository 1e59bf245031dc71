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
  /** Hex sha256 of the bytes. */
  readonly sourceId: string;
  /** Relative to its corpus, with forward slashes. */
  readonly path: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly declared: Declared;
}

export type Role = "primary" | "alternate" | "rejected";

/** What became of a source: its report, or the reason why it gave none. */
export interface SourceOutcome {
  readonly source: Source;
  readonly role: Role;
  readonly reportId: string | null;
  /** A finding code and its detail, for a rejected source. */
  readonly reason: string | null;
}
