import {hash} from "node:crypto";

const LENGTH = 16;

/** A thing with the id under which the warehouse stores it. */
export interface Identified<T> {
  readonly id: string;
  readonly item: T;
}

/**
 * Gives each thing an id that depends on what it says and on nothing else, so
 * that it is the same in every build and whatever else is found. `keyOf` tells
 * what makes a thing the same thing; those that share a key are numbered in the
 * order of `detailOf`, and those that share both are one. The result is in the
 * order of the ids.
 */
export function identify<T>(
  items: Iterable<T>,
  keyOf: (item: T) => readonly string[],
  detailOf: (item: T) => readonly string[],
): Identified<T>[] {
  const groups = new Map<string, Map<string, T>>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key) ?? new Map<string, T>();
    groups.set(key, group.set(JSON.stringify(detailOf(item)), item));
  }
  return [...groups].flatMap(([key, group]) => numberGroup(key, group)).sort((a, b) => compareText(a.id, b.id));
}

/** Orders texts by their code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numberGroup<T>(key: string, group: ReadonlyMap<string, T>): Identified<T>[] {
  const ordered = [...group].sort(([a], [b]) => compareText(a, b));
  return ordered.map(([, item], index) => ({id: shortHash(index === 0 ? key : `${key} ${index}`), item}));
}

function shortHash(text: string): string {
  return hash("sha256", text).slice(0, LENGTH);
}
