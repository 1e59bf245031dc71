import {group} from "d3-array";
import {html} from "htl";
import type {TableColumn} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatCount, formatShare, NO_NUMBER} from "./format.js";
import {text} from "./labels.js";
import type {Lang, Text} from "./lang.js";
import {peerChart} from "./peerChart.js";
import type {PeerPanel} from "./peerChart.js";
import {bodyBehind, peersQuery} from "./queries.js";
import type {FigureOptions} from "./requestsPage.js";
import {responsive} from "./responsive.js";
import type {PeerRow} from "./rows.js";

/** With fewer peers that have a value, quartiles say nothing of the body. */
const FEW_PEERS = 5;

const MEASURES: Readonly<Record<PeerRow["measure"], Text & {readonly isRate: boolean}>> = {
  received: {zh: "新收申请", en: "Requests received", isRate: false},
  concluded: {zh: "办结申请", en: "Requests concluded", isRate: false},
  disclosure_rate: {zh: "公开率", en: "Disclosure rate", isRate: true},
  refusal_rate: {zh: "不予公开率", en: "Refusal rate", isRate: true},
  clearance_rate: {zh: "办结率", en: "Clearance rate", isRate: true},
  disputes: {zh: "审结的复议和诉讼", en: "Disputes decided", isRate: false},
  correction_rate: {zh: "纠错率", en: "Correction rate", isRate: true},
};

/** A body beside all bodies of its level and kind, year by year; says so where these are too few. */
export function peersFigure(
  agencyId: string,
  peers: readonly PeerRow[],
  {lang, source}: FigureOptions,
): HTMLElement | null {
  if (peers.length === 0) return null;
  const isCompared = peers.some(hasPeers);
  const most = Math.max(...peers.map(({peers_counted}) => peers_counted));
  const title = {zh: "与同级同类机关相比怎样？", en: "How does it compare with its peers?"}[lang];
  const few = {
    zh: `同级同类、口径相同的报告太少（一年最多 ${formatCount(most)} 份，连同本机关），不作比较。比较至少要 ${FEW_PEERS} 份。`,
    en: `Too few reports of the same level, kind and scope (at most ${formatCount(most)} in a year, this one included) to compare: at least ${FEW_PEERS} are needed.`,
  }[lang];
  const chart = isCompared
    ? responsive((width) => peerChart(toPanels(peers, lang), {width, ariaLabel: title}))
    : html`<p class="muted">${few}</p>`;
  return figure(chart, {
    lang,
    source,
    title,
    name: `peers-${agencyId}`,
    hasPicture: isCompared,
    subtitle: {
      zh: `点为本机关，横带为同年同级同类、口径相同的报告的中间一半，竖线为中位数；n 为有数值的报告份数，连同本机关，少于 ${FEW_PEERS} 份的不画。`,
      en: `The dot is this body; the band the middle half, and the tick the median, of reports on the same year of the same level, kind and scope. n: those with a value, this one included; below ${FEW_PEERS} none is drawn.`,
    }[lang],
    sql: peersQuery(agencyId),
    behind: bodyBehind(agencyId),
    rows: peers,
    columns: columns(lang),
  });
}

function toPanels(peers: readonly PeerRow[], lang: Lang): PeerPanel[] {
  return [...group(peers, ({measure}) => measure)].map(([measure, rows]) => ({
    title: MEASURES[measure][lang],
    marks: rows.map((row) => ({
      year: row.year,
      value: row.value,
      quartiles:
        hasPeers(row) && row.first_quartile !== null && row.median !== null && row.third_quartile !== null
          ? {first: row.first_quartile, median: row.median, third: row.third_quartile}
          : null,
      written: `${write(row, row.value)} · ${hasPeers(row) ? `${{zh: "中位", en: "median"}[lang]} ${write(row, row.median)} · ` : ""}n=${formatCount(row.peers_counted)}`,
    })),
  }));
}

function hasPeers({peers_counted}: PeerRow): boolean {
  return peers_counted >= FEW_PEERS;
}

function write({measure}: PeerRow, value: number | null): string {
  if (value === null) return NO_NUMBER;
  return MEASURES[measure].isRate ? formatShare(value * 1000, 1000) : formatCount(Math.round(value * 10) / 10);
}

function columns(lang: Lang): TableColumn<PeerRow>[] {
  const quartile = (name: "first_quartile" | "median" | "third_quartile", label: string): TableColumn<PeerRow> => ({
    name,
    label,
    value: (row) => row[name],
    format: (_, row) => write(row, row[name]),
  });
  return [
    {name: "measure", label: text("measure", lang), value: ({measure}) => MEASURES[measure][lang]},
    {name: "year", label: text("year", lang), value: ({year}) => String(year)},
    {name: "value", label: text("body", lang), value: ({value}) => value, format: (_, row) => write(row, row.value)},
    {name: "numerator", label: {zh: "分子", en: "Numerator"}[lang], value: ({numerator}) => numerator},
    {
      name: "denominator",
      label: {zh: "分母", en: "Denominator"}[lang],
      value: ({measure, denominator}) => (MEASURES[measure].isRate ? denominator : null),
    },
    quartile("first_quartile", {zh: "下四分位", en: "First quartile"}[lang]),
    quartile("median", {zh: "中位数", en: "Median"}[lang]),
    quartile("third_quartile", {zh: "上四分位", en: "Third quartile"}[lang]),
    {name: "peers_counted", label: {zh: "有数值", en: "With a value"}[lang], value: ({peers_counted}) => peers_counted},
    {name: "peers", label: {zh: "同类报告", en: "Peers"}[lang], value: ({peers}) => peers},
  ];
}
