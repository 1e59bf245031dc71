import type {CellId, Topic} from "../../etl/form/form.js";
import {TOPICS} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import {isRow} from "../sheet.js";
import type {Entry, RowEntry, Sheet} from "../sheet.js";
import type {Truth} from "../truth.js";

/** A copy of a report, and what can be known from it. */
export interface Damaged {
  readonly sheet: Sheet;
  readonly truth: Truth;
}

/** Where a damage is: the row counts the entries of its table, from 0. */
export interface Footprint {
  readonly topic: Topic;
  readonly row: number;
}

/** Damages one place of a copy, of chance; undefined where there is none that it can act on. */
export type Damage = (copy: Damaged, random: Random) => {copy: Damaged; footprint: Footprint} | undefined;

export interface Target {
  readonly topic: Topic;
  readonly index: number;
  readonly row: RowEntry;
}

/** A row of chance that `accepts`; table three, which is most of a report, comes most often. */
export function findRow(
  {sheet}: Damaged,
  random: Random,
  accepts: (row: RowEntry, topic: Topic) => boolean,
): Target | undefined {
  const targets = TOPICS.flatMap((topic) =>
    sheet.tables[topic].flatMap((entry, index) =>
      isRow(entry) && accepts(entry, topic) ? [{topic, index, row: entry}] : [],
    ),
  );
  const disputes = targets.filter(({topic}) => topic === "disputes");
  if (targets.length === 0) return undefined;
  return disputes.length > 0 && random.chance(0.15) ? random.pick(disputes) : random.pick(targets);
}

/** The copy with some entries of a table put in place of `count` others. */
export function replaceEntries(
  copy: Damaged,
  {topic, index}: Pick<Target, "topic" | "index">,
  count: number,
  entries: readonly Entry[],
): Damaged {
  const table = [...copy.sheet.tables[topic]];
  table.splice(index, count, ...entries);
  return {...copy, sheet: {...copy.sheet, tables: {...copy.sheet.tables, [topic]: table}}};
}

export function footprintOf({topic, index}: Target): Footprint {
  return {topic, row: index};
}

/** Whether every cell of a row has a text, so that a number more is one too many. */
export function isFull({slots, columns}: RowEntry): boolean {
  return slots.filter(({text, cells}) => text !== "" && cells.length > 0).length >= columns;
}

/** The statutory row that a cell stands in. */
export function rowOf(id: CellId): string {
  return id.split(".")[1] ?? "";
}
