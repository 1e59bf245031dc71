import type {Topic} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import type {RowEntry, Sheet} from "../sheet.js";
import {chunk, frameReport} from "./frame.js";
import {articleLines, disputesTitle} from "./titles.js";

/**
 * The text of a PDF, a run a line: long labels wrap, and their numbers stand after
 * the label, in the middle of it, or with the last one alone on the next line.
 */
export function renderPdfLines(sheet: Sheet, random: Random): string {
  const gap = random.chance(0.7) ? "\n\n" : "\n";
  return frameReport(sheet, random, {wrap: random.int(24, 30), gap, paged: random.chance(0.3)}, (topic) =>
    tableLines(sheet, topic, random).join(gap),
  );
}

function tableLines(sheet: Sheet, topic: Topic, random: Random): string[] {
  let part: string | null = null;
  let group: string | null = null;
  return sheet.tables[topic].flatMap((entry): string[] => {
    if (entry.kind === "stray") return [entry.text];
    if (entry.kind === "header") {
      if (topic === "disclosure") return articleLines(entry);
      return topic === "requests" ? applicantLines(sheet) : disputesTitle(sheet.wording, 1);
    }
    const lines: string[] = [];
    if (entry.part !== null && entry.part !== part) lines.push(...cutPart(entry.part));
    const newGroup = entry.group !== null && entry.group !== group ? entry.group : null;
    ({part, group} = entry);
    return [...lines, ...rowLines(entry, newGroup, random)];
  });
}

/** 三、本 / 年度 / 办理 / 结果 */
function cutPart(part: string): string[] {
  return [part.slice(0, 3), ...chunk(part.slice(3), 2)];
}

function rowLines(entry: RowEntry, group: string | null, random: Random): string[] {
  const numbers = entry.slots.map(({text}) => text).filter((text) => text !== "");
  const pieces = entry.label.length > 14 ? chunk(entry.label, 13) : [entry.label];
  if (pieces.length > 2 && random.chance(0.5)) return interleaved(pieces, numbers, group);
  const lead = group === null ? [] : cutGroup(group);
  if (pieces.length === 1) return [...lead, joined([entry.label, ...numbers])];
  if (random.chance(0.6) && numbers.length > 2) {
    return [...lead, `${pieces.join("\n\n")}\n${numbers.slice(0, -1).join(" ")}`, numbers.slice(-1).join("")];
  }
  return [...lead, ...pieces, numbers.join(" ")].filter((line) => line !== "");
}

/** （六） 1.申请人… 0 0 0 0 0 0 0 / 其他 / 处理 / 补正… */
function interleaved(pieces: readonly string[], numbers: readonly string[], group: string | null): string[] {
  const [first = "", ...rest] = pieces;
  if (group === null) return [joined([first, ...numbers]), ...rest];
  const [mark = "", ...names] = cutGroup(group);
  return [joined([mark, first, ...numbers]), ...names.map((name) => ` ${name}`), ...rest];
}

/** （三） / 不予 / 公开 */
function cutGroup(group: string): string[] {
  return [group.slice(0, 3), ...chunk(group.slice(3), 2)];
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}

function applicantLines({wording}: Sheet): string[] {
  const [person = "", business = "", research = "", welfare = "", legal = "", other = "", total = ""] =
    wording.applicants;
  return [
    ` ${wording.note.slice(0, 18)}`,
    wording.note.slice(18),
    wording.applicantsTitle,
    person.slice(0, 2),
    person.slice(2),
    wording.organisations,
    `${total}${business.slice(0, 2)}`,
    business.slice(2),
    ...[research, welfare, legal].flatMap((title) => chunk(title, 2)),
    other,
  ];
}
