import {addClaims} from "./claim/claims.js";
import {unpackCopy} from "./reading/packedReading.js";
import {checkSeries} from "./report/between/check.js";
import {joinReports} from "./report/join.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import type {Claim} from "./warehouse/atlas.js";

/** All copies of all reports of some bodies, packed, and the corrections of these reports. */
export interface BodyCopies {
  readonly copies: readonly Uint8Array[];
  readonly corrections: readonly Correction[];
}

/** The reports of some bodies, with all that can be told without other bodies' reports. */
export interface BodyReports {
  readonly reports: readonly Report[];
  readonly claims: readonly Claim[];
}

/** Makes reports of copies, checks each, compares those of a body with one another and each with its narrative. */
export function composeBodies({copies, corrections}: BodyCopies): BodyReports {
  const {reports, claims} = addClaims(checkSeries(joinReports(copies.map(unpackCopy), corrections)));
  return {reports, claims: claims.map(asClaim)};
}

/** Without what the warehouse has no column for. */
function asClaim({reportId, ordinal, metric, value, unit, quote, cellId, agrees}: Claim): Claim {
  return {reportId, ordinal, metric, value, unit, quote, cellId, agrees};
}
