import type {Finding} from "../../finding.js";
import type {Report} from "../report.js";
import {carriedFindings, stockFindings} from "./continuity.js";
import {levelFindings} from "./levels.js";
import {magnitudeFindings} from "./magnitude.js";
import {missingYearFindings} from "./missingYears.js";
import {bodySeries, successions} from "./series.js";

/** The reports with what only shows when they stand beside each other. Doubts about a series belong to its later report. */
export function checkBetween(reports: readonly Report[]): Report[] {
  return addFindings(checkSeries(reports), levelFindings(reports));
}

/** The reports with what shows when those of each body stand beside each other, and no other body's. */
export function checkSeries(reports: readonly Report[]): Report[] {
  return addFindings(reports, bodySeries(reports).flatMap(seriesFindings));
}

function addFindings(reports: readonly Report[], findings: readonly Finding[]): Report[] {
  const found = new Map<string | null, Finding[]>();
  for (const each of findings) found.set(each.reportId, [...(found.get(each.reportId) ?? []), each]);
  return reports.map((report) => {
    const more = found.get(report.reportId);
    return more === undefined ? report : {...report, findings: [...report.findings, ...more]};
  });
}

function seriesFindings(series: readonly Report[]): Finding[] {
  return [
    ...missingYearFindings(series),
    ...successions(series).flatMap((pair) => [...carriedFindings(pair), ...stockFindings(pair)]),
    ...magnitudeFindings(series),
  ];
}
