import type {Topic} from "../../etl/form/form.js";
import {field, fieldLines} from "../fields.js";
import type {Field, FieldLine} from "../fields.js";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {frameReport} from "./frame.js";

const FRAME = {wrap: null, gap: "\n\n", paged: false};

/** Tab-separated rows of equal width: a span is a text and empty fields after it. */
export function renderTabs(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, FRAME, (topic) => fieldLines(sheet, topic).map(tabLine).join("\n"));
}

/** The same over several pages: the header comes again, and group labels are cut where the page ends. */
export function renderTabsPaged(sheet: Sheet, random: Random): string {
  const table = (topic: Topic): string => {
    const lines = fieldLines(sheet, topic);
    return (topic === "requests" ? breakPages(lines, random) : lines).map(tabLine).join("\n");
  };
  return frameReport(sheet, random, FRAME, table);
}

/** As character recognition writes a bad scan: rows of any width, labels of groups scattered down the side. */
export function renderTabsRagged(sheet: Sheet, random: Random): string {
  const trailing = random.int(0, 3);
  const table = (topic: Topic): string =>
    scatter(fieldLines(sheet, topic), random)
      .map((line) => raggedLine(line, trailing, random))
      .join("\n");
  return frameReport(sheet, random, FRAME, table);
}

function tabLine(line: FieldLine): string {
  if (line.kind === "stray") return line.text;
  return line.fields.map(({text, span}) => text + "\t".repeat(span - 1)).join("\t");
}

function breakPages(lines: readonly FieldLine[], random: Random): FieldLine[] {
  const header = lines.filter((line) => line.kind === "fields" && line.isHeader).slice(0, 3);
  const breaks = new Set([random.int(6, 14), random.int(15, 25)]);
  return lines.flatMap((line, i) => (breaks.has(i) ? [{kind: "stray", text: ""}, ...header, line] : [line]));
}

/** Spreads the label of a part and of each group over the rows that it stands beside, a piece a row. */
function scatter(lines: readonly FieldLine[], random: Random): FieldLine[] {
  const pieces: [string[], string[]] = [[], []];
  return lines.map((line) => {
    if (line.kind === "stray" || line.isHeader) return line;
    const lead = line.fields.findIndex(({isNumber}) => isNumber);
    const fields = line.fields.map((each, i): Field => {
      const queue = i < lead - 1 ? pieces[i] : undefined;
      if (queue === undefined || each.isNumber) return each;
      if (!each.held) queue.splice(0, queue.length, ...cutPieces(each.text, random));
      return {...each, text: queue.shift() ?? ""};
    });
    return {...line, fields};
  });
}

function cutPieces(text: string, random: Random): string[] {
  if (random.chance(0.4)) return [text];
  const size = random.int(1, 3);
  return text.match(new RegExp(`[（(].[）)]|.{1,${size}}`, "g")) ?? [text];
}

function raggedLine(line: FieldLine, trailing: number, random: Random): string {
  if (line.kind === "stray") return line.text;
  const pad = "\t".repeat(trailing + (random.chance(0.2) ? 1 : 0));
  if (line.isHeader && random.chance(0.3)) return line.fields.map(({text}) => text).join(" ") + pad;
  const long = line.fields.findIndex(({text, isNumber}) => !isNumber && text.length > 12);
  const cut = line.fields[long];
  if (line.isHeader || cut === undefined || random.chance(0.7)) return joinRagged(line.fields, random) + pad;
  const at = cut.text.length - random.int(1, 4);
  const upper = line.fields.map((each, i) => (i === long ? {...each, text: each.text.slice(0, at)} : each));
  const lower = line.fields.map((_, i) => field(i === long ? cut.text.slice(at) : ""));
  return `${joinRagged(upper, random)}${pad}\n${lower.map(({text}) => text).join("\t")}${pad}`;
}

function joinRagged(fields: readonly Field[], random: Random): string {
  return fields
    .map(({text, span, isNumber}) => text + (isNumber ? "" : "\t".repeat(random.int(0, span - 1))))
    .join("\t");
}
