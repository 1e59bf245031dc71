import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {renderCellBare, renderCellLines, renderCellParagraphs} from "./cells.js";
import {renderPdfLines} from "./pdfLines.js";
import {renderPdftotextLayout} from "./pdftotextLayout.js";
import {renderPdftotextPlain} from "./pdftotextPlain.js";
import {renderPdftotextRaw} from "./pdftotextRaw.js";
import {renderMarkdown, renderPipesAlone, renderPipesLines, renderPipesTrailing} from "./pipes.js";
import {renderRunTogether, renderRunTogetherSpaced} from "./runTogether.js";
import {renderTabs, renderTabsPaged, renderTabsRagged} from "./tabs.js";
import {toTraditional} from "./traditional.js";

/** What can be asked of a way to write a report. */
export interface LayoutTraits {
  /** Whether an empty cell leaves a trace of where it was. */
  readonly blankVisible: boolean;
  /** Whether cells are told apart at all, so that a joining of two is damage. */
  readonly cellsApart: boolean;
  /** Whether a page break can fall between two cells of a row. */
  readonly cellwise: boolean;
}

/** A way to write a report as text, and what can be asked of a reading of it. */
export interface Layout extends LayoutTraits {
  readonly render: (sheet: Sheet, random: Random) => string;
  /**
   * What an undamaged copy tells: every cell, those that the identities
   * determine, or nothing that could be counted on.
   */
  readonly tells: "all" | "determined" | "little";
}

const ROWS = {tells: "all", blankVisible: true, cellsApart: true, cellwise: false} as const;
const CELLS = {...ROWS, cellwise: true} as const;
const SEQUENCE = {...ROWS, blankVisible: false} as const;
const TOGETHER = {tells: "determined", blankVisible: false, cellsApart: false, cellwise: false} as const;

const BASE = {
  tabs: {...ROWS, render: renderTabs},
  "tabs-paged": {...ROWS, render: renderTabsPaged},
  "tabs-ragged": {...SEQUENCE, render: renderTabsRagged},
  markdown: {...ROWS, render: renderMarkdown},
  // Blank cells run into the fields that fill a row up, or into the marks between cells.
  "pipes-trailing": {...SEQUENCE, render: renderPipesTrailing},
  "pipes-alone": {...CELLS, blankVisible: false, render: renderPipesAlone},
  "pipes-lines": {...CELLS, blankVisible: false, render: renderPipesLines},
  "pdf-lines": {...SEQUENCE, render: renderPdfLines},
  "cell-lines": {...CELLS, render: renderCellLines},
  "cell-paragraphs": {...CELLS, blankVisible: false, render: renderCellParagraphs},
  "cell-bare": {...CELLS, blankVisible: false, render: renderCellBare},
  // A gap tells of a blank only where other lines have a number above or below it.
  "pdftotext-layout": {...SEQUENCE, render: renderPdftotextLayout},
  "pdftotext-raw": {...SEQUENCE, render: renderPdftotextRaw},
  "pdftotext-plain": {...SEQUENCE, tells: "little", render: renderPdftotextPlain},
  "run-together": {...TOGETHER, render: renderRunTogether},
  "run-together-spaced": {...TOGETHER, render: renderRunTogetherSpaced},
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof BASE | "traditional" | "traditional-together";

/** Every layout, by name. */
export const LAYOUTS: Readonly<Record<LayoutName, Layout>> = {
  ...BASE,
  traditional: {...SEQUENCE, render: (sheet, random) => traditional(sheet, random, TOLD_ROWS)},
  "traditional-together": {...TOGETHER, render: (sheet, random) => traditional(sheet, random, [BASE["run-together"]])},
};

export const LAYOUT_NAMES = Object.keys(LAYOUTS) as readonly LayoutName[];

const TOLD_ROWS: readonly Layout[] = Object.values(BASE).filter(({tells}) => tells === "all");

function traditional(sheet: Sheet, random: Random, layouts: readonly Layout[]): string {
  const convert = toTraditional[random.pick(["standard", "hongKong"] as const)];
  return convert(random.pick(layouts).render(sheet, random));
}
