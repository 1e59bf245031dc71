import {fieldLines, GRID_WIDTH} from "../fields.js";
import type {Field, FieldLine} from "../fields.js";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {frameReport} from "./frame.js";

const FRAME = {wrap: null, gap: "\n", paged: false};

/** A Markdown table: a span is a text and empty cells after it. */
export function renderMarkdown(sheet: Sheet, random: Random): string {
  const spaced = random.chance(0.7) ? " " : "";
  return frameReport(sheet, random, {...FRAME, gap: "\n\n"}, (topic) => {
    const lines = fieldLines(sheet, topic).map((line) => markdownLine(line, spaced));
    return [...lines.slice(0, 1), `|${"---|".repeat(GRID_WIDTH[topic])}`, ...lines.slice(1)].join("\n");
  });
}

/** A row a line, a bar after each cell; what spans cover is bars at the row's end. */
export function renderPipesTrailing(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, FRAME, (topic) =>
    fieldLines(sheet, topic)
      .map((line) => {
        if (line.kind === "stray") return line.text;
        const cells = visible(line).map(({text}) => (text === "" ? "|" : `${text} | `));
        return `${cells.join("")}${"|".repeat(Math.max(0, padding(line, GRID_WIDTH[topic])))}`;
      })
      .join("\n"),
  );
}

/** A cell a line, and a bar alone on the line after it. */
export function renderPipesAlone(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, FRAME, (topic) => cellLines(sheet, topic, (text) => `${text}\n|`, false));
}

/** A cell a line with its bar behind it; bars alone at the row's end. */
export function renderPipesLines(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, FRAME, (topic) => cellLines(sheet, topic, (text) => `${text} |`, true));
}

function cellLines(
  sheet: Sheet,
  topic: keyof Sheet["tables"],
  cell: (text: string) => string,
  padded: boolean,
): string {
  const lines = fieldLines(sheet, topic).flatMap((line): string[] => {
    if (line.kind === "stray") return [line.text];
    const cells = visible(line).map(({text, isStray}) => (isStray ? text : text === "" ? "|" : cell(text)));
    const pad = padded ? padding(line, GRID_WIDTH[topic]) - 1 : 0;
    return pad > 0 ? [...cells, "|".repeat(pad)] : cells;
  });
  return lines.join("\n");
}

function markdownLine(line: FieldLine, space: string): string {
  if (line.kind === "stray") return line.text;
  const cells = line.fields.map(({text, span}) => `${space}${text}${space}|${"|".repeat(span - 1)}`);
  return `|${cells.join("")}`;
}

/** The cells that a browser would print: none for what a cell above reaches into. */
function visible(line: Extract<FieldLine, {kind: "fields"}>): readonly Field[] {
  return line.fields.filter(({held}) => !held);
}

/** Bars that stand for what spans cover; those of a cell that is lost are not made up for. */
function padding(line: Extract<FieldLine, {kind: "fields"}>, width: number): number {
  return width + 1 - visible(line).length - line.missing;
}
