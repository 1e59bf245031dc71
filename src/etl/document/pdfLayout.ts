import {alignContinued} from "./continuedTable.js";
import type {Block, Grid, GridCell, Line} from "./document.js";
import {areaOf, asTurn, centerX, centerY, holds, turnBox, unite} from "./geometry.js";
import type {Box, Turn} from "./geometry.js";
import {lineText, rowsOf, textOf, turnGlyph, uprightOf} from "./glyphRow.js";
import type {GlyphRow} from "./glyphRow.js";
import type {Glyph, PageContent} from "./pdfPage.js";
import type {Ruling} from "./pdfPath.js";
import type {Place} from "./place.js";
import {findRegion, findRuledTables} from "./ruledTable.js";
import type {RuledTable} from "./ruledTable.js";
import {joinWrappedLabels} from "./wrappedLabel.js";

/** A block with the height at which it begins, to put blocks in reading order. */
interface Placed {
  readonly block: Block;
  readonly top: number;
}

/** A page whose text runs to the right, and the tables that its lines draw. */
interface UprightPage {
  readonly content: PageContent;
  /** How the page was turned to have it so. */
  readonly turn: Turn;
  readonly tables: readonly RuledTable[];
}

/**
 * The blocks of all pages from the top down: each table between ruling lines a
 * grid a page, each row of other text a line. A page whose text runs sideways is
 * read turned; its boxes are those of the page as it is printed.
 */
export function layOutPages(contents: readonly PageContent[]): Block[] {
  const pages = contents.map(turnUpright);
  const tables = alignContinued(pages.map((page) => page.tables));
  return pages.flatMap((page, index) => layOutPage({...page, tables: tables[index] ?? []}, index + 1));
}

function turnUpright(content: PageContent): UprightPage {
  const turn = findPageTurn(content.glyphs);
  const upright = turn === 0 ? content : turnPage(content, turn);
  return {content: upright, turn, tables: findRuledTables(upright.rulings)};
}

function layOutPage({content, turn, tables: ruled}: UprightPage, page: number): Block[] {
  const place = (box: Box): Place => makePlace(turn === 0 ? box : turnBox(box, turn), page);
  const tables = ruled.map((table): FilledTable => ({table, glyphs: new Map()}));
  const loose = fillTables(tables, content.glyphs);
  const grids = tables.map(({table, glyphs}) => ({block: makeGrid(table, glyphs, place), top: table.box.top}));
  const written = grids.filter(({block}) => block.cells.some((cell) => cell.text !== ""));
  return sortBlocks([...written, ...makeLines(loose, place)]);
}

interface FilledTable {
  readonly table: RuledTable;
  /** By the index of the region. */
  readonly glyphs: Map<number, Glyph[]>;
}

/** Puts each glyph into the cell that it stands in, and gives those that stand in none; slanted ones stand behind a table. */
function fillTables(tables: readonly FilledTable[], glyphs: readonly Glyph[]): Glyph[] {
  const fromSmallest = [...tables].sort((a, b) => areaOf(a.table.box) - areaOf(b.table.box));
  return glyphs.filter((glyph) => {
    const cell = glyph.turn === undefined ? undefined : findCell(fromSmallest, centerX(glyph.box), centerY(glyph.box));
    cell?.push(glyph);
    return cell === undefined;
  });
}

/** The glyphs of the cell around a point; where tables lie in one another, the smallest is asked first. */
function findCell(tables: readonly FilledTable[], x: number, y: number): Glyph[] | undefined {
  for (const {table, glyphs} of tables) {
    const region = holds(table.box, x, y) ? findRegion(table, x, y) : undefined;
    if (region === undefined) continue;
    const cell = glyphs.get(region) ?? [];
    glyphs.set(region, cell);
    return cell;
  }
  return undefined;
}

function makeGrid(table: RuledTable, glyphs: ReadonlyMap<number, readonly Glyph[]>, place: (box: Box) => Place): Grid {
  const cells = table.regions.flatMap(({row, column, rowSpan, columnSpan, box, isOpen}, index): GridCell[] => {
    const inside = glyphs.get(index) ?? [];
    if (isOpen && inside.length === 0) return [];
    const written = unite(inside.map((glyph) => glyph.box));
    return [{row, column, rowSpan, columnSpan, text: textOf(inside), place: place(written ?? box)}];
  });
  return {kind: "grid", rows: table.rows, columns: table.columns, cells};
}

function makeLines(glyphs: readonly Glyph[], place: (box: Box) => Place): Placed[] {
  const upright = joinWrappedLabels(rowsOf(glyphs.filter((glyph) => glyph.turn === 0)));
  const turns: readonly Turn[] = [1, 2, 3];
  const turned = turns.flatMap((turn) =>
    rowsOf(uprightOf(glyphs, turn)).map((row) => ({...row, box: turnBox(row.box, turn)})),
  );
  const slanted = rowsOf(glyphs.filter((glyph) => glyph.turn === undefined));
  return [...upright, ...turned, ...slanted].map((row) => ({block: makeLine(row, place), top: row.box.top}));
}

function makeLine(row: GlyphRow, place: (box: Box) => Place): Line {
  return {kind: "line", text: lineText(row), place: place(row.box)};
}

function sortBlocks(placed: readonly Placed[]): Block[] {
  return [...placed].sort((a, b) => b.top - a.top).map(({block}) => block);
}

/** How most of a page's text runs. */
function findPageTurn(glyphs: readonly Glyph[]): Turn {
  const counts = [0, 1, 2, 3].map((turn) => glyphs.filter((glyph) => glyph.turn === turn).length);
  return asTurn(counts.indexOf(Math.max(...counts)));
}

function turnPage({glyphs, rulings}: PageContent, turn: Turn): PageContent {
  return {
    glyphs: glyphs.map((glyph) => ({
      ...turnGlyph(glyph, turn),
      turn: glyph.turn === undefined ? undefined : asTurn(glyph.turn - turn),
    })),
    rulings: rulings.map((ruling) => turnRuling(ruling, turn)),
  };
}

function turnRuling({axis, at, from, to}: Ruling, turn: Turn): Ruling {
  const box =
    axis === "horizontal" ? {left: from, right: to, bottom: at, top: at} : {left: at, right: at, bottom: from, top: to};
  const {left, right, bottom, top} = turnBox(box, asTurn(-turn));
  const isHorizontal = (axis === "horizontal") === (turn % 2 === 0);
  return isHorizontal
    ? {axis: "horizontal", at: bottom, from: left, to: right}
    : {axis: "vertical", at: left, from: bottom, to: top};
}

function makePlace({left, bottom, right, top}: Box, page: number): Place {
  return {kind: "box", page, x: round(left), y: round(bottom), width: round(right - left), height: round(top - bottom)};
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
