import {finding} from "../../finding.js";
import type {Finding, FindingCode} from "../../finding.js";
import {cellId} from "../../form/form.js";
import {APPLICANTS} from "../../form/requests.js";
import {cellName} from "../cellNames.js";
import type {Report} from "../report.js";
import {round} from "../sides.js";
import {findNumber, quoteNumber} from "./series.js";
import type {NumberedValue, Succession} from "./series.js";

const STOCKS = ["rules", "normative_documents"];

/** What was carried out of a year is carried into the next, applicant by applicant. */
export function carriedFindings({before, after}: Succession): Finding[] {
  return APPLICANTS.flatMap(({code}) => {
    const out = findNumber(before, cellId("requests", "carried_out", code));
    const into = findNumber(after, cellId("requests", "carried_in", code));
    if (out === undefined || into === undefined || out.value === into.value) return [];
    return [breakFinding("carried_mismatch", after, into, out.value, quoteNumber(before, out))];
  });
}

/** What was in force, and issued, less what was repealed, is in force: between reports on the form of 2021, which alone has these cells. */
export function stockFindings({before, after}: Succession): Finding[] {
  return STOCKS.flatMap((row) => {
    const at = (report: Report, column: string) => findNumber(report, cellId("disclosure", row, column));
    const stock = at(before, "in_force");
    const [issued, repealed, now] = [at(after, "issued"), at(after, "repealed"), at(after, "in_force")];
    if (stock === undefined || issued === undefined || repealed === undefined || now === undefined) return [];
    const expected = round(stock.value + issued.value - repealed.value);
    if (expected === now.value) return [];
    const sum = `${quoteNumber(before, stock)} + ${quoteNumber(after, issued)} − ${quoteNumber(after, repealed)}`;
    return [breakFinding("stock_mismatch", after, now, expected, `${sum} = ${expected}`)];
  });
}

/** Belongs to the later report, and quotes both. */
function breakFinding(code: FindingCode, after: Report, now: NumberedValue, expected: number, source: string): Finding {
  const name = cellName(now.cellId);
  const quoted = quoteNumber(after, now);
  const difference = round(now.value - expected);
  return finding(
    code,
    {
      zh: `${name.zh}：本年 ${quoted}，按上年应为 ${source}，相差 ${difference}`,
      en: `${name.en}: ${quoted}, where the year before gives ${source}, a difference of ${difference}`,
    },
    {reportId: after.reportId, cells: [now.cellId], expected: String(expected), actual: String(now.value)},
  );
}
