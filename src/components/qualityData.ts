import {FileAttachment} from "observablehq:stdlib";
import type {Rules} from "./qualityPage.js";
import {readRows} from "./rows.js";
import type {ContinuityRow, FindingsRow} from "./rows.js";

interface QualityData {
  readonly findings: readonly FindingsRow[];
  readonly continuity: readonly ContinuityRow[];
  readonly rules: Rules;
}

/** Reads what the page on quality shows. */
export async function readQuality(): Promise<QualityData> {
  const [findings, continuity, rules] = await Promise.all([
    FileAttachment("../data/findings-by-rule.arrow").arrayBuffer(),
    FileAttachment("../data/continuity.arrow").arrayBuffer(),
    FileAttachment("../data/rules.json").json(),
  ]);
  return {
    findings: readRows("findings_by_rule", findings),
    continuity: readRows("continuity", continuity),
    rules: rules as Rules, // our own loader wrote it
  };
}
