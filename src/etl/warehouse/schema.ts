import type {Kinship} from "../form/bridge.js";
import type {Status} from "../report/report.js";

/**
 * The public interface of the warehouse: every table and column, with what it
 * means. Statements, comments, the dictionary and the data package are made
 * from here, so that they cannot disagree.
 */

/** Every status of a cell. */
export const STATUSES = [
  "printed",
  "inferred",
  "blank",
  "dash",
  "unknown",
  "corrected",
] as const satisfies readonly Status[];

const KINSHIPS = ["same", "part", "near", "apart"] as const satisfies readonly Kinship[];

export type ColumnType =
  "varchar" | "varchar[]" | "integer" | "bigint" | "boolean" | "date" | "double" | "decimal(18,6)";

export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** One sentence or more, with the Chinese term where there is one. */
  readonly comment: string;
  /** Every value that the column can have, where they can be listed. */
  readonly allowed?: readonly (string | number)[];
  /** The table whose key the column holds. */
  readonly references?: TableName;
}

export interface TableSchema {
  readonly name: TableName;
  /** What one row is. */
  readonly comment: string;
  readonly key: readonly string[];
  readonly columns: readonly TableColumn[];
}

export type TableName =
  | "region"
  | "agency"
  | "source"
  | "report"
  | "cell"
  | "bridge"
  | "value"
  | "section"
  | "claim"
  | "finding"
  | "revision"
  | "build";

type Rest = Partial<Pick<TableColumn, "allowed" | "references">>;

const column = (name: string, type: ColumnType, comment: string, rest: Rest = {}): TableColumn => ({
  name,
  type,
  nullable: false,
  comment,
  ...rest,
});

const optional = (name: string, type: ColumnType, comment: string, rest: Rest = {}): TableColumn => ({
  ...column(name, type, comment, rest),
  nullable: true,
});

const YEAR_OF_FORM =
  "The form that the report follows, told by its rows and columns: 2019 (notice 国办公开办函〔2019〕60号) or 2021 (notice 〔2021〕30号).";

const REGION: TableSchema = {
  name: "region",
  comment: "One row per division of the country (行政区划), by GB/T 2260.",
  key: ["region_code"],
  columns: [
    column("region_code", "varchar", "Code of six digits (行政区划代码), GB/T 2260."),
    column("name", "varchar", "Name in Chinese, without the divisions above it."),
    column("name_en", "varchar", "Name in English."),
    column("level", "varchar", "Level (行政级别).", {allowed: ["nation", "province", "prefecture", "county"]}),
    optional("parent_code", "varchar", "The division above; null for the nation.", {references: "region"}),
    optional("province_code", "varchar", "The province (省级) that it is or lies in; null for the nation.", {
      references: "region",
    }),
    optional("prefecture_code", "varchar", "The prefecture (地级) that it is or lies in; null where there is none.", {
      references: "region",
    }),
  ],
};

const AGENCY: TableSchema = {
  name: "agency",
  comment: "One row per reporting body (行政机关).",
  key: ["agency_id"],
  columns: [
    column(
      "agency_id",
      "varchar",
      "Stable and readable: the region's code, 000000 where it could not be told, and the body's name in pinyin; for a body that could not be told, its file's name and a hash of its path.",
    ),
    column("name", "varchar", "Name in Chinese, as in its latest report."),
    column("name_en", "varchar", "Name in English."),
    optional("region_code", "varchar", "The division that it belongs to; null where it could not be told.", {
      references: "region",
    }),
    optional("level", "varchar", "Level of the body (行政级别); null where it could not be told.", {
      allowed: ["nation", "province", "prefecture", "county", "township"],
    }),
    column(
      "kind",
      "varchar",
      "Kind of body: a people's government (人民政府), a government's general office (办公厅、办公室), a department (部门), or other.",
      {allowed: ["government", "office", "department", "other"]},
    ),
  ],
};

