import {FINDING_RULES} from "../finding.js";
import type {BuildSummary} from "../build.js";
import type {Severity} from "../finding.js";
import type {ReportStatus, Status} from "../report/report.js";
import type {Role} from "../source/source.js";
import {renderTable} from "./table.js";
import type {TableCell} from "./table.js";
import type {Colors, Terminal} from "./terminal.js";
import {formatCount, formatCountOf, printable} from "./text.js";

/** Rejected files beyond these are counted, not named; the warehouse names them all. */
const MOST_REJECTED_SHOWN = 20;

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  primary: "read",
  alternate: "further copies",
  rejected: "rejected",
};

const STATUS_ORDER: readonly Status[] = ["printed", "inferred", "corrected", "blank", "dash", "unknown"];
const REPORT_ORDER: readonly ReportStatus[] = ["complete", "inconsistent", "partial"];
const ROLE_ORDER: readonly Role[] = ["primary", "alternate", "rejected"];

type Frame = Pick<Terminal, "width" | "colors">;

/** What a build came to, for a person: totals, then findings and rejected files where there are any. */
export function renderSummary(summary: BuildSummary, frame: Frame): string {
  const tables = [renderTotals(summary, frame), renderFindings(summary, frame), renderRejected(summary, frame)];
  const parts = [...tables, renderChanges(summary)];
  return parts.filter((part) => part !== "").join("\n\n");
}

function renderTotals({sources, reports, cells}: BuildSummary, frame: Frame): string {
  const {colors} = frame;
  const rows = [
    totalRow("Files", ROLE_ORDER, sources, (role) => ROLE_WORDS[role]),
    totalRow("Reports", REPORT_ORDER, reports, (status) => status),
    totalRow("Cells", STATUS_ORDER, cells, (status) => status),
  ];
  return renderTable(
    [
      {head: "", align: "left"},
      {head: "total", align: "right"},
      {head: "of which", align: "left"},
    ],
    rows.map(([name, total, parts]) => [{text: name, dress: colors.bold}, {text: total}, {text: parts}]),
    frame,
  ).text;
}

function totalRow<Kind extends string>(
  name: string,
  order: readonly Kind[],
  counts: Readonly<Record<Kind, number>>,
  wordOf: (kind: Kind) => string,
): readonly [string, string, string] {
  const total = order.reduce((sum, kind) => sum + counts[kind], 0);
  const parts = order.filter((kind) => counts[kind] > 0).map((kind) => `${formatCount(counts[kind])} ${wordOf(kind)}`);
  return [name, formatCount(total), parts.join(", ")];
}

function renderFindings({findings}: BuildSummary, frame: Frame): string {
  if (findings.length === 0) return "";
  return renderTable(
    [
      {head: "findings", align: "right"},
      {head: "code", align: "left", isKept: true},
      {head: "名称", align: "left", isKept: true},
      {head: "what it means", align: "left"},
    ],
    findings.map(({code, severity, count}) => [
      {text: formatCount(count)},
      {text: code, dress: severityDress(severity, frame.colors)},
      {text: FINDING_RULES[code].zh},
      {text: FINDING_RULES[code].en},
    ]),
    frame,
  ).text;
}

function renderRejected({rejected}: BuildSummary, frame: Frame): string {
  if (rejected.length === 0) return "";
  const shown = rejected.slice(0, MOST_REJECTED_SHOWN).map(rejectedRow);
  const more = rejected.length - shown.length;
  const {text} = renderTable(
    [
      {head: "rejected file", align: "left"},
      {head: "reason", align: "left"},
    ],
    shown,
    frame,
  );
  return more === 0 ? text : `${text}\n${frame.colors.dim(`and ${formatCount(more)} more, in the table source`)}`;
}

function renderChanges({changes}: BuildSummary): string {
  if (changes === null) return "";
  const count = formatCountOf(changes.cells, "cell");
  return `${count} changed since the release of ${changes.since} (query: from revision)`;
}

function rejectedRow({path, reason}: BuildSummary["rejected"][number]): TableCell[] {
  return [{text: printable(path)}, {text: printable(reason)}];
}

/** The colour of a severity, for whoever sees colours; the words say it too. */
export function severityDress(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case "error":
      return colors.red;
    case "warning":
      return colors.yellow;
    case "note":
      return colors.dim;
  }
}
