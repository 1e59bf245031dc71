import type {Random} from "../random.js";
import type {RowEntry} from "../sheet.js";
import {findRow, footprintOf, isFull, replaceEntries} from "./damaged.js";
import type {Damage} from "./damaged.js";

/** Changes the label of a row by `change`. */
export function breakLabel(change: (label: string, random: Random) => string): Damage {
  return (copy, random) => {
    const target = findRow(copy, random, ({label}) => label.length > 1);
    if (target === undefined) return undefined;
    const {row} = target;
    const label = change(row.label, random);
    return {copy: replaceEntries(copy, target, 1, [{...row, label}]), footprint: footprintOf(target)};
  };
}

/** Runs the labels of two rows together before the numbers of both, or prints one label over the other. */
export const mergeLabels: Damage = (copy, random) => {
  const target = findRow(copy, random, ({label}, topic) => topic !== "disputes" && label !== "");
  if (target === undefined) return undefined;
  const {topic, index, row} = target;
  const next = copy.sheet.tables[topic][index + 1];
  if (next?.kind !== "row" || next.label === "") return undefined;
  const bare = (entry: RowEntry): RowEntry => ({...entry, slots: [], columns: 0});
  const entries = random.chance(0.5)
    ? [
        {...row, label: `${row.label}${next.label}`},
        {...next, label: ""},
      ]
    : [bare(row), bare(next), {...row, label: ""}, {...next, label: ""}];
  return {copy: replaceEntries(copy, target, 2, entries), footprint: footprintOf(target)};
};

/** Prints the head of a table again inside it, as after a page break, legibly or not. */
export function breakHeader(garbled: boolean): Damage {
  return (copy, random) => {
    const target = findRow(copy, random, (_, topic) => topic !== "disputes");
    if (target === undefined) return undefined;
    const header = copy.sheet.tables[target.topic].slice(0, target.index).findLast((entry) => entry.kind === "header");
    if (header === undefined) return undefined;
    const repeated = {...header, garbled};
    return {copy: replaceEntries(copy, target, 0, [repeated]), footprint: footprintOf(target)};
  };
}

/** Puts a page number on a line of its own before a row, where no blank cell is near that it could seem to fill. */
export function insertStray(style: (random: Random) => string): Damage {
  return (copy, random) => {
    const target = findRow(copy, random, isFull);
    if (target === undefined) return undefined;
    const above = copy.sheet.tables[target.topic][target.index - 1];
    if (above?.kind === "row" && !isFull(above)) return undefined;
    const text = style(random).replace("N", String(random.int(1, 12)));
    return {copy: replaceEntries(copy, target, 0, [{kind: "stray", text}]), footprint: footprintOf(target)};
  };
}
