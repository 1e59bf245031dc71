import type {Block, Grid, Line} from "./document.js";
import type {PlacedCell} from "./spans.js";

/** A table by its shape and text, before it has a number. */
export interface DraftGrid {
  readonly kind: "grid";
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly PlacedCell<string>[];
}

/** A block before it has a place. */
export type Draft = {readonly kind: "line"; readonly text: string} | DraftGrid;

/** Gives the blocks of a format without pages their places: the number of the paragraph, of the table and cell. */
export function numberBlocks(drafts: Iterable<Draft>): Block[] {
  const blocks: Block[] = [];
  let paragraphs = 0;
  let tables = 0;
  for (const draft of drafts) {
    if (draft.kind === "line") blocks.push(numberLine(draft.text, (paragraphs += 1)));
    else blocks.push(numberGrid(draft, (tables += 1)));
  }
  return blocks;
}

function numberLine(text: string, paragraph: number): Line {
  return {kind: "line", text, place: {kind: "paragraph", paragraph}};
}

function numberGrid({rows, columns, cells}: DraftGrid, table: number): Grid {
  return {
    kind: "grid",
    rows,
    columns,
    cells: cells.map(({content, row, column, rowSpan, columnSpan}) => ({
      row,
      column,
      rowSpan,
      columnSpan,
      text: content,
      place: {kind: "cell", table, row: row + 1, column: column + 1},
    })),
  };
}
