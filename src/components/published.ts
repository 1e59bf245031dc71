import {FileAttachment} from "observablehq:stdlib";
import {openParquet} from "./parquet.js";
import {findTypedRows, readRows} from "./rows.js";
import type {AgencyRow, BodyRow, ReportFlow} from "./rows.js";

/**
 * What pages read of bodies and reports one by one: the rows that are asked for,
 * whatever the number of all. A member must follow each call of `FileAttachment`
 * on a Parquet file: Framework would else fetch a library of its own from a CDN.
 */
const openReports = once(() => openParquet(FileAttachment("../data/reports.parquet").href));
const openBodies = once(() => openParquet(FileAttachment("../data/bodies.parquet").href));

/** Every body, for the picker to search: fetched when someone begins to type. */
export const readAgencies = once(async () =>
  readRows("agencies", await FileAttachment("../data/agencies.arrow").arrayBuffer()),
);

export type ReadAgencies = () => Promise<readonly AgencyRow[]>;

export async function reportsOfBodies(agencyIds: readonly string[]): Promise<readonly ReportFlow[]> {
  return findTypedRows("reports", await openReports(), "agency_id", agencyIds);
}

export async function reportsOfProvince(code: string): Promise<readonly ReportFlow[]> {
  return findTypedRows("reports", await openReports(), "province_code", [code]);
}

export async function bodiesOfProvince(code: string): Promise<readonly BodyRow[]> {
  return findTypedRows("bodies", await openBodies(), "province_code", [code]);
}

export async function findBody(agencyId: string): Promise<BodyRow | undefined> {
  return (await findTypedRows("bodies", await openBodies(), "agency_id", [agencyId]))[0];
}

/** Does once, and when it is first asked, what every later caller gets too. */
export function once<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => (running ??= run());
}
