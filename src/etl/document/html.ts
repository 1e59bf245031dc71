import {numberBlocks} from "./blocks.js";
import type {Draft} from "./blocks.js";
import type {Document, Unreadable} from "./document.js";
import {decodePage} from "./encoding.js";
import {findDataTable} from "./htmlTable.js";
import type {HtmlTable} from "./htmlTable.js";
import {finishParagraph, fragmentsOf} from "./htmlText.js";
import {parseHtml} from "./htmlTree.js";
import type {Element, Node} from "./htmlTree.js";
import {MAX_HTML_BYTES} from "./limits.js";
import {readPageMetadata} from "./pageMetadata.js";

/**
 * Reads a web page: its tables of data as grids, all other text as a line for
 * each paragraph. `charset` is what the page was sent or saved under, if known.
 * Nothing of it is executed or fetched.
 */
export function readHtml(bytes: Uint8Array, charset?: string): Document | Unreadable {
  if (bytes.length > MAX_HTML_BYTES) {
    return {
      unreadable: "file_too_large",
      detail: `a page of ${bytes.length} bytes; at most ${MAX_HTML_BYTES} are read`,
    };
  }
  const decoded = decodePage(bytes, charset);
  return "unreadable" in decoded ? decoded : readPage(decoded.text);
}

function readPage(html: string): Document {
  const page = parseHtml(html);
  const blocks = numberBlocks(draftsOf(page));
  return {blocks, metadata: readPageMetadata(page, blocks)};
}

/** The page's blocks in document order, unnumbered. */
function* draftsOf(page: Node): Generator<Draft> {
  const tables = new Map<Element, HtmlTable>();
  let text = "";
  for (const fragment of fragmentsOf(page, (table, depth) => !keepTable(tables, table, depth))) {
    if (fragment.kind === "text") text += fragment.text;
    else {
      yield* finishParagraph(text).map(draftLine);
      text = "";
      if (fragment.kind === "line") yield draftLine(fragment.text);
      if (fragment.kind === "table") yield* draftTable(tables.get(fragment.table));
    }
  }
  yield* finishParagraph(text).map(draftLine);
}

/** Keeps a table that holds data, so that it is read once; says whether it does. */
function keepTable(tables: Map<Element, HtmlTable>, table: Element, depth: number): boolean {
  const found = findDataTable(table, depth);
  if (found !== undefined) tables.set(table, found);
  return found !== undefined;
}

function draftTable(table: HtmlTable | undefined): Draft[] {
  return table === undefined ? [] : [...table.caption.map(draftLine), table.grid];
}

function draftLine(text: string): Draft {
  return {kind: "line", text};
}
