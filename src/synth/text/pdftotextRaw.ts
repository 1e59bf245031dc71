import type {Topic} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import type {RowEntry, Sheet} from "../sheet.js";
import {chunk, frameReport} from "./frame.js";
import {articleLines, disputesTitle} from "./titles.js";

/** `pdftotext -raw`: in the order of the content stream; a wrapped label stands above the line of its numbers. */
export function renderPdftotextRaw(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, {wrap: random.int(24, 30), gap: "\n", paged: true}, (topic) =>
    tableLines(sheet, topic).join("\n"),
  );
}

function tableLines(sheet: Sheet, topic: Topic): string[] {
  let part: string | null = null;
  let group: string | null = null;
  return sheet.tables[topic].flatMap((entry): string[] => {
    if (entry.kind === "stray") return [entry.text];
    if (entry.kind === "header") {
      if (topic === "disclosure") return articleLines(entry);
      return topic === "requests" ? applicantLines(sheet) : disputesTitle(sheet.wording, 2);
    }
    const lines: string[] = [];
    if (entry.part !== null && entry.part !== part) lines.push(...chunk(entry.part, 1));
    if (entry.group !== null && entry.group !== group) lines.push(entry.group);
    ({part, group} = entry);
    return [...lines, ...rowLines(entry)];
  });
}

function rowLines(entry: RowEntry): string[] {
  const numbers = entry.slots
    .map(({text}) => text)
    .filter((text) => text !== "")
    .join(" ");
  if (entry.label.length <= 16) return [[entry.label, numbers].filter((text) => text !== "").join(" ")];
  return [...chunk(entry.label, 20), numbers].filter((text) => text !== "");
}

function applicantLines({wording}: Sheet): string[] {
  const [person = "", ...rest] = wording.applicants;
  const total = rest.pop() ?? "";
  return [
    ...chunk(wording.note, 22),
    wording.applicantsTitle,
    person,
    wording.organisations,
    total,
    ...rest.flatMap((title) => chunk(title, 2)),
  ];
}
