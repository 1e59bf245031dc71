import type {Finding} from "../finding.js";
import type {Form} from "../form/form.js";
import type {Source} from "../source/source.js";
import type {TableReading} from "../table/recognize.js";
import type {Agency, SectionText} from "./report.js";

/** Which form, and which of its variants; `getForm` gives the whole of it. */
export type FormVariant = Pick<Form, "year" | "otherRows">;

/** What one source gives of a report, before copies are put together and anything is checked. */
export interface ReportCopy {
  readonly source: Pick<Source, "sourceId" | "path" | "mediaType">;
  readonly agency: Agency;
  readonly year: number;
  readonly form: FormVariant;
  /** Whether nothing but the year told the form. */
  readonly formAssumed: boolean;
  readonly title: string;
  /** ISO date. */
  readonly publishedOn: string | null;
  readonly sections: readonly SectionText[];
  readonly tables: readonly TableReading[];
  /** Doubts about whose report it is. */
  readonly findings: readonly Finding[];
}

/** Copies of one report share it: `<agencyId>-<year>`. */
export function reportIdOf({agency, year}: Pick<ReportCopy, "agency" | "year">): string {
  return `${agency.agencyId}-${year}`;
}
