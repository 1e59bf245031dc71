import type {CellId} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import type {RowEntry, Slot} from "../sheet.js";
import {withLost, withPrinted} from "../truth.js";
import {findRow, footprintOf, isFull, replaceEntries, rowOf} from "./damaged.js";
import type {Damage, Damaged, Target} from "./damaged.js";

/** Empties a cell, and leaves its place. */
export const blankCell: Damage = (copy, random) => {
  const found = findSlot(copy, random, () => true);
  if (found === undefined) return undefined;
  const slots = found.target.row.slots.map((slot) => (slot === found.slot ? {...slot, text: ""} : slot));
  return withSlots(copy, found.target, slots, found.slot.cells);
};

/** Takes a cell away with its place, so that the next ones move up. */
export const dropCell: Damage = (copy, random) => {
  const found = findSlot(copy, random, () => true);
  if (found === undefined) return undefined;
  const slots = found.target.row.slots.filter((slot) => slot !== found.slot);
  return withSlots(copy, found.target, slots, found.slot.cells);
};

/** Runs the digits of two neighbours together; both are still there, for who can cut them apart. */
export const joinDigits: Damage = (copy, random) => {
  const isWhole = ({text}: Slot) => /^\d+$/.test(text);
  const found = findSlot(copy, random, (slot, next) => isWhole(slot) && next !== undefined && isWhole(next));
  if (found === undefined) return undefined;
  const {slots} = found.target.row;
  const at = slots.indexOf(found.slot);
  const next = slots[at + 1];
  if (next === undefined) return undefined;
  const joined = {...found.slot, text: found.slot.text + next.text, cells: [...found.slot.cells, ...next.cells]};
  return withSlots(copy, found.target, [...slots.slice(0, at), joined, ...slots.slice(at + 2)], []);
};

/** Puts a space inside a number of a row without blanks: one more number is too many for it. */
export const splitNumber: Damage = (copy, random) => {
  const found = findSlot(copy, random, ({text}, _, row) => /^\d{2,}$/.test(text) && isFull(row));
  if (found === undefined) return undefined;
  const at = random.int(1, found.slot.text.length - 1);
  const text = `${found.slot.text.slice(0, at)} ${found.slot.text.slice(at)}`;
  const slots = found.target.row.slots.map((slot) => (slot === found.slot ? {...slot, text} : slot));
  return withSlots(copy, found.target, slots, []);
};

/** Takes a whole row away; in table four, one of the three that stand side by side. */
export const loseRow: Damage = (copy, random) => {
  const target = findRow(copy, random, ({slots}) => slots.length > 0);
  if (target === undefined) return undefined;
  const cells = target.row.slots.flatMap((slot) => slot.cells);
  if (target.topic !== "disputes") {
    const truth = withLost(copy.truth, cells);
    return {copy: replaceEntries({...copy, truth}, target, 1, []), footprint: footprintOf(target)};
  }
  const row = rowOf(random.pick(cells));
  const isLost = (slot: Slot) => slot.cells.every((id) => rowOf(id) === row);
  return withSlots(
    copy,
    target,
    target.row.slots.filter((slot) => !isLost(slot)),
    cells.filter((id) => rowOf(id) === row),
  );
};

/**
 * Prints another number in place of a total: a little off, a digit more, or
 * nothing at all counted. Not where the body left cells blank: a wrong total
 * says as well that a blank was none.
 */
export const misprintTotal: Damage = (copy, random) => {
  if ([...copy.truth.values()].some(({mayBeEmpty}) => mayBeEmpty)) return undefined;
  const found = findSlot(copy, random, ({text, cells}, _, {code}) => {
    const isTotal = code === "concluded" || cells.some((id) => id.endsWith(".total"));
    return isTotal && cells.length === 1 && /^\d+$/.test(text) && cells.every((id) => !id.startsWith("disclosure."));
  });
  const id = found?.slot.cells[0];
  if (found === undefined || id === undefined) return undefined;
  const right = Number(found.slot.text);
  const wrong = random.pick([right + 1, right + 10, right * 10 + 1, 0, right - 1].filter((n) => n !== right && n >= 0));
  const slots = found.target.row.slots.map((slot) => (slot === found.slot ? {...slot, text: String(wrong)} : slot));
  const damaged = withSlots(copy, found.target, slots, []);
  return {...damaged, copy: {...damaged.copy, truth: withPrinted(copy.truth, id, wrong)}};
};

/** Puts a page number between two cells of a row without blanks. */
export function strayInRow(style: string): Damage {
  return (copy, random) => {
    const found = findSlot(copy, random, ({column}, _, row) => column > 0 && isFull(row));
    if (found === undefined) return undefined;
    const text = style.replace("N", String(random.int(1, 12)));
    const at = found.target.row.slots.indexOf(found.slot);
    const slots = found.target.row.slots.toSpliced(at, 0, {text, cells: [], column: found.slot.column, span: 1});
    return withSlots(copy, found.target, slots, []);
  };
}

function findSlot(
  copy: Damaged,
  random: Random,
  accepts: (slot: Slot, next: Slot | undefined, row: RowEntry) => boolean,
): {target: Target; slot: Slot} | undefined {
  const fits = (row: RowEntry) => row.slots.filter((slot, i) => isNumber(slot) && accepts(slot, row.slots[i + 1], row));
  const target = findRow(copy, random, (row) => fits(row).length > 0);
  return target === undefined ? undefined : {target, slot: random.pick(fits(target.row))};
}

function isNumber({text, cells}: Slot): boolean {
  return cells.length > 0 && /\d/.test(text);
}

function withSlots(
  copy: Damaged,
  target: Target,
  slots: readonly Slot[],
  lost: readonly CellId[],
): {
  copy: Damaged;
  footprint: ReturnType<typeof footprintOf>;
} {
  const truth = lost.length === 0 ? copy.truth : withLost(copy.truth, lost);
  return {
    copy: replaceEntries({...copy, truth}, target, 1, [{...target.row, slots}]),
    footprint: footprintOf(target),
  };
}
