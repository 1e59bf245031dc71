import {findRegion, jurisdictionsOf} from "../../agency/region.js";
import {finding} from "../../finding.js";
import type {Finding} from "../../finding.js";
import {isComparable} from "../../form/bridge.js";
import {getForm} from "../../form/forms.js";
import {cellName} from "../cellNames.js";
import type {Language} from "../placesText.js";
import {round} from "../sides.js";
import {findNumber, quoteNumber} from "./series.js";
import type {ComparedReport, NumberedValue} from "./series.js";

/** A change has no sum over bodies that could not shrink. */
const SIGNED: ReadonlySet<string> = new Set(
  getForm(2019, "one").cells.flatMap(({id, column}) => (column.signed === true ? [id] : [])),
);

/** Names the parts of a sum up to this many. */
const MOST_NAMED = 4;

/**
 * Cells of consolidated reports that are less than those of the reports that
 * they contain: of the same year, by bodies of the same jurisdiction that report
 * for themselves, in cells that count the same on the forms of both. Parts that are not there, or have no number, only
 * make the sum too small, so that what is found is a break whatever they say.
 */
export function levelFindings(reports: readonly ComparedReport[]): Finding[] {
  const parts = groupParts(reports.filter(({scope}) => scope === "own"));
  return reports
    .filter(({scope}) => scope === "consolidated")
    .flatMap((whole) => {
      const {agencyId, regionCode} = whole.agency;
      const contained = parts
        .get(`${whole.year} ${regionCode ?? ""}`)
        ?.filter(({agency}) => agency.agencyId !== agencyId);
      return contained === undefined || contained.length === 0 ? [] : wholeFindings(whole, contained);
    });
}

/** Reports by year and each jurisdiction that they are within, so that the work grows with the reports and not with their pairs. */
function groupParts(own: readonly ComparedReport[]): ReadonlyMap<string, readonly ComparedReport[]> {
  const groups = new Map<string, ComparedReport[]>();
  for (const report of own) {
    const region = findRegion(report.agency.regionCode ?? "");
    for (const code of new Set(region === undefined ? [] : jurisdictionsOf(region))) {
      const key = `${report.year} ${code}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [report]);
      else group.push(report);
    }
  }
  return groups;
}

function wholeFindings(whole: ComparedReport, parts: readonly ComparedReport[]): Finding[] {
  return whole.values.flatMap(({cellId}) => {
    const total = findNumber(whole, cellId);
    if (total === undefined || SIGNED.has(cellId)) return [];
    const theirs = parts.flatMap((report) => {
      const number = isComparable(cellId, whole.form, report.form) ? findNumber(report, cellId) : undefined;
      return number === undefined || number.value <= 0 ? [] : [{report, number}];
    });
    const sum = round(theirs.reduce((running, {number}) => running + number.value, 0));
    return sum <= total.value ? [] : [belowFinding(whole, total, sum, theirs)];
  });
}

function belowFinding(
  whole: ComparedReport,
  total: NumberedValue,
  sum: number,
  parts: readonly {readonly report: ComparedReport; readonly number: NumberedValue}[],
): Finding {
  const name = cellName(total.cellId);
  const terms = (language: Language) => {
    const named = parts.slice(0, MOST_NAMED).map(({report, number}) => quoteNumber(report, number, language));
    return [...named, ...(parts.length > MOST_NAMED ? ["…"] : [])].join(" + ");
  };
  const difference = round(sum - total.value);
  return finding(
    "consolidated_below_parts",
    {
      zh: `${name.zh}：汇总报告为 ${quoteNumber(whole, total, "zh")}，所含报告合计 ${sum}：${terms("zh")}，少 ${difference}`,
      en: `${name.en}: the consolidated report has ${quoteNumber(whole, total, "en")}, the reports that it contains ${sum}: ${terms("en")}; it is short of ${difference}`,
    },
    {reportId: whole.reportId, cells: [total.cellId], expected: String(sum), actual: String(total.value)},
  );
}
