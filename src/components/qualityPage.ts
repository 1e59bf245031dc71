import {html} from "htl";
import {figure} from "./figure.js";
import {formatShare} from "./format.js";
import {text} from "./labels.js";
import {QUERIES} from "./queries.js";
import type {FigureOptions} from "./requestsPage.js";
import {dataTable} from "./dataTable.js";
import type {ContinuityRow, FindingsRow} from "./rows.js";

/** What a code of a finding means. */
export type Rules = Readonly<Record<string, {readonly zh: string; readonly en: string}>>;

/** Doubts by rule and year, and how often the reports of two years agree. */
export function qualityFigures(
  {
    findings,
    continuity,
    rules,
  }: {readonly findings: readonly FindingsRow[]; readonly continuity: readonly ContinuityRow[]; readonly rules: Rules},
  {lang, source}: FigureOptions,
): HTMLElement {
  const hits = findings.filter(({hits}) => hits > 0);
  const findingColumns = [
    {
      name: "rule",
      label: {zh: "疑点", en: "Finding"}[lang],
      value: ({code}: FindingsRow) => rules[code]?.[lang] ?? code,
    },
    {name: "code", label: {zh: "代码", en: "Code"}[lang], value: ({code}: FindingsRow) => code},
    {
      name: "year",
      label: text("year", lang),
      value: ({year}: FindingsRow) =>
        year === null ? {zh: "未成报告的文件", en: "files without a report"}[lang] : String(year),
    },
    {name: "hits", label: {zh: "涉及报告", en: "Reports concerned"}[lang], value: ({hits}: FindingsRow) => hits},
    {name: "checked", label: {zh: "全部报告", en: "Reports"}[lang], value: ({checked}: FindingsRow) => checked},
    {
      name: "rate",
      label: {zh: "比例", en: "Share"}[lang],
      value: ({hits, checked}: FindingsRow) => formatShare(hits, checked),
    },
    {name: "cells", label: {zh: "涉及格数", en: "Cells"}[lang], value: ({cells}: FindingsRow) => cells},
  ];
  const ruleName = ({rule}: ContinuityRow) =>
    rule === "carried"
      ? {zh: "上年结转＝上一年报告的结转下年度", en: "carried in = carried out of the year before"}[lang]
      : {zh: "现行有效＝上年现行有效＋制发－废止", en: "in force = in force before + issued − repealed"}[lang];
  const continuityColumns = [
    {name: "rule", label: {zh: "跨年关系", en: "Between years"}[lang], value: ruleName},
    {name: "year", label: text("year", lang), value: ({year}: ContinuityRow) => String(year)},
    {name: "agree", label: {zh: "相符", en: "Agree"}[lang], value: ({agree}: ContinuityRow) => agree},
    {name: "differ", label: {zh: "不符", en: "Differ"}[lang], value: ({differ}: ContinuityRow) => differ},
    {name: "checks", label: {zh: "可比的格", en: "Cells compared"}[lang], value: ({checks}: ContinuityRow) => checks},
  ];
  return html`<div>
    ${figure(dataTable(hits, findingColumns), {
      lang,
      source,
      title: {zh: "发现了哪些疑点？", en: "What is doubtful?"}[lang],
      name: "findings",
      subtitle: {
        zh: "原文印错的照原样保留，读不出的写明；每一条都能在机关页打开。",
        en: "What a report prints wrong is kept, what cannot be read is said; each opens on the body's page.",
      }[lang],
      sql: QUERIES.findings,
      rows: hits,
      columns: findingColumns,
    })}
    ${figure(dataTable(continuity, continuityColumns), {
      lang,
      source,
      title: {zh: "前后两年的报告对得上吗？", en: "Do the reports of two years agree?"}[lang],
      name: "continuity",
      subtitle: {zh: "同一机关相邻两年的报告。", en: "Reports of one body on two years in a row."}[lang],
      sql: QUERIES.continuity,
      rows: continuity,
      columns: continuityColumns,
    })}
  </div>`;
}
