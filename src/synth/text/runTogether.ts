import type {Topic} from "../../etl/form/form.js";
import {fieldLines} from "../fields.js";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";

/** Everything in one line but, mostly, the title; the cells of a row run together: `801000081` is 80, 1, 0, 0, 0, 0, 81. */
export function renderRunTogether(sheet: Sheet, random: Random): string {
  return oneLine(sheet, random, 0);
}

/** The same with a space between cells here and there. */
export function renderRunTogetherSpaced(sheet: Sheet, random: Random): string {
  return oneLine(sheet, random, random.pick([0.05, 0.3, 0.7]));
}

function oneLine(sheet: Sheet, random: Random, spaces: number): string {
  const between = random.pick(["", " "]);
  const sections = sheet.sections.map(({heading, paragraphs, topic}) => {
    const table = topic === null ? "" : tableText(sheet, topic, random, spaces);
    return `${heading}${between}${paragraphs.join(between)}${table}`;
  });
  const text = [...sheet.preamble, ...sections, ...sheet.closing].join(" ");
  return random.chance(0.3) ? `${sheet.title} ${text}` : `标题: ${sheet.title}\n==== 正文 ====\n${text}`;
}

function tableText(sheet: Sheet, topic: Topic, random: Random, spaces: number): string {
  const text = fieldLines(sheet, topic).flatMap((line): string[] => {
    if (line.kind === "stray") return [` ${line.text} `];
    const ended = line.isHeader ? random.pick(["", " "]) : "";
    return [
      ...line.fields
        .filter(({held}) => !held)
        .map((field) => {
          const isSpaced = random.chance(spaces) || field.isStray;
          return isSpaced ? `${field.text} ` : field.text;
        }),
      ended,
    ];
  });
  return text.join("");
}
