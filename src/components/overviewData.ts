import {FileAttachment} from "observablehq:stdlib";
import type {OverviewData} from "./overview.js";
import {readRows} from "./rows.js";
import type {Extent} from "./rows.js";

/** Reads what the overview shows. */
export async function readOverview(): Promise<OverviewData> {
  const [extent, coverage, outcomes, disputes, volumes] = await Promise.all([
    FileAttachment("../data/extent.json").json(),
    FileAttachment("../data/coverage.arrow").arrayBuffer(),
    FileAttachment("../data/outcome-groups.arrow").arrayBuffer(),
    FileAttachment("../data/dispute-totals.arrow").arrayBuffer(),
    FileAttachment("../data/volume-totals.arrow").arrayBuffer(),
  ]);
  return {
    extent: extent as Extent, // our own loader wrote it
    coverage: readRows("coverage", coverage),
    outcomes: readRows("outcome_totals", outcomes),
    disputes: readRows("dispute_totals", disputes),
    volumes: readRows("volume_totals", volumes),
  };
}
