import type {Finding} from "../finding.js";
import type {CellId, FormYear} from "../form/form.js";

export type Status = "printed" | "inferred" | "blank" | "dash" | "unknown" | "corrected";

/** One cell of one report, as the warehouse stores it. */
export interface Value {
  readonly cellId: CellId;
  /** The number that the report prints, in the cell's unit; null where it prints none. */
  readonly printed: number | null;
  /** The number to use: printed, inferred or corrected; null where there is none. */
  readonly value: number | null;
  readonly status: Status;
  /** The text as it stands in the source; null where there is none. */
  readonly raw: string | null;
  /** `formatPlace` of where it stands; null where it was not found. */
  readonly place: string | null;
  /** For an inference the identities that force it, for a correction its id. */
  readonly basis: string | null;
  /** How many identities whose cells are all printed hold through this cell. */
  readonly confirmedBy: number;
}

export interface SectionText {
  readonly ordinal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly heading: string;
  /** Lines joined by line feeds. */
  readonly text: string;
}

/** Who reports: `agencyId` is `<region code>-<pinyin of the name without its region>`. */
export interface Agency {
  readonly agencyId: string;
  readonly name: string;
  readonly nameEn: string;
  /** GB/T 2260, six digits; null where unknown. */
  readonly regionCode: string | null;
  readonly level: "nation" | "province" | "prefecture" | "county" | "township" | null;
  readonly kind: "government" | "office" | "department" | "other";
}

export type Scope = "own" | "consolidated" | "unknown";

/**
 * `complete`: no cell unknown and no identity broken; `inconsistent`: no cell
 * unknown but an identity broken; `partial`: a cell unknown.
 */
export type ReportStatus = "complete" | "inconsistent" | "partial";

/** A body's report on a year, every cell of its form with a status. */
export interface Report {
  /** `<agencyId>-<year>`. */
  readonly reportId: string;
  readonly agency: Agency;
  readonly year: number;
  readonly form: FormYear;
  readonly title: string;
  /** ISO date. */
  readonly publishedOn: string | null;
  readonly scope: Scope;
  readonly scopeBasis: string | null;
  /** The primary source. */
  readonly sourceId: string;
  readonly status: ReportStatus;
  /** In form order, each cell of the report's form once. */
  readonly values: readonly Value[];
  readonly sections: readonly SectionText[];
  /** Identities of the form whose cells all have a printed or corrected number. */
  readonly identities: number;
  readonly identitiesBroken: number;
  readonly findings: readonly Finding[];
}
