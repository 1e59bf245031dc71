import {cellId} from "../../src/etl/form/form.js";
import type {CellId, Column, Form, Row, Topic} from "../../src/etl/form/form.js";
import type {Truth} from "../../src/synth/truth.js";

/** Placements above which a table counts as undetermined: nobody should have to search further. */
const SEARCH_LIMIT = 20_000;

/** One way to cut the digits of a row into its cells. */
type Cut = readonly string[];

/**
 * The cells of tables three and four that a copy determines in which the cells
 * of each row run together: those on which all ways to cut the digits apart
 * agree that satisfy every sum of the form. Table two has no sums. It knows the figures only as strings of digits; no code of the
 * reader is used.
 */
export function determinedCells(form: Form, truth: Truth): ReadonlySet<CellId> {
  const digits = (topic: Topic, row: Row) =>
    row.columns.map(({code}) => printedText(truth, cellId(topic, row.code, code))).join("");
  const disputes = form.tables.disputes.rows;
  const requests = form.tables.requests.rows;
  return new Set([
    ...agreedTable("disputes", disputes, cutBlocks(disputes.map((row) => digits("disputes", row)).join(""), disputes)),
    ...agreedTable(
      "requests",
      requests,
      requestsCuts(requests, (row) => digits("requests", row)),
    ),
  ]);
}

function printedText(truth: Truth, id: CellId): string {
  const printed = truth.get(id)?.printed ?? null;
  return printed === null ? "" : String(printed);
}

/** Every cut of `text` into a number for each column, none with a zero before other digits. */
function cutInto(text: string, columns: readonly Column[]): Cut[] {
  const rest = columns.slice(1);
  if (columns.length === 0) return text === "" ? [[]] : [];
  const cuts: Cut[] = [];
  for (let end = text.length - rest.length; end > 0; end--) {
    const head = text.slice(0, end);
    if (head.length > 1 && head.startsWith("0")) continue;
    for (const tail of cutInto(text.slice(end), rest)) cuts.push([head, ...tail]);
  }
  return cuts;
}

function sumsUp(cut: Cut): boolean {
  return cut.slice(0, -1).reduce((sum, text) => sum + Number(text), 0) === Number(cut.at(-1));
}

/** The cuts of table four, whose three rows are one run of digits. */
function cutBlocks(text: string, rows: readonly Row[]): Cut[][] {
  const [row, ...rest] = rows;
  if (row === undefined) return text === "" ? [[]] : [];
  const solutions: Cut[][] = [];
  for (let end = row.columns.length; end <= text.length; end++) {
    for (const cut of cutInto(text.slice(0, end), row.columns).filter(sumsUp)) {
      for (const tail of cutBlocks(text.slice(end), rest)) solutions.push([cut, ...tail]);
    }
  }
  return solutions;
}

/** The cuts of table three whose columns add up too; where there are too many, the rows that have one cut only. */
function requestsCuts(rows: readonly Row[], digits: (row: Row) => string): Cut[][] {
  const candidates = rows.map((row) => cutInto(digits(row), row.columns).filter(sumsUp));
  const size = candidates.reduce((product, {length}) => product * length, 1);
  if (size > SEARCH_LIMIT) return candidates.reduce(longer).map((_, i) => candidates.map((cuts) => at(cuts, i)));
  const solutions: Cut[][] = [];
  const search = (chosen: Cut[]): void => {
    const next = candidates[chosen.length];
    if (next === undefined) {
      if (columnsAddUp(rows, chosen)) solutions.push(chosen);
    } else for (const cut of next) search([...chosen, cut]);
  };
  search([]);
  return solutions;
}

function longer(a: Cut[], b: Cut[]): Cut[] {
  return a.length >= b.length ? a : b;
}

function at(cuts: readonly Cut[], index: number): Cut {
  return cuts[index % cuts.length] ?? [];
}

function columnsAddUp(rows: readonly Row[], cuts: readonly Cut[]): boolean {
  const columns = rows[0]?.columns ?? [];
  return columns.every((_, column) => {
    const number = (code: string) => Number(cuts[rows.findIndex((row) => row.code === code)]?.[column]);
    const ends = number("received") + number("carried_in");
    const all = rows.reduce((sum, _row, i) => sum + Number(cuts[i]?.[column]), 0);
    const outcomes = all - ends - number("concluded") - number("carried_out");
    return ends === number("concluded") + number("carried_out") && outcomes === number("concluded");
  });
}

function agreedTable(topic: Topic, rows: readonly Row[], solutions: readonly (readonly Cut[])[]): CellId[] {
  return rows.flatMap((row, i) =>
    agreed(
      topic,
      row,
      solutions.map((solution) => solution[i] ?? []),
    ),
  );
}

function agreed(topic: Topic, row: Row, cuts: readonly Cut[]): CellId[] {
  return row.columns
    .filter((_, i) => cuts.length > 0 && cuts.every((cut) => cut[i] === cuts[0]?.[i]))
    .map(({code}) => cellId(topic, row.code, code));
}
