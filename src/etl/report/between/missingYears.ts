import {finding} from "../../finding.js";
import type {Finding} from "../../finding.js";
import type {Report} from "../report.js";

/** A finding for each gap in a body's series; it belongs to the report after the gap. */
export function missingYearFindings(series: readonly Report[]): Finding[] {
  return series.flatMap((report, index) => {
    const before = series[index - 1];
    if (before === undefined || report.year - before.year < 2) return [];
    const [first, last] = [before.year + 1, report.year - 1];
    const years = first === last ? String(first) : `${first}–${last}`;
    return [
      finding(
        "year_missing",
        {
          zh: `${before.reportId} 与 ${report.reportId} 之间缺 ${years} 年度报告`,
          en: `there is no report on ${years} between ${before.reportId} and ${report.reportId}`,
        },
        {reportId: report.reportId, expected: years},
      ),
    ];
  });
}
