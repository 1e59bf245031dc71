import {FileAttachment} from "observablehq:stdlib";
import {reportsOfProvince} from "./published.js";
import type {RegionsData} from "./regionsPage.js";
import {readRows} from "./rows.js";

/** Reads what the page on regions shows at first; the reports of a province come when it is chosen. */
export async function readRegions(): Promise<RegionsData> {
  return {
    totals: readRows("outcome_totals", await FileAttachment("../data/outcome-groups.arrow").arrayBuffer()),
    readReports: reportsOfProvince,
  };
}
