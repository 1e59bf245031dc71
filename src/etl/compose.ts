import {addClaims} from "./claim/claims.js";
import {unpackCopy} from "./reading/packedReading.js";
import {checkSeries} from "./report/between/check.js";
import {joinReports} from "./report/join.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import {codePart} from "./warehouse/codedRows.js";
import type {CodedRows} from "./warehouse/codedRows.js";

/** All copies of all reports of some bodies, packed, and the corrections of these reports. */
export interface BodyCopies {
  readonly copies: readonly Uint8Array[];
  readonly corrections: readonly Correction[];
}

/** The reports of some bodies, with all that can be told without other bodies' reports. */
export interface BodyReports {
  /** Their rows in all tables but `source`. */
  readonly rows: CodedRows;
  /** The ids of the sources that they are read from. */
  readonly primaries: readonly string[];
  /** Those that are corrected. */
  readonly corrected: readonly Report[];
}

/** Makes reports of copies, checks each, compares those of a body with one another and each with its narrative. */
export function composeBodies({copies, corrections}: BodyCopies): BodyReports {
  const {reports, claims} = addClaims(checkSeries(joinReports(copies.map(unpackCopy), corrections)));
  const corrected = new Set(corrections.map(({reportId}) => reportId));
  return {
    rows: codePart({reports, claims, findings: [], outcomes: []}),
    primaries: reports.map(({sourceId}) => sourceId),
    corrected: reports.filter(({reportId}) => corrected.has(reportId)),
  };
}
