import type {Place} from "./place.js";

/** A line or paragraph of running text; tabs, pipes and spaces stand as in the source. */
export interface Line {
  readonly kind: "line";
  readonly text: string;
  readonly place: Place;
}

/** A cell of a real table, at its first row and column (from 0), with its spans (1 where none). */
export interface GridCell {
  readonly text: string;
  readonly place: Place;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table whose cells the format itself tells apart, blank ones included; cells in row-major order. */
export interface Grid {
  readonly kind: "grid";
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly GridCell[];
}

export type Block = Line | Grid;

/** What a file states about itself outside its running text (HTML meta elements, a page's furniture). */
export interface Metadata {
  readonly title?: string;
  /** ISO date. */
  readonly publishedOn?: string;
  readonly publisher?: string;
}

/** A source as lines and tables in reading order, each with its place; nothing of the text is dropped. */
export interface Document {
  readonly blocks: readonly Block[];
  readonly metadata: Metadata;
}

/** Why a file could not be turned into a document, as a code of `finding.ts`. */
export interface Unreadable {
  readonly unreadable: RejectionCode;
  readonly detail: string;
}

export type RejectionCode =
  | "empty_file"
  | "binary_file"
  | "file_too_large"
  | "unsupported_type"
  | "scanned"
  | "encrypted"
  | "broken_file"
  | "limit_exceeded"
  | "not_a_report"
  | "form_before_2019"
  | "blank_form"
  | "year_unknown"
  | "body_unknown"
  | "unreadable_file"
  | "reader_failed";

export function isUnreadable(read: Document | Unreadable): read is Unreadable {
  return "unreadable" in read;
}
