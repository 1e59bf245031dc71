import {FileAttachment} from "observablehq:stdlib";
import type {OutcomesData} from "./outcomesPage.js";
import {openParquet} from "./parquet.js";
import {once, readAgencies, reportsOfBodies} from "./published.js";
import {readReasonCounts} from "./reasonCounts.js";
import {readRows} from "./rows.js";

// A member must follow the call: Framework would else fetch a Parquet library of its own from a CDN.
const openValues = once(() => openParquet(FileAttachment("../data/value.parquet").href));

/** Reads what the page on outcomes shows at first; reasons and single reports come when asked for. */
export async function readOutcomes(): Promise<OutcomesData> {
  const [totals, largest, reasons] = await Promise.all([
    FileAttachment("../data/outcome-groups.arrow").arrayBuffer(),
    FileAttachment("../data/largest-reports.arrow").arrayBuffer(),
    FileAttachment("../data/reasons.arrow").arrayBuffer(),
  ]);
  return {
    totals: readRows("outcome_totals", totals),
    largest: readRows("largest_reports", largest),
    reasons: readRows("reasons", reasons),
    readAgencies,
    readReports: reportsOfBodies,
    readReasonTotals: once(async () =>
      readRows("outcome_totals", await FileAttachment("../data/outcome-totals.arrow").arrayBuffer()),
    ),
    readReasons: async (reportIds) => readReasonCounts(await openValues(), reportIds),
  };
}
