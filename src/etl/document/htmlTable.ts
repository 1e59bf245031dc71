import type {DraftGrid} from "./blocks.js";
import {laysOut} from "./dataTable.js";
import type {CellContent} from "./dataTable.js";
import {finishParagraph, fragmentsOf, paragraphsOf} from "./htmlText.js";
import {childrenOf, descendantsOf, elementsOf, findAttribute, isText} from "./htmlTree.js";
import type {Element} from "./htmlTree.js";
import {MAX_TABLE_DEPTH} from "./limits.js";
import {columnsOf, placeCells} from "./spans.js";
import type {RowGroup} from "./spans.js";
import {joinWrapped} from "./wrap.js";

/** A table of data, and the text of its caption. */
export interface HtmlTable {
  readonly caption: readonly string[];
  readonly grid: DraftGrid;
}

/** The entries of a table; undefined when it has none, or only lays out a page. */
export function findDataTable(table: Element, depth: number): HtmlTable | undefined {
  if (depth >= MAX_TABLE_DEPTH) return undefined;
  const groups = rowGroupsOf(table);
  const cells = placeCells(groups);
  const rows = groups.reduce((total, group) => total + group.length, 0);
  if (laysOut(rows, cells)) return undefined;
  const texts = cells.map((cell) => ({...cell, content: cell.content.text}));
  return {
    caption: elementsOf(table).filter(isNamed("caption")).flatMap(cellParagraphs),
    grid: {kind: "grid", rows, columns: columnsOf(cells), cells: texts},
  };
}

function rowGroupsOf(table: Element): RowGroup<CellContent>[] {
  return elementsOf(table)
    .filter(isNamed("thead", "tbody", "tfoot"))
    .map((group) => elementsOf(group).filter(isNamed("tr")).map(readRow));
}

function readRow(row: Element): RowGroup<CellContent>[number] {
  return elementsOf(row)
    .filter(isNamed("td", "th"))
    .map((cell) => ({
      content: readCell(cell),
      rowSpan: parseSpan(findAttribute(cell, "rowspan"), 0),
      columnSpan: parseSpan(findAttribute(cell, "colspan"), 1),
    }));
}

function readCell(cell: Element): CellContent {
  const paragraphs = cellParagraphs(cell);
  if (childrenOf(cell).every(isText))
    return {text: joinWrapped(paragraphs), paragraphs: paragraphs.length, innerCells: 0};
  const innerCells = descendantsOf(cell).filter(isNamed("td", "th")).length;
  return {text: joinWrapped(paragraphs), paragraphs: paragraphs.length, innerCells};
}

function cellParagraphs(cell: Element): string[] {
  const children = childrenOf(cell);
  // Of most cells, so that it is worth a way of its own.
  if (children.every(isText)) return finishParagraph(children.map(({value}) => value).join(""));
  return [...paragraphsOf(fragmentsOf(cell, () => true))];
}

/** A span attribute as browsers read it: what is no number, or below the least that has a meaning, is 1. */
function parseSpan(value: string | undefined, least: number): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span >= least ? span : 1;
}

function isNamed(...names: readonly string[]): (element: Element) => boolean {
  return (element) => names.includes(element.tagName);
}
