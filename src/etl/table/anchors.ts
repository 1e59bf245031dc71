import {concat} from "../concat.js";
import {matchLabels} from "./labels.js";
import type {LabelIndex, LabelMatch} from "./labels.js";
import type {TextToken, Token, ValueToken} from "./tokens.js";
import {contents, groupRows} from "./values.js";

/** Label text, and the cell contents that follow it up to the next label text. */
export interface Segment {
  /** The pieces of its text, each where it stands. */
  readonly texts: readonly TextToken[];
  readonly text: string;
  readonly values: readonly ValueToken[];
}

/** A row of the form found in a segment's text. */
export interface Anchor extends LabelMatch {
  readonly segment: number;
}

/** What the label of a row of the form tells. */
interface RowLabelled {
  /** Index of the row in the form's table. */
  readonly row: number;
  /** Whether its label was read; where not, `values` is empty. */
  readonly labelled: boolean;
  /** Physical rows in which its label stands. */
  readonly labelRows: ReadonlySet<number>;
  /** How many characters of other text stand between the label and the first of its values. */
  readonly distance: number;
}

/** What stands by a row of the form: everything between its label and the next one. */
export interface RowEvidence extends RowLabelled {
  /** By segment: first the values right after the label, then those after other text that is no label. */
  readonly values: readonly (readonly ValueToken[])[];
  /** The values of all segments, those of them that are no blanks, and all by physical row. */
  readonly all: readonly ValueToken[];
  readonly numbers: readonly ValueToken[];
  readonly lines: readonly (readonly ValueToken[])[];
}

export interface Anchored {
  /** One for each row of the form's table. */
  readonly rows: readonly RowEvidence[];
  /** Cell contents before the first label, by segment. */
  readonly leading: readonly (readonly ValueToken[])[];
}

/** Cuts a token stream into label texts with the values that follow them. */
export function segmentTokens(tokens: readonly Token[]): Segment[] {
  const segments: {texts: TextToken[]; values: ValueToken[]}[] = [];
  for (const token of tokens) {
    const last = segments.at(-1);
    if (token.kind === "value") {
      if (last === undefined) segments.push({texts: [], values: [token]});
      else last.values.push(token);
    } else if (last?.values.length === 0) last.texts.push(token);
    else segments.push({texts: [token], values: []});
  }
  return segments.map(({texts, values}) => ({
    texts,
    text: texts.map(({text}) => text).join(""),
    values,
  }));
}

/** Gives each row of a table the values that stand between its label and the next row's label. */
export function anchorRows(segments: readonly Segment[], index: LabelIndex): Anchored {
  const anchors = bestChain(findAnchors(segments, index));
  const values = index.rows.map((): (readonly ValueToken[])[] => []);
  const leading: (readonly ValueToken[])[] = [];
  const lastOf = new Map(anchors.map(({segment, row}) => [segment, row]));
  let current = -1;
  segments.forEach((segment, k) => {
    current = lastOf.get(k) ?? current;
    if (segment.values.length > 0) (values[current] ?? leading).push(segment.values);
  });
  const labels = readLabels(anchors, segments, index.rows.length);
  return {rows: labels.map((label, row) => withValues(label, values[row] ?? [])), leading};
}

/** A row with its values, by segment. */
export function withValues(
  {row, labelled, labelRows, distance}: RowLabelled,
  values: readonly (readonly ValueToken[])[],
): RowEvidence {
  const all = values.length === 1 ? (values[0] ?? []) : concat(values);
  return {row, labelled, labelRows, distance, values, all, numbers: contents(all), lines: groupRows(all)};
}

/** The physical rows in which characters of a segment's text stand. */
export function rowsBetween({texts}: Pick<Segment, "texts">, start: number, end: number): number[] {
  const rows: number[] = [];
  let from = 0;
  for (const {text, row} of texts) {
    if (from < end && from + text.length > start && rows.at(-1) !== row) rows.push(row);
    from += text.length;
  }
  return rows;
}

