import {FileAttachment} from "observablehq:stdlib";
import type {OverviewData} from "./overview.js";
import {readRows} from "./rows.js";

/** Reads what the overview shows. */
export async function readOverview(): Promise<OverviewData> {
  const [coverage, outcomes, disputes, flows] = await Promise.all([
    FileAttachment("../data/coverage.arrow").arrayBuffer(),
    FileAttachment("../data/outcome-totals.arrow").arrayBuffer(),
    FileAttachment("../data/dispute-totals.arrow").arrayBuffer(),
    FileAttachment("../data/requests-by-report.arrow").arrayBuffer(),
  ]);
  return {
    coverage: readRows("coverage", coverage),
    outcomes: readRows("outcome_totals", outcomes),
    disputes: readRows("dispute_totals", disputes),
    flows: readRows("requests_by_report", flows),
  };
}
