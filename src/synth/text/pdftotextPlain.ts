import type {Topic} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import {isRow} from "../sheet.js";
import type {Entry, RowEntry, Sheet} from "../sheet.js";
import {chunk, frameReport} from "./frame.js";
import {disputesTitle} from "./titles.js";

/** Plain `pdftotext`: runs of rows column by column, labels before or after them; the rows cannot always be told. */
export function renderPdftotextPlain(sheet: Sheet, random: Random): string {
  return frameReport(sheet, random, {wrap: random.int(24, 30), gap: "\n", paged: true}, (topic) => {
    const blocks = runs(sheet.tables[topic], random).flatMap((run) => {
      const rows = run.filter(isRow);
      return rows.length === run.length
        ? rowBlocks(rows, random)
        : run.flatMap((entry) => otherBlocks(entry, sheet, topic));
    });
    return blocks.join("\n\n");
  });
}

/** Entries in runs of rows, of one or of several; anything else alone. */
function runs(entries: readonly Entry[], random: Random): Entry[][] {
  const grouped: Entry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const last = grouped.at(-1);
    if (entry.kind === "row" && last !== undefined && room-- > 0) last.push(entry);
    else {
      grouped.push([entry]);
      room = entry.kind === "row" ? random.pick([0, 0, 1, 4, 9]) : 0;
    }
  }
  return grouped;
}

function rowBlocks(rows: readonly RowEntry[], random: Random): string[] {
  const labels = rows.flatMap(({group, label}) => [...(group !== null && random.chance(0.3) ? [group] : []), label]);
  const width = Math.max(...rows.map(({slots}) => slots.length));
  const columns = Array.from({length: width}, (_, i) =>
    rows.flatMap(({slots}) => slots.slice(i, i + 1).map(({text}) => text)).join("\n"),
  );
  const heading = labels.filter((label) => label !== "").join(rows.length > 1 ? "\n" : "\n\n");
  return (random.chance(0.5) ? [heading, ...columns] : [...columns, heading]).filter((block) => block !== "");
}

function otherBlocks(entry: Entry, {wording}: Sheet, topic: Topic): string[] {
  if (entry.kind === "stray") return [entry.text];
  if (entry.kind === "row") return [];
  if (entry.article !== null || entry.columns.length > 0) return [entry.article ?? "", ...entry.columns];
  if (topic === "disputes") return disputesTitle(wording, 2);
  return [wording.applicantsTitle, ...chunk(wording.note, 22), wording.organisations, ...wording.applicants];
}
