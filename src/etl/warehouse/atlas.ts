import type {Finding} from "../finding.js";
import type {CellId} from "../form/form.js";
import type {Report} from "../report/report.js";
import type {Revision} from "../report/revision.js";
import type {SourceOutcome} from "../source/source.js";
import type {CodedRows} from "./codedRows.js";

/** A division of the country, by GB/T 2260. */
export interface Region {
  readonly regionCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: "nation" | "province" | "prefecture" | "county";
  /** Null for the nation. */
  readonly parentCode: string | null;
  readonly provinceCode: string | null;
  readonly prefectureCode: string | null;
}

/** A number that the narrative states. */
export interface Claim {
  readonly reportId: string;
  /** Of the section that states it. */
  readonly ordinal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly quote: string;
  /** The cell that the claim restates; null where it restates none, or a sum of several. */
  readonly cellId: CellId | null;
  /** Whether the cell, or the sum, says the same; null where there is neither, or it has no value. */
  readonly agrees: boolean | null;
}

/** What changed since the last release. */
export interface Comparison {
  /** The version of the software that made the release. */
  readonly version: string;
  readonly revisions: readonly Revision[];
}

/** Some bodies' reports whole, or what belongs to no body. */
export interface AtlasPart {
  readonly outcomes: readonly SourceOutcome[];
  readonly reports: readonly Report[];
  /** Findings that are not in their report, such as those of rejected sources. */
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
}

/** What is known of a build before its first report. */
export interface BuildFacts {
  /** The version of this software. */
  readonly version: string;
  /** A hash of the corpus. */
  readonly builtFrom: string;
  readonly regions: readonly Region[];
}

/** All that a run found out: what the warehouse is written from. */
export interface Atlas extends BuildFacts, AtlasPart {
  /** Null where the run was compared with no release. */
  readonly comparison: Comparison | null;
}

/** An atlas that is larger than memory: its parts come one by one, and are compared with a release once all are there. */
export interface AtlasInParts extends BuildFacts {
  readonly parts: AsyncIterable<CodedRows>;
  /** How many reports they will hold, or a few more. */
  readonly size: number;
  /** The folder of a release. */
  readonly released: string | undefined;
}

/** What became of some bodies since a warehouse was written, and of all that belongs to no body. */
export interface AtlasChange extends AtlasInParts {
  /** All bodies that came, went, or changed; what there is of them now is in the parts. */
  readonly bodies: ReadonlySet<string>;
  /** How often the warehouse was updated since it was written. */
  readonly updates: number;
}
