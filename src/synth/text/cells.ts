import type {Topic} from "../../etl/form/form.js";
import {fieldLines} from "../fields.js";
import type {Field} from "../fields.js";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {frameReport} from "./frame.js";

/** A cell a line behind a tab, rows parted by blank lines, as DOCX converters write it. */
export function renderCellLines(sheet: Sheet, random: Random): string {
  const isWrapped = random.chance(0.5);
  return frameReport(sheet, random, {wrap: null, gap: "\n", paged: false}, (topic) => {
    const rows = fieldLines(sheet, topic).map((line) => {
      if (line.kind === "stray") return line.text;
      const text = (each: Field) => (isWrapped && line.isHeader ? wrapTitle(each.text, "\n") : each.text);
      return line.fields.map((each) => (each.isStray ? each.text : `\t${text(each)}`)).join("\n");
    });
    return `${rows.join("\n\n")}\n\n`;
  });
}

/** A cell a paragraph, as HTML converters write it; long labels may come in two. */
export function renderCellParagraphs(sheet: Sheet, random: Random): string {
  const indent = random.pick(["", "", " ", "　"]);
  return frameReport(sheet, random, {wrap: null, gap: "\n\n", paged: false}, (topic) =>
    visibleCells(sheet, topic, random)
      .map((text) => (/^\d+$/.test(text) ? indent : "") + text)
      .join("\n\n"),
  );
}

/** A cell a line and nothing else between cells or rows. */
export function renderCellBare(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, {wrap: null, gap: "\n", paged: false}, (topic) =>
    visibleCells(sheet, topic, random).join("\n"),
  );
}

function visibleCells(sheet: Sheet, topic: Topic, random: Random): string[] {
  const splits = random.pick([0, 0.1, 0.5]);
  const personLost = random.chance(0.1);
  return fieldLines(sheet, topic).flatMap((line): string[] => {
    if (line.kind === "stray") return [line.text];
    return line.fields
      .filter(({held, text}) => !held && text !== "" && !(line.isHeader && personLost && text === "自然人"))
      .map(({text, isNumber}) => (isNumber || !random.chance(splits) ? text : splitLabel(text, random)));
  });
}

/** A label broken where the cell was narrow, on the next line or in the next paragraph. */
function splitLabel(text: string, random: Random): string {
  if (text.length < 4) return text;
  const at = random.int(2, text.length - 2);
  return `${text.slice(0, at)}${random.pick(["\n", "\n\n"])}${text.slice(at)}`;
}

function wrapTitle(text: string, gap: string): string {
  return text.length === 4 ? `${text.slice(0, 2)}${gap}${text.slice(2)}` : text;
}
