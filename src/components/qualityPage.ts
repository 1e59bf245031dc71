import {group, sum} from "d3-array";
import {html} from "htl";
import {accuracyFigure} from "./accuracyFigure.js";
import type {Accuracy} from "./accuracyFigure.js";
import {dataTable} from "./dataTable.js";
import type {TableColumn} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatPart, NO_NUMBER} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {BEHIND, findingQuery, QUERIES} from "./queries.js";
import {queryHref} from "./queryLink.js";
import type {FigureOptions} from "./requestsPage.js";
import type {ContinuityRow, FindingsRow, InconsistentRow} from "./rows.js";

/** What a code of a finding means. */
export type Rules = Readonly<Record<string, {readonly zh: string; readonly en: string}>>;

export interface QualityData {
  readonly findings: readonly FindingsRow[];
  readonly continuity: readonly ContinuityRow[];
  readonly inconsistent: readonly InconsistentRow[];
  readonly rules: Rules;
  /** Null where it was not measured. */
  readonly accuracy: Accuracy | null;
}

/** Whether reports agree with themselves and with the year before, what is doubtful, and how well they are read. */
export function qualityFigures(data: QualityData, options: FigureOptions): HTMLElement {
  return html`<div>
    ${inconsistentFigure(data.inconsistent, options)} ${findingsFigure(data, options)}
    ${continuityFigure(data.continuity, options)} ${accuracyFigure(data.accuracy, options)}
  </div>`;
}

function inconsistentFigure(rows: readonly InconsistentRow[], {lang, source}: FigureOptions): HTMLElement {
  const columns: TableColumn<InconsistentRow>[] = [
    {name: "year", label: text("year", lang), value: ({year}) => String(year)},
    {
      name: "scope",
      label: text("scope", lang),
      value: ({scope}) => scope,
      format: (_, {scope}) => text(scope === "unknown" ? "unknown_scope" : scope, lang),
    },
    {name: "reports", label: text("reports", lang), value: ({reports}) => reports},
    {
      name: "inconsistent",
      label: {zh: "自相矛盾的报告", en: "Contradict themselves"}[lang],
      value: ({inconsistent}) => inconsistent,
      format: (_, {inconsistent, reports}) => formatPart(inconsistent, reports, lang),
    },
    {
      name: "partial",
      label: {zh: "有格读不出的报告", en: "With cells unknown"}[lang],
      value: ({partial}) => partial,
      format: (_, {partial, reports}) => formatPart(partial, reports, lang),
    },
    {
      name: "identities_broken",
      label: {zh: "不成立的勾稽关系", en: "Identities broken"}[lang],
      value: ({identities_broken}) => identities_broken,
      format: (_, {identities_broken, identities}) => formatPart(identities_broken, identities, lang),
    },
    {
      name: "identities",
      label: {zh: "可检验的勾稽关系", en: "Identities checked"}[lang],
      value: ({identities}) => identities,
    },
  ];
  return figure(dataTable(rows, columns), {
    lang,
    source,
    title: {zh: "多少报告自相矛盾？", en: "How many reports contradict themselves?"}[lang],
    name: "inconsistent-reports",
    subtitle: {
      zh: "至少有一条勾稽关系不成立的报告，占该年、该口径的全部报告。印出的数字照印，从不改动。",
      en: "Reports with at least one sum of the form that does not hold, of all of the year and scope. Printed numbers are never changed.",
    }[lang],
    sql: QUERIES.inconsistent,
    behind: BEHIND.inconsistent,
    rows,
    columns,
  });
}

/** A rule with what it found in all years, and in each. */
interface RuleRow {
  readonly code: string;
  readonly severity: string;
  readonly hits: number;
  readonly checked: number;
  readonly cells: number;
  /** Null where the rule looks at files, not at reports of a year. */
  readonly years: ReadonlyMap<number, FindingsRow> | null;
}

