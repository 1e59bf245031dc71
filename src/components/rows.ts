import {parseArrow} from "./arrow.js";
import {findRows} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";

/**
 * What the pages read of the warehouse, row by row: the columns of the marts
 * that they use. `docs` and the `data` page define each.
 */
export interface OutcomeTotal {
  readonly year: number;
  readonly scope: Scope;
  readonly province_code: string | null;
  /** Null in the one row of a place whose reports cannot be added up. */
  readonly outcome_group: string | null;
  readonly row_code: string | null;
  readonly requests: number | null;
  readonly reports: number;
  readonly reports_counted: number;
}

/** The disputes of all reports of a scope that may be added up. */
export interface DisputeTotal {
  readonly year: number;
  readonly scope: Scope;
  readonly route: string;
  readonly upheld: number | null;
  readonly corrected: number | null;
  readonly other: number | null;
  readonly pending: number | null;
  readonly decided: number | null;
  readonly reports: number;
  readonly reports_counted: number;
}

export interface ReportFlow {
  readonly report_id: string;
  readonly agency_id: string;
  readonly region_code: string | null;
  readonly province_code: string | null;
  readonly year: number;
  readonly form: number;
  readonly scope: Scope | "unknown";
  readonly counted_once: boolean;
  readonly received: number | null;
  readonly carried_in: number | null;
  readonly concluded: number | null;
  readonly carried_out: number | null;
  readonly granted: number | null;
  readonly partly_granted: number | null;
  readonly refused: number | null;
  readonly unavailable: number | null;
  readonly declined: number | null;
  readonly other: number | null;
  readonly status: "complete" | "inconsistent" | "partial";
  /** The body, and the division that it belongs to; null where that could not be told. */
  readonly name: string;
  readonly name_en: string;
  readonly kind: string;
  readonly region_name: string | null;
  readonly region_name_en: string | null;
  readonly region_level: string | null;
  readonly prefecture_code: string | null;
  readonly prefecture_name: string | null;
  readonly prefecture_name_en: string | null;
}

/** A report among the largest of its year and scope, with how many there are. */
export interface LargestReport extends ReportFlow {
  readonly reports: number;
}

export interface VolumeTotal {
  readonly year: number;
  readonly scope: Scope;
  readonly applicant: string;
  readonly applicant_zh: string;
  readonly applicant_en: string;
  readonly received: number | null;
  readonly carried_in: number | null;
  readonly concluded: number | null;
  readonly carried_out: number | null;
  readonly reports: number;
  readonly reports_counted: number;
}

export interface NormativeTotal {
  readonly year: number;
  readonly form: number;
  readonly scope: Scope | "unknown";
  readonly row_code: string;
  readonly issued: number | null;
  readonly repealed: number | null;
  readonly in_force: number | null;
  readonly made: number | null;
  readonly disclosed: number | null;
  readonly disclosed_total: number | null;
  readonly reports: number;
  readonly reports_counted: number;
}

export interface DecisionTotal {
  readonly year: number;
  readonly form: number;
  readonly scope: Scope | "unknown";
  readonly row_code: string;
  readonly row_zh: string;
  readonly row_en: string;
  readonly ordinal: number;
  readonly decisions: number | null;
  readonly amount: number | null;
  readonly amount_unit: string | null;
  readonly reports: number;
  readonly reports_counted: number;
}

export interface FindingsRow {
  readonly code: string;
  readonly severity: string;
  /** Null for files that gave no report. */
  readonly year: number | null;
  readonly findings: number;
  readonly cells: number;
  readonly hits: number;
  readonly checked: number;
}

export interface ContinuityRow {
  readonly rule: string;
  readonly year: number;
  readonly checks: number;
  readonly agree: number;
  readonly differ: number;
}

/** A section of a report's narrative, with its place in the text of all. */
export interface SectionRow {
  /** Its number: the sections of the last year come first. */
  readonly section: number;
  readonly agency_id: string;
  readonly name: string;
  readonly name_en: string;
  readonly year: number;
  readonly ordinal: number;
  readonly start: number;
  readonly bytes: number;
}

/** The sections of a year and part, whose numbers follow one another. */
export interface SectionBlock {
  readonly year: number;
  readonly ordinal: number;
  readonly first: number;
  readonly sections: number;
}

/** Reports of a year with a section on problems, and how many of them name each topic, by its code. */
export type TopicsRow = Readonly<Record<string, number>> & {readonly year: number; readonly reports: number};

/** A number that a narrative states. */
export interface ClaimRow {
  /** Whether the tables agree, and the year: `contradict 2024`. */
  readonly shelf: string;
  readonly report_id: string;
  readonly agency_id: string;
  readonly name: string;
  readonly name_en: string;
  readonly year: number;
  readonly metric: string;
  readonly said: number;
  readonly unit: string;
  readonly quote: string;
  /** The cell that says the same or another number; null where none restates it. */
  readonly cell_id: string | null;
  readonly in_table: number | null;
  readonly row_zh: string | null;
  readonly row_en: string | null;
  readonly column_zh: string | null;
  readonly column_en: string | null;
}

