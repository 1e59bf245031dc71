import {concatMap} from "../concat.js";
import type {Block, Line} from "../document/document.js";
import {fold, foldText} from "../document/folding.js";
import {HEADINGS} from "../form/headings.js";

/** A place where a statutory heading may stand: characters `start` to `end` of a block's text. */
export interface HeadingMatch {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly ordinal: 1 | 2 | 3 | 4 | 5 | 6;
  /** 0–2: how alike the wording is, and whether the number before it is the statutory one. */
  readonly score: number;
}

/**
 * The statutory headings of a document, at most one of each, in the order of
 * the form: of all rising chains of candidates the one with the best score.
 */
export function findHeadings(blocks: readonly Block[]): HeadingMatch[] {
  return bestChain(concatMap(blocks, (block, index) => (block.kind === "line" ? lineCandidates(block, index) : [])));
}

const CHINESE_ORDINALS = "一二三四五六";
/**
 * What may number a heading. A number in parentheses, as in `（一）`, is a sub-heading's and does not match.
 * Sought with `exec`: `matchAll` would copy the pattern for each line.
 */
const ORDINAL =
  /(?:第([一二三四五六])(?:部分|章)[\s、.．,，:：]*|([一二三四五六]|(?<![\d.])[1-6１-６])\s*[、.．,，:：](?!\d)\s*)/gu;
/** What every match of it has; a pattern without memory costs less than one that looks for all. */
const MAY_BE_NUMBERED = /[一二三四五六1-6１-６](?:部分|章|\s*[、.．,，:：])/u;
const LINE_START = /^[\s#*>_|\u3000]*/u;
const SHORT = 40;
/** A shorter wording, such as 总体情况, is found in any text. */
const LONG_WORDING = 9;

interface Wording {
  readonly ordinal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
}

const WORDINGS = HEADINGS.flatMap(({ordinal, zh, aliases}) =>
  [zh, ...aliases].map((wording): Wording => ({ordinal, text: fold(wording).text})),
);
const LONGEST_WORDING = Math.max(...WORDINGS.map(({text}) => text.length));
const LONG_WORDINGS = WORDINGS.filter(({text}) => text.length >= LONG_WORDING);
/** A heading that runs on into other text is sought up to so many characters beyond its wording. */
const BEYOND = 3;

/** For each character, by its code, the wordings (by index) that have it. */
const WORDINGS_WITH = indexCharacters();

function indexCharacters(): ReadonlyMap<number, readonly number[]> {
  const codes = WORDINGS.map(({text}) => Array.from(text, (char) => char.charCodeAt(0)));
  const withCode = (code: number) => codes.flatMap((own, index) => (own.includes(code) ? [index] : []));
  return new Map(codes.flat().map((code) => [code, withCode(code)]));
}

/**
 * The wordings that a folded text may begin with: texts as alike as the least
 * that counts share half of a wording's characters. Turns away most lines, and costs little.
 */
function likelyWordings(text: string): Wording[] {
  const shared = new Uint8Array(WORDINGS.length);
  const end = Math.min(text.length, LONGEST_WORDING + BEYOND);
  for (let i = 0; i < end; ++i) {
    for (const index of WORDINGS_WITH.get(text.charCodeAt(i)) ?? [])
      if (i < lengthOf(index) + BEYOND) shared[index] = (shared[index] ?? 0) + 1;
  }
  return WORDINGS.filter((_, index) => (shared[index] ?? 0) * 2 >= lengthOf(index));
}

function lengthOf(index: number): number {
  return WORDINGS[index]?.text.length ?? 0;
}

function lineCandidates(line: Line, block: number): HeadingMatch[] {
  const found = numberedIn(line.text, block);
  if (line.text.length > SHORT) return [...found, ...runningOn(line.text, block)];
  return found.length > 0 ? found : unnumbered(line.text, block);
}

function numberedIn(text: string, block: number): HeadingMatch[] {
  if (!MAY_BE_NUMBERED.test(text)) return [];
  const indent = LINE_START.exec(text)?.[0].length ?? 0;
  const found: HeadingMatch[] = [];
  ORDINAL.lastIndex = 0;
  for (let match = ORDINAL.exec(text); match !== null; match = ORDINAL.exec(text)) {
    const number = (match[1] ?? match[2] ?? "").normalize("NFKC");
    const ordinal = CHINESE_ORDINALS.includes(number) ? CHINESE_ORDINALS.indexOf(number) + 1 : Number(number);
    const atStart = match.index <= indent;
    found.push(...numbered(text, block, match.index, match.index + match[0].length, ordinal, atStart));
  }
  return found;
}

/** A heading without a number in the midst of a line, word for word, and not in a list of all headings. */
function runningOn(text: string, block: number): HeadingMatch[] {
  const folded = foldText(text);
  return concatMap(LONG_WORDINGS, ({ordinal, text: wording}) => {
    if (!folded.includes(wording)) return [];
    const from = folded.lastIndexOf(wording);
    const {at} = fold(text);
    const [first, last] = [at[from], at[from + wording.length - 1]];
    if (first === undefined || last === undefined) return [];
    const inList = /[、，,和及由]\s*$/u.test(text.slice(0, first)) || /^\s*[、，,和及等六]/u.test(text.slice(last + 1));
    return inList ? [] : [{block, start: first, end: last + 1, ordinal, score: 0.7}];
  });
}

/** A numbered heading, alone on its line or (in text that lost its lines) in the midst of it. */
function numbered(
  text: string,
  block: number,
  start: number,
  from: number,
  number: number,
  atStart: boolean,
): HeadingMatch[] {
  const likely = likelyWordings(foldText(text.slice(from, from + 80)));
  if (likely.length === 0) return [];
  const rest = fold(text.slice(from, from + 80));
  const whole = atStart && rest.text.length <= SHORT && from + 80 >= text.length;
  return concatMap(likely, (wording) => {
    const same = wording.ordinal === number;
    const least = whole ? (same ? 0.6 : 0.85) : same ? 0.8 : 1;
    if (whole && mostLikeness(rest.text, wording.text) < least) return [];
    const length = whole ? rest.text.length : headingLength(rest.text, wording.text);
    const alike = likeness(rest.text.slice(0, length), wording.text);
    if (alike < least) return [];
    const last = rest.at[length - 1];
    const end = whole || last === undefined ? text.length : from + last + 1;
    return [{block, start, end, ordinal: wording.ordinal, score: alike + (same ? 0.6 : 0) + (atStart ? 0.2 : 0)}];
  });
}

/** How like a wording a line without a number must be. */
const ALIKE = 0.9;

function unnumbered(text: string, block: number): HeadingMatch[] {
  if (text.length > SHORT || text.includes("。") || /^\s*[（(]/u.test(text)) return [];
  const folded = foldText(text);
  if (folded.length < 4 || !WORDINGS.some((wording) => mostLikeness(folded, wording.text) >= ALIKE)) return [];
  return concatMap(likelyWordings(folded), (wording) => {
    if (mostLikeness(folded, wording.text) < ALIKE) return [];
    const alike = likeness(folded, wording.text);
    if (alike < ALIKE) return [];
    return [{block, start: 0, end: text.length, ordinal: wording.ordinal, score: alike}];
  });
}

/** Where a heading ends that runs on into other text: the prefix that is most like the wording. */
function headingLength(text: string, wording: string): number {
  const alike = prefixLikeness(text.slice(0, wording.length + BEYOND), wording);
  let best = wording.length;
  let bestAlike = -1;
  for (let length = wording.length - 2; length < alike.length; ++length) {
    const each = alike[length] ?? 0;
    if (each > bestAlike) [best, bestAlike] = [length, each];
  }
  return best;
}

/** Twice the longest common subsequence over both lengths: 1 for equal texts, 0 for unrelated ones. */
export function likeness(a: string, b: string): number {
  return a === b ? 1 : (prefixLikeness(a, b).at(-1) ?? 0);
}

/** What the likeness of texts so long is at most. */
function mostLikeness(a: string, b: string): number {
  return (2 * Math.min(a.length, b.length)) / (a.length + b.length);
}

/** How like `b` each prefix of `a` is, from the empty one to the whole. */
function prefixLikeness(a: string, b: string): number[] {
  // What the row of the table of subsequences before says of each prefix of `b`.
  const common = new Uint16Array(b.length + 1);
  const alike = [0];
  for (let i = 0; i < a.length; ++i) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; ++j) {
      const above = common[j] ?? 0;
      common[j] = a.charCodeAt(i) === b.charCodeAt(j - 1) ? diagonal + 1 : Math.max(above, common[j - 1] ?? 0);
      diagonal = above;
    }
    alike.push((2 * (common[b.length] ?? 0)) / (i + 1 + b.length));
  }
  return alike;
}

