import {FileAttachment} from "observablehq:stdlib";
import type {Accuracy} from "./accuracyFigure.js";
import type {QualityData, Rules} from "./qualityPage.js";
import {readRows} from "./rows.js";

/** Reads what the page on quality shows. */
export async function readQuality(): Promise<QualityData> {
  const [findings, continuity, inconsistent, rules, accuracy] = await Promise.all([
    FileAttachment("../data/findings-by-rule.arrow").arrayBuffer(),
    FileAttachment("../data/continuity.arrow").arrayBuffer(),
    FileAttachment("../data/inconsistent-reports.arrow").arrayBuffer(),
    FileAttachment("../data/rules.json").json(),
    FileAttachment("../data/accuracy.json").json(),
  ]);
  return {
    findings: readRows("findings_by_rule", findings),
    continuity: readRows("continuity", continuity),
    inconsistent: readRows("inconsistent_reports", inconsistent),
    rules: rules as Rules, // our own loader wrote it
    accuracy: accuracy as Accuracy | null, // as bench/accuracy.ts does
  };
}
