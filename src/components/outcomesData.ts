import {FileAttachment} from "observablehq:stdlib";
import type {OutcomesData} from "./outcomesPage.js";
import {findRows, openParquet} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";
import {readReasonCounts} from "./reasonCounts.js";
import {readRows} from "./rows.js";
import type {ReportFlow} from "./rows.js";

/** Reads what the page on outcomes shows at first; single reports and their reasons come when asked for. */
export async function readOutcomes(): Promise<OutcomesData> {
  const [totals, flows, agencies, reasons] = await Promise.all([
    FileAttachment("../data/outcome-totals.arrow").arrayBuffer(),
    FileAttachment("../data/flow-totals.arrow").arrayBuffer(),
    FileAttachment("../data/agencies.arrow").arrayBuffer(),
    FileAttachment("../data/reasons.arrow").arrayBuffer(),
  ]);
  let values: Promise<ParquetFile> | undefined;
  let reports: Promise<ParquetFile> | undefined;
  return {
    totals: readRows("outcome_totals", totals),
    flows: readRows("flow_totals", flows),
    agencies: readRows("agencies", agencies),
    reasons: readRows("reasons", reasons),
    readReports: async (bodies) => {
      if (bodies.length === 0) return readLargest();
      // A member must follow the call: Framework would else fetch a Parquet library of its own from a CDN.
      reports ??= openParquet(
        FileAttachment("../data/requests-by-body.parquet").href,
        FileAttachment("../data/requests-by-body.parquet").size,
      );
      const rows: readonly unknown[] = await findRows(await reports, "agency_id", bodies);
      return rows as readonly ReportFlow[]; // our own loader wrote it
    },
    readReasons: async (reportIds) => {
      values ??= openParquet(
        FileAttachment("../data/value.parquet").href,
        FileAttachment("../data/value.parquet").size,
      );
      return readReasonCounts(await values, reportIds);
    },
  };
}

async function readLargest(): Promise<readonly ReportFlow[]> {
  return readRows("requests_by_report", await FileAttachment("../data/largest-reports.arrow").arrayBuffer());
}
