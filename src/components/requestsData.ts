import {FileAttachment} from "observablehq:stdlib";
import {readRows} from "./rows.js";
import type {VolumeTotal} from "./rows.js";

/** Reads what the page on requests shows. */
export async function readRequests(): Promise<readonly VolumeTotal[]> {
  return readRows("volume_totals", await FileAttachment("../data/volume-totals.arrow").arrayBuffer());
}