function findingsFigure({findings, rules}: QualityData, {lang, source}: FigureOptions): HTMLElement {
  const rows = ruleRows(findings);
  const years = [...new Set(findings.flatMap(({year}) => year ?? []))].sort((a, b) => a - b);
  const columns: TableColumn<RuleRow>[] = [
    {
      name: "rule",
      label: {zh: "疑点", en: "Finding"}[lang],
      value: ({code}) => rules[code]?.[lang] ?? code,
      link: ({code}) => queryHref(findingQuery(code)),
    },
    {name: "code", label: {zh: "代码", en: "Code"}[lang], value: ({code}) => code},
    {
      name: "hits",
      label: {zh: "涉及报告", en: "Reports concerned"}[lang],
      value: ({hits}) => hits,
      format: (_, {hits, checked, years: known}) =>
        `${formatPart(hits, checked, lang)}${known === null ? filesMark(lang) : ""}`,
    },
    {name: "cells", label: {zh: "涉及格数", en: "Cells"}[lang], value: ({cells}) => cells},
    ...years.map((year) => yearColumn(year, lang)),
  ];
  return figure(dataTable(rows, columns), {
    lang,
    source,
    title: {zh: "哪些疑点，多常见？", en: "What is doubtful, and how often?"}[lang],
    name: "findings",
    subtitle: {
      zh: "涉及的报告占全部报告的比例，各年另列；点疑点看是哪些报告、哪些格。“个文件”指未成报告的文件，分母是全部文件。",
      en: "Reports concerned, of all reports, and of each year's. A finding leads to its reports and cells. “Files” are those that gave no report, of all files.",
    }[lang],
    sql: QUERIES.findings,
    behind: BEHIND.findings,
    rows,
    columns,
  });
}

function ruleRows(findings: readonly FindingsRow[]): RuleRow[] {
  const rules = [...group(findings, ({code, year}) => `${code} ${year === null}`).values()];
  return rules
    .map((list) => ({
      code: list[0]?.code ?? "",
      severity: list[0]?.severity ?? "",
      hits: sum(list, ({hits}) => hits),
      checked: sum(list, ({checked}) => checked),
      cells: sum(list, ({cells}) => cells),
      years:
        list[0]?.year === null
          ? null
          : new Map(list.flatMap((row) => (row.year === null ? [] : [[row.year, row] as const]))),
    }))
    .filter(({hits}) => hits > 0)
    .sort((a, b) => b.hits / b.checked - a.hits / a.checked);
}

function yearColumn(year: number, lang: Lang): TableColumn<RuleRow> {
  return {
    name: String(year),
    label: String(year),
    value: ({years}) => years?.get(year)?.hits ?? null,
    format: (_, {years}) => {
      const row = years?.get(year);
      return row === undefined ? NO_NUMBER : formatPart(row.hits, row.checked, lang);
    },
  };
}

function filesMark(lang: Lang): string {
  return lang === "zh" ? " 个文件" : " files";
}

function continuityFigure(rows: readonly ContinuityRow[], {lang, source}: FigureOptions): HTMLElement {
  const ruleName = ({rule}: ContinuityRow) =>
    rule === "carried"
      ? {zh: "上年结转＝上一年报告的结转下年度", en: "carried in = carried out of the year before"}[lang]
      : {zh: "现行有效＝上年现行有效＋制发－废止", en: "in force = in force before + issued − repealed"}[lang];
  const columns: TableColumn<ContinuityRow>[] = [
    {name: "rule", label: {zh: "跨年关系", en: "Between years"}[lang], value: ruleName},
    {name: "year", label: text("year", lang), value: ({year}) => String(year)},
    {
      name: "differ",
      label: {zh: "不符的格", en: "Cells that differ"}[lang],
      value: ({differ}) => differ,
      format: (_, {differ, checks}) => formatPart(differ, checks, lang),
    },
    {name: "agree", label: {zh: "相符", en: "Agree"}[lang], value: ({agree}) => agree},
    {name: "checks", label: {zh: "可比的格", en: "Cells compared"}[lang], value: ({checks}) => checks},
  ];
  return figure(dataTable(rows, columns), {
    lang,
    source,
    title: {zh: "前后两年的报告对得上吗？", en: "Do the reports of two years agree?"}[lang],
    name: "continuity",
    subtitle: {
      zh: "同一机关相邻两年的报告，两边都有数值的格。",
      en: "Reports of one body on two years in a row, cells with a value on both sides.",
    }[lang],
    sql: QUERIES.continuity,
    behind: BEHIND.continuity,
    rows,
    columns,
  });
}
