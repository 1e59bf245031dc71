import {FileAttachment} from "observablehq:stdlib";
import type {OutcomesData} from "./outcomesPage.js";
import {openParquet} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";
import {readReasonCounts} from "./reasonCounts.js";
import {readRows} from "./rows.js";

/** Reads what the page on outcomes shows at first; the reasons of single reports come when asked for. */
export async function readOutcomes(): Promise<OutcomesData> {
  const [totals, flows, agencies, reasons] = await Promise.all([
    FileAttachment("../data/outcome-totals.arrow").arrayBuffer(),
    FileAttachment("../data/requests-by-report.arrow").arrayBuffer(),
    FileAttachment("../data/agencies.arrow").arrayBuffer(),
    FileAttachment("../data/reasons.arrow").arrayBuffer(),
  ]);
  let values: Promise<ParquetFile> | undefined;
  return {
    totals: readRows("outcome_totals", totals),
    flows: readRows("requests_by_report", flows),
    agencies: readRows("agencies", agencies),
    reasons: readRows("reasons", reasons),
    readReasons: async (reportIds) => {
      // A member must follow the call: Framework would else fetch a Parquet library of its own from a CDN.
      values ??= openParquet(
        FileAttachment("../data/value.parquet").href,
        FileAttachment("../data/value.parquet").size,
      );
      return readReasonCounts(await values, reportIds);
    },
  };
}
