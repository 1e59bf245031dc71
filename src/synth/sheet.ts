import type {CellId, Topic} from "../etl/form/form.js";

/** A number as printed. It carries two cells where their digits ran together, none where it is no cell's number. */
export interface Slot {
  readonly text: string;
  readonly cells: readonly CellId[];
  /** The column that it stands under, from 0. */
  readonly column: number;
  /** Columns of the printed grid that the cell covers. */
  readonly span: number;
}

/** A row of a table as printed. */
export interface RowEntry {
  readonly kind: "row";
  readonly code: string;
  /** 三、本年度办理结果, for the rows of which it stands at the left. */
  readonly part: string | null;
  readonly group: string | null;
  readonly label: string;
  readonly slots: readonly Slot[];
  /** How many numbers the form prints in the row, whatever is lost of them here. */
  readonly columns: number;
}

/** The head of a table, or of a part of table two (`article`). */
export interface HeaderEntry {
  readonly kind: "header";
  readonly article: string | null;
  readonly columns: readonly string[];
  /** Whether character recognition read it as nonsense. */
  readonly garbled: boolean;
}

/** A line inside a table that is none of its rows, such as a page number. */
export interface StrayEntry {
  readonly kind: "stray";
  readonly text: string;
}

export type Entry = RowEntry | HeaderEntry | StrayEntry;

export interface SheetSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly topic: Topic | null;
}

/** The fixed words of the tables, in the punctuation of one document. */
export interface Wording {
  readonly note: string;
  readonly applicantsTitle: string;
  readonly organisations: string;
  readonly applicants: readonly string[];
  readonly results: readonly string[];
  readonly reconsideration: string;
  readonly litigation: string;
  readonly direct: string;
  readonly afterwards: string;
}

/** A report before it is laid out: what is printed, and in which order. */
export interface Sheet {
  readonly title: string;
  readonly preamble: readonly string[];
  readonly sections: readonly SheetSection[];
  readonly closing: readonly string[];
  readonly tables: Readonly<Record<Topic, readonly Entry[]>>;
  readonly wording: Wording;
}

export function isRow(entry: Entry): entry is RowEntry {
  return entry.kind === "row";
}
