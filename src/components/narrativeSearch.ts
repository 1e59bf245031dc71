import {findRows} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";
import type {SectionBlock, SectionRow} from "./rows.js";

/** Where the narratives are read from: each part as it is needed, whatever the size of all. */
export interface NarrativeIndex {
  /** Which sections are of which year and part. */
  readonly blocks: readonly SectionBlock[];
  readonly grams: () => Promise<ParquetFile>;
  /** Whose some sections are, and where they stand, by their numbers. */
  readonly readSections: (numbers: readonly number[]) => Promise<readonly SectionRow[]>;
  /** Some bytes of the text of all narratives. */
  readonly readText: (start: number, bytes: number) => Promise<string>;
}

/** A section that has the words, with the text around the first of them. */
export interface Hit {
  readonly section: SectionRow;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const AROUND = 60;

/**
 * The sections, by number, that have every pair of characters of the query; of
 * those, the ones that have its words whole are told by reading them.
 */
export async function findSections({grams}: NarrativeIndex, query: string): Promise<number[]> {
  const wanted = pairs(query);
  if (wanted.length === 0) return [];
  const rows = await findRows(await grams(), "gram", wanted);
  if (rows.length < wanted.length) return [];
  const lists = rows
    .map(({sections}) => (Array.isArray(sections) ? sections.map(Number) : []))
    .sort((a, b) => a.length - b.length);
  const [first = [], ...rest] = lists;
  const sets = rest.map((list) => new Set(list));
  return first.filter((section) => sets.every((set) => set.has(section)));
}

/** The block that a section is in. */
export function blockOf({blocks}: NarrativeIndex, number: number): SectionBlock | undefined {
  return blocks.find(({first, sections}) => number >= first && number < first + sections);
}

/** Reads a section and quotes it around the words; undefined where it does not have them whole. */
export async function quoteSection(
  {readText}: NarrativeIndex,
  section: SectionRow,
  query: string,
): Promise<Hit | undefined> {
  const text = await readText(section.start, section.bytes);
  const words = wordsOf(query);
  const lower = text.toLowerCase();
  if (!words.every((word) => lower.includes(word))) return undefined;
  const at = lower.indexOf(words[0] ?? "");
  const end = at + (words[0]?.length ?? 0);
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, end + AROUND)];
  return {
    section,
    before: (from > 0 ? "…" : "") + oneLine(text.slice(from, at)),
    match: text.slice(at, end),
    after: oneLine(text.slice(end, to)) + (to < text.length ? "…" : ""),
  };
}

/** Whether every section that has the pairs of a query has its words whole: so for words of two characters. */
export function isExact(query: string): boolean {
  return wordsOf(query).every((word) => word.length === 2);
}

/** The words of a query: runs without white space. */
export function wordsOf(query: string): string[] {
  return query
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length >= 2);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

function pairs(query: string): string[] {
  return [
    ...new Set(
      wordsOf(query).flatMap((word) =>
        Array.from({length: word.length - 1}, (_, index) => word.slice(index, index + 2)),
      ),
    ),
  ];
}