/** What the corpus holds in all. */
export interface Extent {
  readonly reports: number;
  readonly bodies: number;
  readonly first_year: number;
  readonly last_year: number;
  readonly provinces: number;
  readonly regions: number;
  readonly own: number;
  readonly consolidated: number;
  /** Reports that do not tell their scope. */
  readonly untold: number;
}

export interface Coverage {
  readonly province_code: string | null;
  readonly year: number;
  readonly reports: number;
  readonly bodies: number;
  readonly own: number;
  readonly consolidated: number;
}

/** How many bodies of a province have reports; an empty code where the province could not be told. */
export interface ProvinceBodies {
  readonly province_code: string;
  readonly bodies: number;
  readonly reports: number;
}

/** A body with its place and the extent of its reports. */
export interface BodyRow {
  readonly agency_id: string;
  readonly name: string;
  readonly name_en: string;
  readonly level: string | null;
  readonly kind: string;
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly region_name_en: string | null;
  readonly province_code: string;
  readonly prefecture_code: string | null;
  readonly prefecture_name: string | null;
  readonly prefecture_name_en: string | null;
  readonly reports: number;
  readonly first_year: number;
  readonly last_year: number;
}

/** A body as the picker finds it. */
export interface AgencyRow {
  readonly agency_id: string;
  readonly name: string;
  readonly name_en: string;
  readonly region_code: string | null;
  readonly province_code: string | null;
  /** The region's name in English; null where the region could not be told. */
  readonly region_en: string | null;
  /** The Chinese name in pinyin, a space between syllables. */
  readonly pinyin: string;
}

/** A reason for which requests are concluded, in the words of the form. */
export interface ReasonRow {
  readonly row_code: string;
  readonly outcome_group: string;
  readonly zh: string;
  readonly en: string;
}

export type Scope = "own" | "consolidated";

/** Reports by agreement with themselves, of a year and scope. */
export interface InconsistentRow {
  readonly year: number;
  readonly scope: Scope | "unknown";
  readonly reports: number;
  readonly complete: number;
  readonly inconsistent: number;
  readonly partial: number;
  readonly identities: number;
  readonly identities_broken: number;
}

/** The numbers that narratives of a year state, by whether the tables say the same. */
export interface ClaimsRow {
  readonly year: number;
  readonly claims: number;
  readonly agree: number;
  readonly contradict: number;
  readonly unmatched: number;
  readonly reports: number;
}

/** A body in a year and its peers: all of the same level, kind, scope and year. */
export interface PeerRow {
  readonly agency_id: string;
  readonly report_id: string;
  readonly year: number;
  readonly measure:
    "received" | "concluded" | "disclosure_rate" | "refusal_rate" | "clearance_rate" | "disputes" | "correction_rate";
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly peers: number;
  readonly peers_counted: number;
  readonly first_quartile: number | null;
  readonly median: number | null;
  readonly third_quartile: number | null;
}

/** The rows of each file that pages read, by the name of the file. */
export interface RowTypes {
  readonly agencies: AgencyRow;
  readonly bodies: BodyRow;
  readonly bodies_by_province: ProvinceBodies;
  readonly claims: ClaimRow;
  readonly claims_by_year: ClaimsRow;
  readonly continuity: ContinuityRow;
  readonly coverage: Coverage;
  readonly decisions: DecisionTotal;
  readonly dispute_totals: DisputeTotal;
  readonly findings_by_rule: FindingsRow;
  readonly inconsistent_reports: InconsistentRow;
  readonly largest_reports: LargestReport;
  readonly narrative_blocks: SectionBlock;
  readonly narrative_sections: SectionRow;
  readonly normative_documents: NormativeTotal;
  readonly outcome_totals: OutcomeTotal;
  readonly peers: PeerRow;
  readonly reasons: ReasonRow;
  readonly reports: ReportFlow;
  readonly topics: TopicsRow;
  readonly volume_totals: VolumeTotal;
}

/** The rows of an Arrow file as their type says; the loader's select is what guarantees it. */
export function readRows<Name extends keyof RowTypes>(_name: Name, bytes: ArrayBuffer): readonly RowTypes[Name][] {
  const rows: readonly unknown[] = parseArrow(bytes);
  return rows as readonly RowTypes[Name][];
}

/** The rows of a Parquet file of which `column` is one of `values`, typed as `readRows` does. */
export async function findTypedRows<Name extends keyof RowTypes>(
  _name: Name,
  file: ParquetFile,
  column: keyof RowTypes[Name] & string,
  values: readonly (string | number)[],
): Promise<readonly RowTypes[Name][]> {
  const rows: readonly unknown[] = await findRows(file, column, values);
  return rows as readonly RowTypes[Name][];
}
