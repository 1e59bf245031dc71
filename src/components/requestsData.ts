import {FileAttachment} from "observablehq:stdlib";
import {readRows} from "./rows.js";
import type {FlowTotal, VolumeTotal} from "./rows.js";

/** Reads what the page on requests shows. */
export async function readRequests(): Promise<{
  readonly volumes: readonly VolumeTotal[];
  readonly flows: readonly FlowTotal[];
}> {
  const [volumes, flows] = await Promise.all([
    FileAttachment("../data/volume-totals.arrow").arrayBuffer(),
    FileAttachment("../data/flow-totals.arrow").arrayBuffer(),
  ]);
  return {volumes: readRows("volume_totals", volumes), flows: readRows("flow_totals", flows)};
}
