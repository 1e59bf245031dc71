import {finding} from "../finding.js";
import type {Finding} from "../finding.js";
import type {CellId} from "../form/form.js";
import {cellName} from "./cellNames.js";
import type {CellReading} from "./cells.js";
import type {Comparison, Disagreement} from "./compareCopies.js";
import type {FormVariant, ReportCopy} from "./copy.js";
import {placeText} from "./placesText.js";
import {round} from "./sides.js";

/** The copies that disagree; cells in `filled` do not come from the primary, and their places say from where. */
export interface Disputants {
  readonly primary: ReportCopy;
  readonly filled: ReadonlySet<CellId>;
  readonly copy: ReportCopy;
}

/** One finding a cell, with what both copies print and where. */
export function disagreementFindings(
  disagreements: readonly Disagreement[],
  {primary, filled, copy}: Disputants,
): Finding[] {
  return disagreements.map(({cellId, ours, theirs}) => {
    const here = filled.has(cellId) ? ours.place : `${primary.source.path}: ${ours.place}`;
    const there = `${copy.source.path}: ${theirs.place}`;
    const name = cellName(cellId);
    const difference = ours.number === null || theirs.number === null ? null : round(theirs.number - ours.number);
    return finding(
      "copies_disagree",
      {
        zh: `${name.zh}：${placeText(here, "zh")} 为${printedZh(ours)}，${placeText(there, "zh")} 为${printedZh(theirs)}${difference === null ? "" : `，相差 ${difference}`}`,
        en: `${name.en}: ${printedEn(ours)} at ${here}, ${printedEn(theirs)} at ${there}${difference === null ? "" : `, a difference of ${difference}`}`,
      },
      {cells: [cellId], expected: textOf(ours), actual: textOf(theirs), sourceId: copy.source.sourceId},
    );
  });
}

/** A copy that says something else altogether: nothing was taken from it. */
export function conflictFinding(primary: ReportCopy, copy: ReportCopy, comparison: Comparison): Finding {
  const {disagreements, compared} = comparison;
  const count = disagreements.length;
  return finding(
    "copies_conflict",
    {
      zh: `${copy.source.path} 与 ${primary.source.path} 有 ${count} 格不同（相比非零 ${compared} 格），可能不是同一份报告，未采用`,
      en: `${copy.source.path} differs from ${primary.source.path} in ${count} cells, where ${compared} that are not zero can be compared; it may be another report, and nothing was taken from it`,
    },
    {
      cells: disagreements.map(({cellId}) => cellId),
      expected: primary.title,
      actual: copy.title,
      sourceId: copy.source.sourceId,
    },
  );
}

/** Where a copy shows another form than the report's: the cells of table two are not compared then. */
export function formFindings(form: FormVariant, copy: ReportCopy): Finding[] {
  if (copy.formAssumed || form.year === copy.form.year) return [];
  const message = {
    zh: `${copy.source.path} 读作 ${copy.form.year} 年格式，主件为 ${form.year} 年格式`,
    en: `${copy.source.path} reads as the form of ${copy.form.year}, the primary copy as that of ${form.year}`,
  };
  const sides = {expected: String(form.year), actual: String(copy.form.year), sourceId: copy.source.sourceId};
  return [finding("copies_form_differs", message, sides)];
}

function textOf({kind, number, raw}: CellReading): string {
  return kind === "printed" ? String(number) : kind === "blank" ? "" : raw;
}

function printedZh(cell: CellReading): string {
  return cell.kind === "blank" ? "空白" : ` ${textOf(cell)}`;
}

function printedEn(cell: CellReading): string {
  return cell.kind === "blank" ? "blank" : textOf(cell);
}