const SOURCE: TableSchema = {
  name: "source",
  comment: "One row per file of the corpus, rejected ones included.",
  key: ["source_id"],
  columns: [
    column(
      "source_id",
      "varchar",
      "Hex sha256 of the file's bytes; of its path where it has none of its own: empty, unreadable, or equal to an earlier file.",
    ),
    column("path", "varchar", "Path relative to its corpus, with forward slashes."),
    column("media_type", "varchar", "What the bytes are, as an IANA media type."),
    column("bytes", "bigint", "Size in bytes."),
    optional("source_url", "varchar", "Where it was published, as sources.csv declares it."),
    optional("retrieved_on", "date", "When it was fetched, as sources.csv declares it."),
    column("role", "varchar", "Whether the report is read from it, it is another copy of one, or it gave none.", {
      allowed: ["primary", "alternate", "rejected"],
    }),
    optional("report_id", "varchar", "The report that it holds; null for a rejected file.", {references: "report"}),
    optional("reason", "varchar", "Why it was rejected: the code of a finding and its detail."),
  ],
};

const REPORT: TableSchema = {
  name: "report",
  comment: "One row per annual report (政府信息公开工作年度报告): a body's report on a year.",
  key: ["report_id"],
  columns: [
    column("report_id", "varchar", "The body's id and the year, joined by a hyphen."),
    column("agency_id", "varchar", "The reporting body.", {references: "agency"}),
    column("year", "integer", "The year reported on (报告年度), not that of publication."),
    column("form", "integer", YEAR_OF_FORM, {allowed: [2019, 2021]}),
    column("title", "varchar", "Title, as it stands in the source."),
    optional("published_on", "date", "When it was published; null where neither the source nor sources.csv says."),
    column(
      "scope",
      "varchar",
      "Whether the figures cover the body alone (本级), or its whole jurisdiction (汇总). Never add a consolidated report to those it contains.",
      {allowed: ["own", "consolidated", "unknown"]},
    ),
    optional("scope_basis", "varchar", "What the scope was told from."),
    column("source_id", "varchar", "The file that the report is read from.", {references: "source"}),
    column(
      "status",
      "varchar",
      "complete: no cell is unknown and no identity is broken; inconsistent: an identity is broken; partial: a cell is unknown.",
      {allowed: ["complete", "inconsistent", "partial"]},
    ),
    column("cells", "integer", "Cells of its form, whatever their status."),
    column("cells_printed", "integer", "Cells with status printed."),
    column("cells_inferred", "integer", "Cells with status inferred."),
    column("cells_unknown", "integer", "Cells with status unknown."),
    column("identities", "integer", "Identities (勾稽关系) whose cells all have a printed or corrected number."),
    column("identities_broken", "integer", "Those of them that do not hold."),
  ],
};

const CELL: TableSchema = {
  name: "cell",
  comment: "One row per cell of a statutory form (表格单元格).",
  key: ["form", "cell_id"],
  columns: [
    column("form", "integer", "The form: that of 2019 or that of 2021.", {allowed: [2019, 2021]}),
    column("cell_id", "varchar", "Topic, row and column, joined by full stops."),
    column("topic", "varchar", "The table: proactive disclosure (主动公开), requests (申请) or disputes (复议诉讼).", {
      allowed: ["disclosure", "requests", "disputes"],
    }),
    column("row_code", "varchar", "Code of the row."),
    optional("row_group", "varchar", "The heading that the row stands under; null for a row of its own.", {
      allowed: ["refused", "unavailable", "declined", "other"],
    }),
    column("column_code", "varchar", "Code of the column."),
    column("row_zh", "varchar", "The row's label, as the form prints it."),
    column("row_en", "varchar", "The row's label in English."),
    column("column_zh", "varchar", "The column's label, as the form prints it."),
    column("column_en", "varchar", "The column's label in English."),
    column("unit", "varchar", "Unit of the number: a count, 10,000 yuan (万元) or yuan (元).", {
      allowed: ["count", "10k_yuan", "yuan"],
    }),
    column(
      "is_total",
      "boolean",
      "Whether the form defines the cell as the sum of other cells; leave these out of sums.",
    ),
    column("ordinal", "integer", "Place in the order of the form, from 1."),
    column("article", "varchar", "Article of the Regulations (政府信息公开条例) that the row rests on, with its item."),
  ],
};

