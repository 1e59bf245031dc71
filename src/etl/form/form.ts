/**
 * The statutory form, as data: three tables of labelled rows and columns, and
 * the sums that the form itself says must hold (勾稽关系). Source: notices
 * 国办公开办函〔2019〕60号 (form 2019) and 〔2021〕30号 (form 2021).
 */

export type Topic = "disclosure" | "requests" | "disputes";

/** `10k_yuan` is 万元, the unit that the 2021 form prescribes for fees. */
export type Unit = "count" | "10k_yuan" | "yuan";

export type FormYear = 2019 | 2021;

/** `<topic>.<row>.<column>`, as the warehouse contract spells it. */
export type CellId = string;

export interface Column {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Other wordings in use, for recognition only. */
  readonly aliases?: readonly string[];
  readonly unit: Unit;
  /** Whether the form admits a negative number (本年增/减). */
  readonly signed?: boolean;
}

export interface RowGroup {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface Row {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly aliases?: readonly string[];
  /** The number that the form prints before the label, e.g. `1` in `1.属于国家秘密`. */
  readonly ordinal?: string;
  readonly group?: RowGroup;
  /** Article of the Regulations (国务院令第711号) that the row rests on. */
  readonly article: string;
  readonly columns: readonly Column[];
}

export interface Table {
  readonly topic: Topic;
  readonly rows: readonly Row[];
  /** Text of headers and notes that is neither a row's label nor a number. */
  readonly furniture: readonly string[];
}

export interface Cell {
  readonly id: CellId;
  readonly topic: Topic;
  readonly row: Row;
  readonly column: Column;
  /** Whether the form defines the cell as a sum of other cells. */
  readonly isTotal: boolean;
}

/** Σ `left` = Σ `right`. */
export interface Identity {
  readonly id: string;
  readonly left: readonly CellId[];
  readonly right: readonly CellId[];
}

export interface Form {
  readonly year: FormYear;
  /** How 其他处理 is printed: `one` row, or the `three` rows of the 2021 form. */
  readonly otherRows: "one" | "three";
  readonly tables: Readonly<Record<Topic, Table>>;
  readonly cells: readonly Cell[];
  readonly cellsById: ReadonlyMap<CellId, Cell>;
  readonly identities: readonly Identity[];
}

export function cellId(topic: Topic, row: string, column: string): CellId {
  return `${topic}.${row}.${column}`;
}

/** Every cell of the tables, in the order of the form. */
export function tableCells(tables: Readonly<Record<Topic, Table>>): Cell[] {
  return TOPICS.flatMap((topic) =>
    tables[topic].rows.flatMap((row) =>
      row.columns.map((column) => ({
        id: cellId(topic, row.code, column.code),
        topic,
        row,
        column,
        isTotal: topic !== "disclosure" && (column.code === "total" || row.code === "concluded"),
      })),
    ),
  );
}

export const TOPICS: readonly Topic[] = ["disclosure", "requests", "disputes"];
