import {parseArrow} from "./arrow.js";

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

export interface DisputeTotal {
  readonly year: number;
  readonly scope: Scope;
  readonly province_code: string | null;
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
}

/** The reports of a scope in a year, added up where they may be. */
export interface FlowTotal {
  readonly year: number;
  readonly scope: Scope | "unknown";
  readonly reports: number;
  /** How many of the reports are added up. */
  readonly counted: number;
  readonly received: number | null;
  readonly concluded: number | null;
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

export interface NormativeRow {
  readonly year: number;
  readonly form: number;
  readonly scope: Scope | "unknown";
  readonly counted_once: boolean;
  readonly row_code: string;
  readonly issued: number | null;
  readonly repealed: number | null;
  readonly in_force: number | null;
  readonly made: number | null;
  readonly disclosed: number | null;
  readonly disclosed_total: number | null;
}

export interface DecisionRow {
  readonly year: number;
  readonly form: number;
  readonly scope: Scope | "unknown";
  readonly counted_once: boolean;
  readonly row_code: string;
  readonly row_zh: string;
  readonly row_en: string;
  readonly ordinal: number;
  readonly decisions: number | null;
  readonly amount: number | null;
  readonly amount_unit: string | null;
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
  readonly agency_id: string;
  readonly year: number;
  readonly ordinal: number;
  readonly start: number;
  readonly bytes: number;
}

export interface Coverage {
  readonly province_code: string | null;
  readonly year: number;
  readonly reports: number;
}

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

/** The rows of each file that pages read, by the name of its mart or table. */
export interface RowTypes {
  readonly agencies: AgencyRow;
  readonly continuity: ContinuityRow;
  readonly coverage: Coverage;
  readonly decisions: DecisionRow;
  readonly dispute_totals: DisputeTotal;
  readonly findings_by_rule: FindingsRow;
  readonly flow_totals: FlowTotal;
  readonly narrative_sections: SectionRow;
  readonly normative_documents: NormativeRow;
  readonly outcome_totals: OutcomeTotal;
  readonly reasons: ReasonRow;
  readonly requests_by_report: ReportFlow;
  readonly volume_totals: VolumeTotal;
}

/** The rows of an Arrow file as their type says; the loader's select is what guarantees it. */
export function readRows<Name extends keyof RowTypes>(_name: Name, bytes: ArrayBuffer): readonly RowTypes[Name][] {
  const rows: readonly unknown[] = parseArrow(bytes);
  return rows as readonly RowTypes[Name][];
}
