import {FINDING_RULES} from "../finding.js";
import type {Explanation, FindingRow, ValueRow} from "./explanation.js";
import type {ExcerptLine} from "./excerpt.js";
import type {Sum, Term} from "./sums.js";
import {severityDress} from "./summaryView.js";
import type {Colors, Terminal} from "./terminal.js";
import {fit, padEnd, printable, widthOf, wrap} from "./text.js";

const MARGIN = "  ";
const LABEL_WIDTH = 10;
const WIDEST = 100;

const STATUS_MEANINGS: Readonly<Record<ValueRow["status"], string>> = {
  printed: "read as it stands",
  inferred: "not printed, and the only number that the sums allow",
  blank: "printed empty, and nothing forces a number",
  dash: "printed as a dash or 无",
  unknown: "lost or ambiguous in this copy",
  corrected: "replaced by a correction with a reason",
};

const VERDICTS: Readonly<Record<Sum["verdict"], string>> = {holds: "✓", broken: "✗", open: "·"};

interface Frame {
  readonly width: number;
  readonly colors: Colors;
}

/** One cell's chain, for a person: what it is, its number, the line it was read from, the sums through it, the doubts. */
export function renderExplanation(explanation: Explanation, terminal: Pick<Terminal, "width" | "colors">): string {
  const frame = {width: Math.min(terminal.width, WIDEST), colors: terminal.colors};
  const parts = [
    renderHead(explanation, frame),
    renderChain(explanation, frame),
    renderExcerpt(explanation, frame),
    renderSums(explanation, frame),
    renderFindings(explanation.findings, frame),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function renderHead({report, cell}: Explanation, {colors, width}: Frame): string[] {
  const group = cell.row.group === undefined ? "" : `${cell.row.group.zh} › `;
  return [
    colors.bold(fit(`${printable(report.name)} ${report.year}`, width)) + colors.dim(`  ${report.report_id}`),
    ...wrap(`${group}${cell.row.zh} › ${cell.column.zh}`, width),
    ...wrap(`${cell.row.en} › ${cell.column.en}`, width),
    ...wrap(`${cell.id}, form ${report.form}, article ${cell.row.article} of the Regulations`, width).map(colors.dim),
  ];
}

function renderChain({value, report, cell}: Explanation, {colors, width}: Frame): string[] {
  const unit = {count: "", "10k_yuan": " 万元", yuan: " 元"}[cell.column.unit];
  const number = value.value === null ? "∅" : `${value.value}${unit}`;
  const rows: (readonly [string, string | null])[] = [
    ["value", colors.bold(number)],
    ["status", `${value.status}: ${STATUS_MEANINGS[value.status]}`],
    ["basis", value.basis],
    ["printed", value.printed === null ? null : String(value.printed)],
    ["as text", value.raw === null ? null : `“${printable(value.raw)}”`],
    ["place", value.place],
    ["source", printable(report.path)],
    ["published", report.source_url],
  ];
  return rows.flatMap(([label, text]) => (text === null ? [] : labelled(label, text, colors, width)));
}

function labelled(label: string, text: string, colors: Colors, width: number): string[] {
  const indent = MARGIN.length + LABEL_WIDTH;
  const [first = "", ...rest] = wrap(text, width - indent);
  return [MARGIN + colors.dim(padEnd(label, LABEL_WIDTH)) + first, ...rest.map((line) => " ".repeat(indent) + line)];
}

function renderExcerpt({excerpt, excerptProblem}: Explanation, {colors, width}: Frame): string[] {
  if (excerptProblem !== null) return labelled("excerpt", excerptProblem, colors, width);
  const labelWidth = Math.max(0, ...excerpt.map(({label}) => widthOf(label)));
  return excerpt.map((line) => {
    const label = " ".repeat(labelWidth - widthOf(line.label)) + line.label;
    const room = width - labelWidth - MARGIN.length - 3;
    return line.isMeant
      ? `${colors.cyan(`▸ ${label} │`)} ${renderMeant(line, room, colors)}`
      : colors.dim(`  ${label} │ ${fit(printable(line.text), room)}`);
  });
}

/** The line that is meant, its number shown inverse, or between brackets where there are no colours. */
function renderMeant({text, mark}: ExcerptLine, room: number, colors: Colors): string {
  if (mark === null) return fit(printable(text), room);
  const [before, marked, after] = [text.slice(0, mark.start), text.slice(mark.start, mark.end), text.slice(mark.end)];
  const number = colors.isColorSupported ? colors.inverse(printable(marked)) : `[${printable(marked)}]`;
  const left = keepEnd(printable(before), room - widthOf(number) - 1);
  const rest = Math.max(0, room - widthOf(left) - widthOf(marked) - 2);
  return left + number + (rest > 0 ? fit(printable(after), rest) : "");
}

/** The end of a text that is too long for its room: what stands next to the number matters. */
function keepEnd(text: string, room: number): string {
  const characters = Array.from(text);
  while (characters.length > 0 && widthOf(characters.join("")) > room - 1) characters.shift();
  return widthOf(text) <= room ? text : `…${characters.join("")}`;
}

function renderSums({sums, value}: Explanation, {colors, width}: Frame): string[] {
  if (sums.length === 0) return [];
  const confirmed = `confirmed by ${value.confirmed_by} of ${sums.length}`;
  return [
    `${colors.bold("Sums through this cell")}${colors.dim(`  ${confirmed}`)}`,
    ...sums.flatMap((sum) => renderSum(sum, colors, width)),
  ];
}

function renderSum(sum: Sum, colors: Colors, width: number): string[] {
  const dress = {holds: colors.green, broken: colors.red, open: colors.dim}[sum.verdict];
  const sign = {holds: "=", broken: "≠", open: "?"}[sum.verdict];
  const equation = `${renderSide(sum.left, sum.leftTotal)} ${sign} ${renderSide(sum.right, sum.rightTotal)}`;
  return [
    `${MARGIN}${dress(VERDICTS[sum.verdict])} ${sum.identity.id}`,
    ...wrap(equation, width - 6).map((line) => `      ${line}`),
  ];
}

/** The terms that are not zero, with their total; where a term has no number, what is missing. */
function renderSide(terms: readonly Term[], total: number | null): string {
  const missing = terms.filter(({value}) => value === null);
  if (total === null) return `(${missing.length} of ${terms.length} without a number)`;
  const parts = terms.filter(({value}) => value !== 0);
  if (parts.length <= 1) return String(total);
  return `${total} (${parts.map(renderTerm).join(" + ")})`;
}

function renderTerm({value, isPrinted}: Term): string {
  return isPrinted ? String(value) : `${String(value)}*`;
}

function renderFindings(findings: readonly FindingRow[], {colors, width}: Frame): string[] {
  if (findings.length === 0) return [];
  return [
    colors.bold("Findings"),
    ...findings.flatMap(({code, message_en, message_zh}) => {
      const {severity} = FINDING_RULES[code];
      const lines = [...wrap(printable(message_en), width - 4), ...wrap(printable(message_zh), width - 4)];
      return [
        `${MARGIN}${severityDress(severity, colors)(`${severity} ${code}`)}`,
        ...lines.map((line) => `    ${line}`),
      ];
    }),
  ];
}
