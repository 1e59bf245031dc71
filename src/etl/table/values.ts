import type {ValueToken} from "./tokens.js";

/** Whether there is something in a cell: a number or a dash. */
export function isContent(token: ValueToken): boolean {
  return token.count.kind !== "blank";
}

/** The values that are no blanks. */
export function contents(values: readonly ValueToken[], except: readonly ValueToken[] = []): ValueToken[] {
  return values.filter((token) => isContent(token) && !except.includes(token));
}

/** The values but some of them. */
export function without(values: readonly ValueToken[], some: readonly ValueToken[]): ValueToken[] {
  if (some === values) return [];
  return values.filter((token) => !some.includes(token));
}

/** The values by physical row, in order. */
export function groupRows(values: readonly ValueToken[]): ValueToken[][] {
  const rows: ValueToken[][] = [];
  for (const token of values) {
    const last = rows.at(-1);
    if (last?.[0]?.row === token.row) last.push(token);
    else rows.push([token]);
  }
  return rows;
}
