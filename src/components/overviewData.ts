import {FileAttachment} from "observablehq:stdlib";
import type {Extent, OverviewData} from "./overview.js";
import {readRows} from "./rows.js";

/** Reads what the overview shows. */
export async function readOverview(): Promise<OverviewData> {
  const [held, coverage, outcomes, disputes, flows] = await Promise.all([
    FileAttachment("../data/extent.json").json(),
    FileAttachment("../data/coverage.arrow").arrayBuffer(),
    FileAttachment("../data/outcome-totals.arrow").arrayBuffer(),
    FileAttachment("../data/dispute-totals.arrow").arrayBuffer(),
    FileAttachment("../data/flow-totals.arrow").arrayBuffer(),
  ]);
  return {
    held: held as Extent, // our own loader wrote it
    coverage: readRows("coverage", coverage),
    outcomes: readRows("outcome_totals", outcomes),
    disputes: readRows("dispute_totals", disputes),
    flows: readRows("flow_totals", flows),
  };
}