const BRIDGE: TableSchema = {
  name: "bridge",
  comment:
    "One row per cell of a statutory form: how it stands to the other form, so that a series runs over a change of form where it may, and nowhere else.",
  key: ["form", "cell_id"],
  columns: [
    column("form", "integer", "The form: that of 2019 or that of 2021.", {allowed: [2019, 2021]}),
    column("cell_id", "varchar", "The cell, of that form."),
    optional(
      "concept",
      "varchar",
      "What cells of both forms are about, by the id of a cell: add up those of a report that are same or part; null for a cell apart.",
    ),
    column(
      "kinship",
      "varchar",
      "same: both forms have the cell, and it counts the same; part: it adds up, with others, to a cell of the other form; near: the other form has a cell like it that counts something else; apart: the other form has nothing like it.",
      {allowed: KINSHIPS},
    ),
    optional("reason_zh", "varchar", "In Chinese, why no series runs through; null for a cell that is same or part."),
    optional("reason_en", "varchar", "The same in English."),
  ],
};

const VALUE: TableSchema = {
  name: "value",
  comment: "One row per cell of a report: what it prints, and the number to use.",
  key: ["report_id", "cell_id"],
  columns: [
    column("report_id", "varchar", "The report.", {references: "report"}),
    column("cell_id", "varchar", "The cell, of the report's form."),
    optional(
      "printed",
      "decimal(18,6)",
      "The number that the report prints; null where it prints none. Never changed.",
    ),
    optional(
      "value",
      "decimal(18,6)",
      "The number to use, in the cell's unit: printed, inferred or corrected; null where there is none, which is not zero.",
    ),
    column(
      "status",
      "varchar",
      "printed: read as it stands; inferred: the only number that the identities and the printed cells allow; blank: printed empty; dash: printed as a dash or 无; unknown: lost or ambiguous in this copy; corrected: replaced by a reasoned correction.",
      {allowed: STATUSES},
    ),
    optional("raw", "varchar", "The text of the cell, as it stands in the source."),
    optional("place", "varchar", "Where in the source it stands, e.g. `line 57` or `page 4 at 322,747`."),
    optional("basis", "varchar", "For an inferred value the identities that force it; for a correction its id."),
    column("confirmed_by", "integer", "How many identities with all their cells printed hold through this cell."),
  ],
};

const SECTION: TableSchema = {
  name: "section",
  comment: "One row per statutory section of a report, as text.",
  key: ["report_id", "ordinal"],
  columns: [
    column("report_id", "varchar", "The report.", {references: "report"}),
    column(
      "ordinal",
      "integer",
      "1 overall situation (总体情况), 2 proactive disclosure (主动公开), 3 requests (申请), 4 reconsideration and litigation (复议诉讼), 5 problems and improvements (问题及改进), 6 other matters (其他事项).",
      {allowed: [1, 2, 3, 4, 5, 6]},
    ),
    column("heading", "varchar", "The heading, as it stands in the source."),
    column("text", "varchar", "The text of the section, its lines joined by line feeds."),
  ],
};

const CLAIM: TableSchema = {
  name: "claim",
  comment: "One row per number that a report's narrative states.",
  key: ["claim_id"],
  columns: [
    column("claim_id", "varchar", "Stable between builds."),
    column("report_id", "varchar", "The report.", {references: "report"}),
    column("ordinal", "integer", "The section that states it.", {allowed: [1, 2, 3, 4, 5, 6]}),
    column("metric", "varchar", "What is counted."),
    column("value", "double", "The number stated."),
    column("unit", "varchar", "Its unit."),
    column("quote", "varchar", "The words that state it."),
    optional(
      "cell_id",
      "varchar",
      "The statutory cell that it restates; null where it restates none, or a sum of several.",
    ),
    optional(
      "agrees",
      "boolean",
      "Whether that cell, or that sum, says the same; null where there is nothing to compare.",
    ),
  ],
};

