/** The statutory form, as the loader of `data/form.json` hands it on from the code that reads reports. */
export interface FormSpec {
  readonly year: number;
  /** Whether 其他处理 is one row, or the three of the 2021 form. */
  readonly otherRows: "one" | "three";
  readonly tables: Readonly<Record<TopicName, TableSpec>>;
  readonly identities: readonly IdentitySpec[];
}

export type TopicName = "disclosure" | "requests" | "disputes";

export interface TableSpec {
  readonly rows: readonly RowSpec[];
}

export interface RowSpec {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly ordinal?: string;
  readonly group?: {readonly code: string; readonly zh: string; readonly en: string};
  readonly article: string;
  readonly columns: readonly ColumnSpec[];
}

export interface ColumnSpec {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
}

/** Σ `left` = Σ `right`. */
export interface IdentitySpec {
  readonly id: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** The form of a report: by its year, and by which rows it has. */
export function findForm(forms: readonly FormSpec[], year: number, cellIds: ReadonlySet<string>): FormSpec | undefined {
  const otherRows = cellIds.has("requests.other.total") ? "one" : "three";
  const ofYear = forms.filter((form) => form.year === year);
  return ofYear.find((form) => form.otherRows === otherRows) ?? ofYear[0];
}

/** The row and the column of a cell id, such as `requests.granted.total`. */
export function findCell(form: FormSpec, cellId: string): {row: RowSpec; column: ColumnSpec} | undefined {
  const [topic, rowCode, columnCode] = cellId.split(".");
  if (topic !== "disclosure" && topic !== "requests" && topic !== "disputes") return undefined;
  const row = form.tables[topic].rows.find(({code}) => code === rowCode);
  const column = row?.columns.find(({code}) => code === columnCode);
  return row && column && {row, column};
}
