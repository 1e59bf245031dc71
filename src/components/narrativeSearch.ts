import {findRows} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";
import type {SectionRow} from "./rows.js";

/** Where the narratives are read from: each part as it is needed. */
export interface NarrativeIndex {
  readonly sections: readonly SectionRow[];
  readonly grams: () => Promise<ParquetFile>;
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

/** Reads a section and quotes it around the words; undefined where it does not have them whole. */
export async function quoteSection(
  {sections, readText}: NarrativeIndex,
  number: number,
  query: string,
): Promise<Hit | undefined> {
  const section = sections[number];
  if (section === undefined) return undefined;
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
