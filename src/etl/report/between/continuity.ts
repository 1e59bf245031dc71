import {finding} from "../../finding.js";
import type {Finding, FindingCode} from "../../finding.js";
import {cellId} from "../../form/form.js";
import {APPLICANTS} from "../../form/requests.js";
import {cellName} from "../cellNames.js";
import type {Language} from "../placesText.js";
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
    const source = (language: Language) => quoteNumber(before, out, language);
    return [breakFinding("carried_mismatch", after, into, {expected: out.value, source})];
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
    const source = (language: Language) => {
      const [old, added, gone] = [
        quoteNumber(before, stock, language),
        quoteNumber(after, issued, language),
        quoteNumber(after, repealed, language),
      ];
      return `${old} + ${added} − ${gone} = ${expected}`;
    };
    return [breakFinding("stock_mismatch", after, now, {expected, source})];
  });
}

/** What a number should be, and how that is told. */
interface Expectation {
  readonly expected: number;
  readonly source: (language: Language) => string;
}

/** Belongs to the later report, and quotes both. */
function breakFinding(code: FindingCode, after: Report, now: NumberedValue, {expected, source}: Expectation): Finding {
  const name = cellName(now.cellId);
  const difference = round(now.value - expected);
  return finding(
    code,
    {
      zh: `${name.zh}：本年 ${quoteNumber(after, now, "zh")}，按上年应为 ${source("zh")}，相差 ${difference}`,
      en: `${name.en}: ${quoteNumber(after, now, "en")}, where the year before gives ${source("en")}, a difference of ${difference}`,
    },
    {reportId: after.reportId, cells: [now.cellId], expected: String(expected), actual: String(now.value)},
  );
}