const FINDING: TableSchema = {
  name: "finding",
  comment: "One row per doubt about a report or a file; docs/findings.md explains every code.",
  key: ["finding_id"],
  columns: [
    column("finding_id", "varchar", "Stable between builds."),
    optional("report_id", "varchar", "The report that it concerns; null where the file gave none.", {
      references: "report",
    }),
    optional("source_id", "varchar", "The file that it concerns; null where it concerns no one file.", {
      references: "source",
    }),
    column("code", "varchar", "What was found."),
    column("severity", "varchar", "error: nothing was read; warning: figures are in doubt; note: worth knowing.", {
      allowed: ["error", "warning", "note"],
    }),
    column("cells", "varchar[]", "Ids of the cells that it concerns; empty where it concerns none."),
    optional("expected", "varchar", "What should stand there."),
    optional("actual", "varchar", "What stands there."),
    column("message_zh", "varchar", "The finding in Chinese."),
    column("message_en", "varchar", "The finding in English."),
  ],
};

const REVISION: TableSchema = {
  name: "revision",
  comment:
    "One row per cell of a report that is not what it was in the last release, whose version and cell are the sides before; empty where the build was compared with none.",
  key: ["revision_id"],
  columns: [
    column("revision_id", "varchar", "Stable between builds."),
    column("report_id", "varchar", "The report; no key, as a report that is gone has its rows here too."),
    column("cell_id", "varchar", "The cell, of the report's form."),
    optional("printed_before", "decimal(18,6)", "The number that the report printed; null where there was none."),
    optional("printed_after", "decimal(18,6)", "The number that it prints; null where there is none."),
    optional("value_before", "decimal(18,6)", "The number to use; null where there was none."),
    optional("value_after", "decimal(18,6)", "The number to use; null where there is none."),
    optional("status_before", "varchar", "The status; null where there was no such cell, or no such report.", {
      allowed: STATUSES,
    }),
    optional("status_after", "varchar", "The status; null where there is no such cell, or no such report.", {
      allowed: STATUSES,
    }),
    column(
      "cause",
      "varchar",
      "new_file: the report has a file that was not there; new_reading: the same files, read otherwise; correction: corrections.csv sets the cell, or no longer does; removed: a file that the report was read from is gone.",
      {allowed: ["new_file", "new_reading", "correction", "removed"]},
    ),
    column("version_before", "varchar", "Version of the software that made the release."),
    column("version_after", "varchar", "Version of the software that made this build."),
  ],
};

const COUNTED: readonly TableSchema[] = [
  REGION,
  AGENCY,
  SOURCE,
  REPORT,
  CELL,
  BRIDGE,
  VALUE,
  SECTION,
  CLAIM,
  FINDING,
  REVISION,
];

const BUILD: TableSchema = {
  name: "build",
  comment: "One row: the run that wrote this warehouse.",
  key: ["built_from"],
  columns: [
    column(
      "built_from",
      "varchar",
      "Hash of the corpus that it was built from, and of the release that it was compared with, where it was.",
    ),
    column("version", "varchar", "Version of the software that built it."),
    ...COUNTED.map(({name}) => column(`${name}_rows`, "bigint", `Rows of the table ${name}.`)),
  ],
};

/** Every table, in the order in which the data flow. */
export const TABLES: readonly TableSchema[] = [...COUNTED, BUILD];

/** The schema of a table; throws when there is none of that name. */
export function getTable(name: string): TableSchema {
  const table = TABLES.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no such table: ${name}`);
  return table;
}
