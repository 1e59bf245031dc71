import type {Correction} from "../source/corrections.js";
import {reportIdOf} from "./copy.js";
import type {ReportCopy} from "./copy.js";
import {mergeCopies, rankCopies} from "./merge.js";
import type {Agency, Report} from "./report.js";

/** Reports in the order in which their first copies stand. */
export function joinReports(copies: readonly ReportCopy[], corrections: readonly Correction[] = []): Report[] {
  const agencies = longestNames(copies.map(({agency}) => agency));
  const groups = new Map<string, ReportCopy[]>();
  for (const copy of copies) {
    const named = {...copy, agency: agencies.get(copy.agency.agencyId) ?? copy.agency};
    groups.set(reportIdOf(copy), [...(groups.get(reportIdOf(copy)) ?? []), named]);
  }
  return [...groups].map(([reportId, group]) =>
    mergeCopies(
      rankCopies(group),
      corrections.filter((correction) => correction.reportId === reportId),
    ),
  );
}

/** Each body as the copy describes it that prints its name most fully, whatever the others leave out. */
function longestNames(agencies: readonly Agency[]): ReadonlyMap<string, Agency> {
  const longest = new Map<string, Agency>();
  for (const agency of agencies) {
    const known = longest.get(agency.agencyId);
    const isLonger = known === undefined || agency.name.length > known.name.length;
    const isFirst = agency.name.length === known?.name.length && agency.name < known.name;
    if (isLonger || isFirst) longest.set(agency.agencyId, agency);
  }
  return longest;
}
