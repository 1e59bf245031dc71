import {cellId} from "./form.js";
import type {CellId, FormYear} from "./form.js";
import {formCells} from "./forms.js";
import {APPLICANTS} from "./requests.js";

/**
 * How a cell of one form stands to the other form. `same`: both have it, and it
 * counts the same; `part`: it adds up, with others, to a cell of the other form;
 * `near`: the other form has a cell like it that counts something else; `apart`:
 * the other form has nothing like it.
 */
export type Kinship = "same" | "part" | "near" | "apart";

export interface Bridge {
  readonly kinship: Kinship;
  /**
   * What the cells of both forms are about, by the id of a cell. A series over
   * both forms adds up the cells of one concept that are `same` or `part`; those
   * that are `near` share the name and are never compared. Null for `apart`.
   */
  readonly concept: CellId | null;
  /** Why no series runs through; null where one does. */
  readonly reason: Reason | null;
}

export interface Reason {
  readonly zh: string;
  readonly en: string;
}

/** Columns of disclosure that are alike on both forms and do not count the same. */
const NEAR: readonly (Reason & {readonly row: string; readonly 2019: string; readonly 2021: string})[] = [
  {
    row: "rules",
    2019: "made",
    2021: "issued",
    zh: "2019 年表格计新制作的规章，2021 年表格计制发的规章",
    en: "the form of 2019 counts rules newly made, that of 2021 rules issued",
  },
  {
    row: "normative_documents",
    2019: "made",
    2021: "issued",
    zh: "2019 年表格计新制作的规范性文件，2021 年表格只计制发的行政规范性文件",
    en: "the form of 2019 counts normative documents newly made, that of 2021 only administrative ones that were issued",
  },
  {
    row: "rules",
    2019: "total",
    2021: "in_force",
    zh: "2019 年表格计对外公开的全部规章，不论是否有效，2021 年表格计现行有效的规章",
    en: "the form of 2019 counts all rules open to the public, in force or not, that of 2021 rules in force",
  },
  {
    row: "normative_documents",
    2019: "total",
    2021: "in_force",
    zh: "2019 年表格计对外公开的全部规范性文件，不论是否有效，2021 年表格计现行有效的行政规范性文件",
    en: "the form of 2019 counts all normative documents open to the public, in force or not, that of 2021 administrative ones in force",
  },
];

/** Cells of disclosure that one form has and nothing on the other is like. */
const APART: readonly (Reason & {
  readonly form: FormYear;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
})[] = [
  {
    form: 2019,
    rows: ["rules", "normative_documents"],
    columns: ["disclosed"],
    zh: "2021 年表格不计新公开的件数",
    en: "the form of 2021 does not count what was newly disclosed",
  },
  {
    form: 2021,
    rows: ["rules", "normative_documents"],
    columns: ["repealed"],
    zh: "2019 年表格不计废止的件数",
    en: "the form of 2019 does not count what was repealed",
  },
  {
    form: 2019,
    rows: ["licensing", "penalties", "coercion"],
    columns: ["items_before", "items_change"],
    zh: "2021 年表格只计处理决定，不计项目",
    en: "the form of 2021 counts decisions, and no items",
  },
  {
    form: 2019,
    rows: ["other_services"],
    columns: ["items_before", "items_change", "decisions"],
    zh: "2021 年表格没有此行",
    en: "the form of 2021 has no such row",
  },
  {
    form: 2019,
    rows: ["fees"],
    columns: ["items_before", "items_change"],
    zh: "2019 年表格计收费项目，2021 年表格计收费金额",
    en: "the form of 2019 counts what is charged for, that of 2021 the amount charged",
  },
  {
    form: 2021,
    rows: ["fees"],
    columns: ["amount"],
    zh: "2019 年表格计收费项目，2021 年表格计收费金额",
    en: "the form of 2019 counts what is charged for, that of 2021 the amount charged",
  },
  {
    form: 2019,
    rows: ["procurement"],
    columns: ["items", "amount"],
    zh: "2021 年表格没有此行",
    en: "the form of 2021 has no such row",
  },
];

/** 其他处理: one row of 2019, three of 2021. */
const OTHER_PARTS: readonly string[] = ["other_not_corrected", "other_fee_unpaid", "other_other"];

const EXCEPTIONS: Readonly<Record<FormYear, ReadonlyMap<CellId, Bridge>>> = {
  2019: new Map(exceptions(2019)),
  2021: new Map(exceptions(2021)),
};

/**
 * The cells that both forms have: a cell of one id counts the same on both.
 * Decisions too are those of the year on both, though the form of 2019 prints
 * 处理决定数量 for 本年处理决定数量.
 */
const SHARED: ReadonlySet<CellId> = sharedCells();

/** How a cell of a form stands to the other form; throws where the form has no such cell. */
export function getBridge(form: FormYear, id: CellId): Bridge {
  const exception = EXCEPTIONS[form].get(id);
  if (exception !== undefined) return exception;
  if (SHARED.has(id)) return {kinship: "same", concept: id, reason: null};
  throw new Error(`no bridge for a cell of ${form}: ${id}`);
}

/** Whether a cell counts the same in reports on these forms, so that their numbers may stand beside each other. */
export function isComparable(id: CellId, a: FormYear, b: FormYear): boolean {
  return a === b || SHARED.has(id);
}

function sharedCells(): ReadonlySet<CellId> {
  const ids = new Set(formCells(2019).map(({id}) => id));
  return new Set(formCells(2021).flatMap(({id}) => (ids.has(id) ? [id] : [])));
}

function exceptions(form: FormYear): (readonly [CellId, Bridge])[] {
  const near = NEAR.map(
    ({row, zh, en, ...columns}) =>
      [
        cellId("disclosure", row, columns[form]),
        {kinship: "near", concept: cellId("disclosure", row, columns[2021]), reason: {zh, en}},
      ] as const,
  );
  const apart = APART.filter((each) => each.form === form).flatMap(({rows, columns, zh, en}) =>
    rows.flatMap((row) =>
      columns.map(
        (column) => [cellId("disclosure", row, column), {kinship: "apart", concept: null, reason: {zh, en}}] as const,
      ),
    ),
  );
  return [...near, ...apart, ...(form === 2021 ? parts() : [])];
}

function parts(): (readonly [CellId, Bridge])[] {
  return OTHER_PARTS.flatMap((row) =>
    APPLICANTS.map(
      ({code}) =>
        [
          cellId("requests", row, code),
          {kinship: "part", concept: cellId("requests", "other", code), reason: null},
        ] as const,
    ),
  );
}
