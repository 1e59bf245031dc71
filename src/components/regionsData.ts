import {FileAttachment} from "observablehq:stdlib";
import type {RegionsData} from "./regionsPage.js";
import {readRows} from "./rows.js";

/** Reads what the pages on regions and bodies show. */
export async function readRegions(): Promise<RegionsData> {
  const [totals, flows, agencies] = await Promise.all([
    FileAttachment("../data/outcome-totals.arrow").arrayBuffer(),
    FileAttachment("../data/requests-by-report.arrow").arrayBuffer(),
    FileAttachment("../data/agencies.arrow").arrayBuffer(),
  ]);
  return {
    totals: readRows("outcome_totals", totals),
    flows: readRows("requests_by_report", flows),
    agencies: readRows("agencies", agencies),
  };
}