/** The best chain that ends in a candidate, and the chain before. */
interface Chain {
  readonly heading: HeadingMatch;
  readonly score: number;
  readonly before: Chain | null;
}

/**
 * Of equal chains the later one, so that a table of contents gives way to the
 * sections themselves. Of the chains that have ended, only the best of each
 * ordinal is kept, so that a text of many candidates costs as much for each as one of few.
 */
function bestChain(candidates: readonly HeadingMatch[]): HeadingMatch[] {
  const ended: (Chain | null)[] = [];
  let open: Chain[] = [];
  let best: Chain | null = null;
  for (const heading of [...candidates].sort((a, b) => a.block - b.block || a.start - b.start)) {
    for (const chain of open.filter((each) => endsBefore(each.heading, heading)))
      ended[chain.heading.ordinal] = better(ended[chain.heading.ordinal] ?? null, chain);
    open = open.filter((each) => !endsBefore(each.heading, heading));
    const before = ended.slice(0, heading.ordinal).reduce((a, b) => (b === null ? a : better(a, b)), null) ?? null;
    const chain: Chain = {heading, score: (before?.score ?? 0) + heading.score, before};
    open.push(chain);
    best = better(best, chain);
  }
  const found: HeadingMatch[] = [];
  for (let chain = best; chain !== null; chain = chain.before) found.push(chain.heading);
  return found.reverse();
}

function endsBefore(a: HeadingMatch, b: HeadingMatch): boolean {
  return a.block < b.block || (a.block === b.block && a.end <= b.start);
}

function better(a: Chain | null, b: Chain): Chain {
  if (a === null || b.score > a.score) return b;
  return b.score === a.score && !endsBefore(b.heading, a.heading) ? b : a;
}
