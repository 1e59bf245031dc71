import {foldText} from "../document/folding.js";
import type {Row, Table} from "../form/form.js";

/**
 * How a table's row labels are told apart: every pair of neighbouring
 * characters of a label, weighted by how few other labels have it. A label that
 * is cut, wrapped or misprinted still has most of its telling pairs.
 */
export interface LabelIndex {
  readonly rows: readonly RowLabel[];
  /** The rows that each pair tells of, by its number; 0 is no pair's. */
  readonly pairs: readonly (readonly PairOfRow[])[];
  readonly numbers: PairNumbers;
}

/** Numbers the pairs, so that a text costs two looks into lists for each of its characters. */
interface PairNumbers {
  /** By its code, a number for each character that labels have; 0 for any other. */
  readonly characters: Uint16Array;
  /** How many characters have a number, 0 included. */
  readonly count: number;
  /** The number of a pair, at the number of its first character times the count plus that of its second; 0 for no pair. */
  readonly pairs: Uint16Array;
}

/** A row (by index) that a pair tells of, and how much of it. */
interface PairOfRow {
  readonly row: number;
  readonly weight: number;
  /** Whether it tells where the label is, and not only that it is there. */
  readonly tellsWhere: boolean;
}

export interface RowLabel {
  readonly row: Row;
  readonly weights: ReadonlyMap<string, number>;
  /** Sum of the weights of the row's shortest wording. */
  readonly total: number;
}

/** Where in a text a row's label stands, and how much of its weight was found (0–1). */
export interface LabelMatch {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly coverage: number;
}

export function indexLabels(table: Table): LabelIndex {
  const cached = indices.get(table);
  if (cached !== undefined) return cached;
  const index = buildIndex(table);
  indices.set(table, index);
  return index;
}

/** The rows whose labels a folded text carries, whole or in part, best evidence only. */
export function matchLabels(index: LabelIndex, text: string): LabelMatch[] {
  const found = Array<Hit | undefined>(index.rows.length).fill(undefined);
  const seen = new Uint8Array(index.pairs.length);
  const {characters, count, pairs} = index.numbers;
  let second = characters[text.charCodeAt(0)] ?? 0;
  for (let i = 0; i + 2 <= text.length; ++i) {
    const first = second;
    second = characters[text.charCodeAt(i + 1)] ?? 0;
    const pair = pairs[first * count + second] ?? 0;
    if (pair === 0 || seen[pair] === 1) continue;
    seen[pair] = 1;
    for (const {row, weight, tellsWhere} of index.pairs[pair] ?? []) {
      const hit = (found[row] ??= {start: -1, end: -1, weight: 0});
      hit.weight += weight;
      if (!tellsWhere) continue;
      if (hit.start < 0) hit.start = i;
      hit.end = i + 2;
    }
  }
  const matches: LabelMatch[] = [];
  found.forEach((hit, row) => {
    if (hit === undefined || hit.start < 0) return;
    const total = index.rows[row]?.total ?? 1;
    matches.push({row, start: hit.start, end: hit.end, coverage: Math.min(1, hit.weight / total)});
  });
  return matches;
}

/** Where the pairs of a row stand that were found so far, and what they weigh. */
interface Hit {
  start: number;
  end: number;
  weight: number;
}

const indices = new WeakMap<Table, LabelIndex>();

function buildIndex(table: Table): LabelIndex {
  const labels = table.rows.map(labelPairs);
  const furniture = table.furniture.map((text) => new Set(pairsOf(foldText(text))));
  const sharedBy = (pair: string) => [...labels, ...furniture].filter((pairs) => pairs.has(pair)).length;
  const rows = table.rows.map((row, i): RowLabel => {
    const weights = new Map([...(labels[i] ?? [])].map((pair) => [pair, 1 / sharedBy(pair) ** 2]));
    const total = Math.min(...wordings(row).map((wording) => weigh(wording, weights)));
    return {row, weights, total};
  });
  const pairs = indexPairs(rows);
  return {rows, pairs: [[], ...pairs.values()], numbers: numberPairs([...pairs.keys()])};
}

/** The rows that each pair tells of. Pairs of less than half the greatest weight of a label tell that it is there, but not where. */
function indexPairs(rows: readonly RowLabel[]): ReadonlyMap<string, readonly PairOfRow[]> {
  const pairs = new Map<string, PairOfRow[]>();
  rows.forEach(({weights}, row) => {
    const telling = Math.max(...weights.values()) / 2;
    for (const [pair, weight] of weights)
      pairs.set(pair, [...(pairs.get(pair) ?? []), {row, weight, tellsWhere: weight >= telling}]);
  });
  return pairs;
}

const CODES = 0x10000;

function numberPairs(pairs: readonly string[]): PairNumbers {
  const codes = [...new Set(pairs.flatMap((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]))];
  const count = codes.length + 1;
  const characters = new Uint16Array(CODES);
  codes.forEach((code, i) => (characters[code] = i + 1));
  const numbers = new Uint16Array(count ** 2);
  const numberAt = (pair: string, at: number) => characters[pair.charCodeAt(at)] ?? 0;
  pairs.forEach((pair, i) => (numbers[numberAt(pair, 0) * count + numberAt(pair, 1)] = i + 1));
  return {characters, count, pairs: numbers};
}

function wordings(row: Row): string[] {
  return [row.zh, ...(row.aliases ?? [])].map(foldText);
}

function labelPairs(row: Row): Set<string> {
  return new Set(wordings(row).flatMap(pairsOf));
}

function weigh(wording: string, weights: ReadonlyMap<string, number>): number {
  return pairsOf(wording).reduce((sum, pair) => sum + (weights.get(pair) ?? 0), 0);
}

function pairsOf(text: string): string[] {
  return Array.from({length: Math.max(0, text.length - 1)}, (_, i) => text.slice(i, i + 2));
}
