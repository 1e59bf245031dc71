import type {CellId} from "../form/form.js";
import type {MediaType} from "../source/source.js";
import type {Correction} from "../source/corrections.js";
import {readCells} from "./cells.js";
import type {CellReading} from "./cells.js";
import {compareCopies, fillCells} from "./compareCopies.js";
import {composeReport} from "./compose.js";
import type {ReportContent} from "./compose.js";
import {conflictFinding, disagreementFindings, formFindings} from "./copyFindings.js";
import type {FormVariant, ReportCopy} from "./copy.js";
import type {Report, SectionText, Value} from "./report.js";

/** A copy, and the report that it gives by itself. */
export interface RankedCopy {
  readonly copy: ReportCopy;
  readonly alone: Report;
}

/** Composes the report that one copy gives by itself. */
export function composeCopy(copy: ReportCopy, corrections: readonly Correction[] = []): Report {
  return composeReport(contentOf(copy), corrections);
}

/**
 * Makes one report of its copies: that of the best-read one, with the cells that
 * it cannot tell taken from the others, best first. Where copies disagree the
 * best-read one stands, and a finding says so; a copy that disagrees on much is
 * likely another report, and gives nothing.
 */
export function mergeCopies(ranked: readonly RankedCopy[], corrections: readonly Correction[] = []): Report {
  const [primary, ...others] = ranked;
  if (primary === undefined) throw new Error("no copies");
  if (others.length === 0 && corrections.length === 0) return primary.alone;
  const form = formOf(ranked);
  const valuesOf = ({alone}: RankedCopy) => new Map(alone.values.map((value) => [value.cellId, value]));
  let merged: Merged = {
    content: {...contentOf(primary.copy), form: form.variant, formAssumed: form.assumed},
    filled: new Set(),
    values: valuesOf(primary),
  };
  for (const other of others) merged = addCopy(merged, primary.copy, other.copy, valuesOf(other));
  return composeReport(merged.content, corrections);
}

/**
 * The copies of one report, best-read first: the fewest unknown cells, then the
 * fewest broken sums, then formats that keep the cells of a table, then by path.
 */
export function rankCopies(copies: readonly ReportCopy[]): RankedCopy[] {
  return copies
    .map((copy) => ({copy, alone: composeCopy(copy)}))
    .sort(
      (a, b) =>
        countUnknown(a) - countUnknown(b) ||
        a.alone.identitiesBroken - b.alone.identitiesBroken ||
        STRUCTURE[a.copy.source.mediaType] - STRUCTURE[b.copy.source.mediaType] ||
        (a.copy.source.path < b.copy.source.path ? -1 : 1),
    );
}

/** What a format keeps of a table: its cells, their positions on a page, marks between them, or nothing. */
const STRUCTURE: Readonly<Record<MediaType, number>> = {
  "text/html": 0,
  "multipart/related": 0,
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": 0,
  "application/msword": 0,
  "application/pdf": 1,
  "text/tab-separated-values": 2,
  "text/markdown": 2,
  "text/plain": 3,
  "application/zip": 4,
  "application/octet-stream": 4,
};

interface Merged {
  readonly content: ReportContent;
  /** Cells that do not come from the primary. */
  readonly filled: ReadonlySet<CellId>;
  /** What the primary comes to by itself, inferences included. */
  readonly values: ReadonlyMap<CellId, Value>;
}

function contentOf(copy: ReportCopy): ReportContent {
  return {...copy, sourceId: copy.source.sourceId, cells: readCells(copy.form, copy.tables)};
}

function countUnknown({alone}: RankedCopy): number {
  return alone.values.filter(({status}) => status === "unknown").length;
}

/** The form that a copy shows; one that shows no rows of 其他处理 says nothing of their number. */
function formOf(ranked: readonly RankedCopy[]): {readonly variant: FormVariant; readonly assumed: boolean} {
  const copies = ranked.map(({copy}) => copy);
  const shown = copies.find(({formAssumed}) => !formAssumed);
  const rows = copies.find((copy) => [...readCells(copy.form, copy.tables).keys()].some(isOtherRow));
  const year = (shown ?? copies[0])?.form.year ?? 2021;
  const otherRows = year === 2019 ? "one" : ((rows ?? shown ?? copies[0])?.form.otherRows ?? "three");
  return {variant: {year, otherRows}, assumed: shown === undefined};
}

function isOtherRow(id: CellId): boolean {
  return /^requests\.other[._]/u.test(id);
}

function addCopy(
  {content, filled, values}: Merged,
  primary: ReportCopy,
  copy: ReportCopy,
  copyValues: ReadonlyMap<CellId, Value>,
): Merged {
  const comparison = compareCopies(
    {cells: content.cells, values},
    {cells: cellsAlike(copy, content), values: copyValues},
  );
  const findings = [...content.findings, ...formFindings(content.form, copy)];
  if (comparison.isConflict)
    return {content: {...content, findings: [...findings, conflictFinding(primary, copy, comparison)]}, filled, values};
  const fill = fillCells(content.cells, cellsAlike(copy, content), copy.source.path);
  const disagreements = disagreementFindings(comparison.disagreements, {primary, filled, copy});
  return {
    content: {
      ...content,
      cells: fill.cells,
      publishedOn: content.publishedOn ?? copy.publishedOn,
      sections: fillSections(content.sections, copy.sections),
      tables: [...content.tables, ...copy.tables.map((table) => ({...table, strays: []}))],
      findings: [...findings, ...disagreements],
    },
    filled: new Set([...filled, ...fill.filled]),
    values,
  };
}

/** The cells of a copy that mean the same as the report's: those of table two only where both follow one form. */
function cellsAlike({form, tables}: ReportCopy, content: ReportContent): ReadonlyMap<CellId, CellReading> {
  const alike = tables.filter(({topic}) => topic !== "disclosure" || form.year === content.form.year);
  return readCells(content.form, alike);
}

function fillSections(sections: readonly SectionText[], others: readonly SectionText[]): SectionText[] {
  const has = (ordinal: number) =>
    sections.some((section) => section.ordinal === ordinal && section.text.trim() !== "");
  const missing = others.filter(({ordinal}) => !has(ordinal));
  const kept = sections.filter(({ordinal}) => !missing.some((section) => section.ordinal === ordinal));
  return [...kept, ...missing].sort((a, b) => a.ordinal - b.ordinal);
}
