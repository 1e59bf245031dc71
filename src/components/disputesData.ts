import {FileAttachment} from "observablehq:stdlib";
import {readRows} from "./rows.js";
import type {DisputeTotal} from "./rows.js";

/** Reads what the page on disputes shows. */
export async function readDisputes(): Promise<readonly DisputeTotal[]> {
  return readRows("dispute_totals", await FileAttachment("../data/dispute-totals.arrow").arrayBuffer());
}