/** The part of a label's weight that must be read: less is as likely another label's. */
const ENOUGH = 0.3;

function findAnchors(segments: readonly Segment[], index: LabelIndex): Anchor[] {
  const found: Anchor[] = [];
  segments.forEach(({text}, segment) => {
    for (const {row, start, end, coverage} of matchLabels(index, text))
      if (coverage >= ENOUGH) found.push({row, start, end, coverage, segment});
  });
  return found;
}

/** What the anchors, in reading order, tell of each row's label. */
function readLabels(anchors: readonly Anchor[], segments: readonly Segment[], count: number): RowLabelled[] {
  const labelRows = Array.from({length: count}, () => new Set<number>());
  const last: Anchor[] = [];
  for (const anchor of anchors) {
    last[anchor.row] = anchor;
    const {texts = []} = segments[anchor.segment] ?? {};
    for (const row of rowsBetween({texts}, anchor.start, anchor.end)) labelRows[anchor.row]?.add(row);
  }
  return labelRows.map((own, row) => ({
    row,
    labelled: last[row] !== undefined,
    labelRows: own,
    distance: distanceOf(last[row], segments),
  }));
}

function distanceOf(anchor: Anchor | undefined, segments: readonly Segment[]): number {
  return anchor === undefined ? 0 : (segments[anchor.segment]?.text.length ?? 0) - anchor.end;
}

/** The best chain that ends in an anchor: how much label text it explains, and the anchor before. */
interface Chain {
  readonly anchor: Anchor;
  readonly score: number;
  readonly before: Chain | null;
}

/**
 * The anchors in the order of the form that explain most label text. A label
 * that its own numbers cut in two makes two anchors of one row. Of the segments
 * before, only the best chain of each row is kept, so that a text of many labels
 * costs as much for each as one of few.
 */
function bestChain(candidates: readonly Anchor[]): Anchor[] {
  const bestOfRow: (Chain | undefined)[] = [];
  let best: Chain | null = null;
  for (const anchors of bySegment(candidates)) {
    const chains: Chain[] = [];
    for (const anchor of anchors) {
      const before = longer(
        longest(bestOfRow, (chain) => chain.anchor.row <= anchor.row),
        longest(chains, (chain) => precedes(chain.anchor, anchor)),
      );
      chains.push({anchor, score: (before?.score ?? 0) + anchor.coverage, before});
    }
    for (const chain of chains) {
      const {row} = chain.anchor;
      if (chain.score > (bestOfRow[row]?.score ?? 0)) bestOfRow[row] = chain;
      if (chain.score > (best?.score ?? 0)) best = chain;
    }
  }
  const found: Anchor[] = [];
  for (let chain = best; chain !== null; chain = chain.before) found.push(chain.anchor);
  return found.reverse();
}

function longest(chains: readonly (Chain | undefined)[], isBefore: (chain: Chain) => boolean): Chain | null {
  let best: Chain | null = null;
  for (const chain of chains)
    if (chain !== undefined && chain.score > (best?.score ?? 0) && isBefore(chain)) best = chain;
  return best;
}

/** The first of two that are equally long. */
function longer(a: Chain | null, b: Chain | null): Chain | null {
  return (b?.score ?? 0) > (a?.score ?? 0) ? b : a;
}

/** The anchors of each segment, in the order in which they end. */
function bySegment(anchors: readonly Anchor[]): Anchor[][] {
  const segments = new Map<number, Anchor[]>();
  for (const anchor of anchors) {
    const others = segments.get(anchor.segment);
    if (others === undefined) segments.set(anchor.segment, [anchor]);
    else others.push(anchor);
  }
  return [...segments.values()].map((each) => each.sort((a, b) => a.end - b.end || a.row - b.row));
}

/** Whether two labels of one segment stand in the order of the form. */
function precedes(a: Anchor, b: Anchor): boolean {
  return a.row < b.row && a.start < b.start && a.end < b.end;
}
