import {cellId} from "../etl/form/form.js";
import type {Column, Form, Row, Topic} from "../etl/form/form.js";
import type {Figures} from "./figures.js";
import {makeNarrative} from "./narrative.js";
import type {Subject} from "./narrative.js";
import type {Random} from "./random.js";
import type {Entry, RowEntry, Sheet, Slot} from "./sheet.js";
import {makeStyle, makeWording} from "./wording.js";
import type {Style} from "./wording.js";

export interface PrintOptions {
  /** Whether a cell may carry more than its bare number: a unit, a note, a sign. */
  readonly extras: boolean;
  /** Whether numbers may be in full-width digits or with separators of thousands. */
  readonly plainDigits: boolean;
  /** Whether an empty cell can be seen in the layout; otherwise a dash stands in it. */
  readonly blankVisible: boolean;
  /** Whose report it is; anyone's where it is left out. */
  readonly subject?: Subject;
}

const ARTICLES: Readonly<Record<string, string>> = {"1": "一", "5": "五", "6": "六", "8": "八", "9": "九"};
const DISCLOSURE_WIDTH = 4;
const OUTSIDE = new Set(["received", "carried_in", "carried_out"]);

/** Prints figures on a form, in a wording and a narrative of chance. */
export function printReport(form: Form, figures: Figures, random: Random, options: PrintOptions): Sheet {
  const year = options.subject?.year ?? (form.year === 2019 ? random.int(2019, 2022) : random.int(2021, 2025));
  const dash = random.pick(["/", "-", "—"]);
  const made = makeStyle(random, options.blankVisible && random.chance(0.7) ? "" : dash);
  const style = options.plainDigits
    ? {...made, number: (value: number, digits: number) => value.toFixed(digits)}
    : made;
  const printed = (topic: Topic, row: Row, column: Column) =>
    cellText(figures.get(cellId(topic, row.code, column.code)) ?? null, column, style, random, options);
  const slots = (topic: Topic, row: Row): Slot[] =>
    row.columns.map((column, i) => ({
      text: printed(topic, row, column),
      cells: [cellId(topic, row.code, column.code)],
      column: i,
      span: topic === "disclosure" && i === row.columns.length - 1 ? DISCLOSURE_WIDTH - row.columns.length : 1,
    }));
  return {
    ...makeNarrative(year, random, options.subject),
    wording: makeWording(form, style),
    tables: {
      disclosure: disclosureEntries(form, style, slots),
      requests: requestsEntries(form, style, slots),
      disputes: disputesEntries(form, slots),
    },
  };
}

type SlotsOf = (topic: Topic, row: Row) => Slot[];

const HEADER = {kind: "header", article: null, columns: [], garbled: false} as const;

function disclosureEntries(form: Form, style: Style, slots: SlotsOf): Entry[] {
  let article = "";
  let columns: readonly Column[] = [];
  return form.tables.disclosure.rows.flatMap((row): Entry[] => {
    const entry = rowEntry(row, style.label(row), slots("disclosure", row));
    if (row.article === article && row.columns === columns) return [entry];
    ({article, columns} = row);
    const item = ARTICLES[/\((\d)\)/.exec(article)?.[1] ?? ""] ?? "";
    const titles = ["信息内容", ...columns.map(({zh}) => style.set(zh))];
    return [{...HEADER, article: style.set(`第二十条第（${item}）项`), columns: titles}, entry];
  });
}

function requestsEntries(form: Form, style: Style, slots: SlotsOf): Entry[] {
  const part = style.set("三、本年度办理结果");
  const rows = form.tables.requests.rows.map((row) => ({
    ...rowEntry(row, style.label(row), slots("requests", row)),
    part: OUTSIDE.has(row.code) ? null : part,
    group: row.group === undefined ? null : style.set(row.group.zh),
  }));
  return [HEADER, ...rows];
}

/** The three rows stand side by side in print, as one line of fifteen numbers. */
function disputesEntries(form: Form, slots: SlotsOf): Entry[] {
  const line = form.tables.disputes.rows.flatMap((row) => slots("disputes", row));
  const numbered = line.map((slot, column) => ({...slot, column}));
  return [
    HEADER,
    {kind: "row", code: "disputes", part: null, group: null, label: "", slots: numbered, columns: line.length},
  ];
}

function rowEntry(row: Row, label: string, slots: Slot[]): RowEntry {
  return {kind: "row", code: row.code, part: null, group: null, label, slots, columns: slots.length};
}

function cellText(value: number | null, column: Column, style: Style, random: Random, {extras}: PrintOptions): string {
  if (value === null) return style.blank;
  const text = style.number(value, decimals(value));
  if (!extras) return text;
  if (column.unit !== "count") return withUnit(value, text, column.unit, random);
  if (column.signed === true && value > 0 && random.chance(0.15)) return `+${text}`;
  const canNote = column.code === "issued" && value > 2 && random.chance(0.05);
  return canNote ? `${text}（其中修订${random.int(1, value - 1)}件）` : text;
}

/** Bodies write a unit into the cell, now and then another one than the form says. */
function withUnit(value: number, text: string, unit: "10k_yuan" | "yuan", random: Random): string {
  const kind = random.next();
  if (kind < 0.8) return text;
  if (unit === "yuan") return kind < 0.9 || value % 100 !== 0 ? `${text}元` : `${value / 10000}万元`;
  return kind < 0.9 || decimals(value) > 2 ? `${text}万元` : `${(value * 10000).toFixed(0)}元`;
}

function decimals(value: number): number {
  const [, fraction = ""] = String(value).split(".");
  return fraction.length;
}
