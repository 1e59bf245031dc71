import {isBlank} from "./dataTable.js";
import {childrenOf, descendantsOf, isElement, isText, textOf} from "./htmlTree.js";
import type {Element, Node} from "./htmlTree.js";
import {collapseSpace} from "./wrap.js";

/** What a page is made of when its markup is taken away, in document order. */
export type Fragment =
  | {readonly kind: "text"; readonly text: string}
  | {readonly kind: "break"}
  /** A line of preformatted text. */
  | {readonly kind: "line"; readonly text: string}
  | {readonly kind: "table"; readonly table: Element};

/** Says whether a table, with so many tables around it, only lays the page out. */
export type LaysOut = (table: Element, depth: number) => boolean;

/** Elements whose text no reader of the page sees as running text. */
const UNREAD: ReadonlySet<string> = new Set(
  "script style noscript template title button select datalist textarea object iframe svg math".split(" "),
);

const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption " +
    "figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search " +
    "section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

type Pending = {readonly node: Node; readonly depth: number} | "break";

/**
 * The text and tables under a node. A table is handed over whole, unless it
 * only lays the page out: then its cells are gone through like any block.
 */
export function* fragmentsOf(root: Node, laysOut: LaysOut): Generator<Fragment> {
  const pending: Pending[] = [];
  pushChildren(pending, root, 0);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === "break") yield {kind: "break"};
    else if (isText(next.node)) yield {kind: "text", text: next.node.value};
    else if (isElement(next.node)) yield* openElement(pending, next.node, next.depth, laysOut);
  }
}

/** The paragraphs of fragments: text between breaks, white space collapsed, blank ones left out. */
export function* paragraphsOf(fragments: Iterable<Fragment>): Generator<string> {
  let text = "";
  for (const fragment of fragments) {
    if (fragment.kind === "text") text += fragment.text;
    else {
      yield* finishParagraph(text);
      if (fragment.kind === "line") yield fragment.text;
      text = "";
    }
  }
  yield* finishParagraph(text);
}

/** A paragraph as a page shows it, if it shows anything. */
export function finishParagraph(text: string): string[] {
  const shown = collapseSpace(text).replace(/^ | $/g, "");
  return isBlank(shown) ? [] : [shown];
}

function* openElement(pending: Pending[], element: Element, depth: number, laysOut: LaysOut): Generator<Fragment> {
  if (UNREAD.has(element.tagName)) return;
  if (element.tagName === "table") {
    if (laysOut(element, depth)) pushBlock(pending, element, depth + 1);
    else yield {kind: "table", table: element};
  } else if (element.tagName === "pre" && !holdsTable(element)) yield* linesOf(element);
  else if (BLOCKS.has(element.tagName)) pushBlock(pending, element, depth);
  else pushChildren(pending, element, depth);
}

function* linesOf(preformatted: Element): Generator<Fragment> {
  yield {kind: "break"};
  for (const text of textOf(preformatted).split(/\r\n|[\r\n]/)) {
    if (!isBlank(text)) yield {kind: "line", text};
  }
}

function holdsTable(element: Element): boolean {
  return descendantsOf(element).some((descendant) => descendant.tagName === "table");
}

function pushBlock(pending: Pending[], element: Element, depth: number): void {
  pending.push("break");
  pushChildren(pending, element, depth);
  pending.push("break");
}

/** Children in the order in which a stack gives them back. */
function pushChildren(pending: Pending[], node: Node, depth: number): void {
  for (const child of childrenOf(node).toReversed()) pending.push({node: child, depth});
}
