import type {Topic} from "../etl/form/form.js";
import type {HeaderEntry, RowEntry, Sheet, Slot, Wording} from "./sheet.js";

/** A cell of the printed grid. */
export interface Field {
  readonly text: string;
  readonly span: number;
  /** Whether the cell above reaches down into this one, so that nothing is printed here. */
  readonly held: boolean;
  /** Whether it is a number of the form. */
  readonly isNumber: boolean;
  /** Whether it is no cell of the table at all, but a page number that a break put between two cells. */
  readonly isStray: boolean;
}

export type FieldLine =
  | {readonly kind: "fields"; readonly fields: readonly Field[]; readonly isHeader: boolean; readonly missing: number}
  | {readonly kind: "stray"; readonly text: string};

/** A table as lines of fields, spans and all, as the form prints it. */
export function fieldLines(sheet: Sheet, topic: Topic): FieldLine[] {
  let part: string | null = null;
  let group: string | null = null;
  return sheet.tables[topic].flatMap((entry): FieldLine[] => {
    if (entry.kind === "stray") return [entry];
    if (entry.kind === "header") return headerLines(entry, topic, sheet.wording);
    const held = {part: entry.part === part, group: entry.group === group};
    ({part, group} = entry);
    return [rowLine(entry, topic, held)];
  });
}

/** How many columns the printed grid of a table has. */
export const GRID_WIDTH: Readonly<Record<Topic, number>> = {disclosure: 4, requests: 10, disputes: 15};

export function field(text: string, span = 1, held = false): Field {
  return {text, span, held, isNumber: false, isStray: false};
}

function rowLine(entry: RowEntry, topic: Topic, held: {part: boolean; group: boolean}): FieldLine {
  const lead = topic === "requests" ? requestsLead(entry, held) : topic === "disclosure" ? [field(entry.label)] : [];
  const present = entry.slots.filter(({cells}) => cells.length > 0).length;
  return {
    kind: "fields",
    fields: [...lead, ...entry.slots.map(slotField)],
    isHeader: false,
    missing: Math.max(0, entry.columns - present),
  };
}

function requestsLead(entry: RowEntry, held: {part: boolean; group: boolean}): Field[] {
  if (entry.part === null) return [field(entry.label, 3)];
  const part = field(held.part ? "" : entry.part, 1, held.part);
  if (entry.group === null) return [part, field(entry.label, 2)];
  return [part, field(held.group ? "" : entry.group, 1, held.group), field(entry.label)];
}

function slotField({text, span, cells}: Slot): Field {
  return {text, span, held: false, isNumber: cells.length > 0, isStray: cells.length === 0};
}

function headerLines(entry: HeaderEntry, topic: Topic, wording: Wording): FieldLine[] {
  const lines =
    topic === "disclosure" ? articleHeader(entry) : topic === "requests" ? applicants(wording) : results(wording);
  return lines.map((fields) => ({
    kind: "fields",
    fields: entry.garbled ? fields.map(garble) : fields,
    isHeader: true,
    missing: 0,
  }));
}

function articleHeader({article, columns}: HeaderEntry): Field[][] {
  const last = columns.length - 1;
  const titles = columns.map((title, i) => field(title, i === last ? GRID_WIDTH.disclosure - last : 1));
  return article === null ? [titles] : [[field(article, GRID_WIDTH.disclosure)], titles];
}

function applicants({note, applicantsTitle, organisations, applicants: titles}: Wording): Field[][] {
  const [person = "", ...rest] = titles;
  const total = rest.pop() ?? "";
  return [
    [field(note, 3), field(applicantsTitle, 7)],
    [field("", 3, true), field(person), field(organisations, 5), field(total)],
    [field("", 3, true), field("", 1, true), ...rest.map((title) => field(title)), field("", 1, true)],
  ];
}

function results(wording: Wording): Field[][] {
  const titles = wording.results.map((title) => field(title));
  const held = titles.map(({span}) => field("", span, true));
  return [
    [field(wording.reconsideration, 5), field(wording.litigation, 10)],
    [...titles, field(wording.direct, 5), field(wording.afterwards, 5)],
    [...held, ...titles, ...titles],
  ];
}

/** As character recognition reads a bad scan: most of a word gone, digits and Latin letters from nowhere. */
function garble(original: Field, index: number): Field {
  const noise = ["1E 111", "171114", ". T.1 W. L", "<b>エ</b>", ""][index % 5] ?? "";
  return original.text === "" ? original : {...original, text: index % 2 === 1 ? noise : original.text.slice(0, 2)};
}
