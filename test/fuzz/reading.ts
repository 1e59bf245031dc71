import type {Value} from "../../src/etl/report/report.js";
import {formCells} from "../../src/etl/form/forms.js";
import type {Truth} from "../../src/synth/truth.js";
import {readText} from "../accuracy/read.js";
import type {ReadText} from "../accuracy/read.js";
import {silentUnknowns} from "../accuracy/score.js";
import {mutateBytes, mutatePieces, startPieces} from "./mutations.js";
import type {Mutation, Piece} from "./mutations.js";
import type {Subject} from "./subjects.js";

/** Nobody should wait longer for a report, on the slowest machine. */
const MOST_MILLISECONDS = 10_000;
const TOLERANCE = 5e-7;

const CELLS: ReadonlySet<string> = new Set([...formCells(2019), ...formCells(2021)].map(({id}) => id));

/** A report after changes, and what came of reading it. */
export interface FuzzReading {
  readonly subject: Subject;
  readonly pieces: readonly Piece[];
  readonly read: ReadText;
  readonly milliseconds: number;
}

export async function readMutated(subject: Subject, mutations: readonly Mutation[]): Promise<FuzzReading> {
  const pieces = mutations.reduce(mutatePieces, startPieces(subject.pieces));
  const assembled = await subject.assemble(pieces.map(({text}) => text));
  const bytes = mutations.reduce(mutateBytes, assembled);
  const started = performance.now();
  const read = await readText(bytes, subject.path, subject.declared);
  return {subject, pieces, read, milliseconds: performance.now() - started};
}

/** What no file may do to a reading, whatever is in it. */
export function invariantFaults({read: {values, findings}, milliseconds}: FuzzReading): string[] {
  const ids = values.map(({cellId}) => cellId);
  return [
    ...(milliseconds > MOST_MILLISECONDS ? [`took ${Math.round(milliseconds)} ms`] : []),
    ...ids.filter((id, i) => !CELLS.has(id) || ids.indexOf(id) !== i).map((id) => `${id}: no cell, or there twice`),
    ...values.filter((value) => !isConsistent(value)).map((value) => `inconsistent: ${JSON.stringify(value)}`),
    ...silentUnknowns(values, findings).map((id) => `${id}: unknown without a finding`),
  ];
}

function isConsistent({status, printed, value, place, basis}: Value): boolean {
  switch (status) {
    case "printed":
      return Number.isFinite(printed) && value === printed && place !== null;
    case "inferred":
      return printed === null && Number.isFinite(value) && basis !== null;
    case "blank":
    case "dash":
    case "unknown":
      return value === null;
    case "corrected":
      return false;
  }
}

/**
 * Numbers read as printed that the report does not print in that cell, though
 * the piece that they were read from is as it was: what is wrong elsewhere may
 * make a cell unknown, and never another number.
 */
export function wrongFaults({subject: {truth}, pieces, read}: FuzzReading): string[] {
  return describeWrong(
    read.values.filter((value) => isUntouched(value, pieces)),
    truth,
  );
}

/** The same where a place does not name a piece: a change of one piece may touch one number. */
export function manyWrongFaults({subject: {truth}, read}: FuzzReading): string[] {
  const wrong = describeWrong(read.values, truth);
  return wrong.length > 1 ? wrong : [];
}

function isUntouched({place}: Value, pieces: readonly Piece[]): boolean {
  const line = Number(/line (\d+)/.exec(place ?? "")?.[1]);
  return pieces[line - 1]?.origin != null;
}

/** Not of rows whose total the body itself misprints: one more number lost there, and another total fits. */
function describeWrong(values: readonly Value[], truth: Truth): string[] {
  return values
    .filter(({cellId, status}) => status === "printed" && !isMisprinted(rowOf(cellId), truth))
    .flatMap(({cellId, printed, place}) => {
      const expected = truth.get(cellId)?.printed ?? null;
      if (expected !== null && Math.abs(expected - (printed ?? NaN)) <= TOLERANCE) return [];
      return [`${cellId}: expected ${expected ?? "nothing"}, got ${printed ?? "nothing"} at ${place ?? "-"}`];
    });
}

function isMisprinted(row: string, truth: Truth): boolean {
  const cells = [...truth].filter(([id]) => rowOf(id) === row);
  const printed = (isTotal: boolean) =>
    cells.filter(([id]) => id.endsWith(".total") === isTotal).map(([, cell]) => cell.printed ?? 0);
  const [total] = printed(true);
  return total !== undefined && printed(false).reduce((sum, value) => sum + value, 0) !== total;
}

/** `requests.received` of `requests.received.total`. */
function rowOf(id: string): string {
  return id.slice(0, id.lastIndexOf("."));
}

/** The pieces that are not what they were, with the one before and after each. */
export function showChanges({subject, pieces}: FuzzReading): string {
  const changed = pieces.flatMap(({origin}, i) => (origin === null ? [i] : []));
  const lost = subject.pieces.flatMap((text, i) =>
    pieces.some(({origin}) => origin === i) ? [] : [`- ${show(text)}`],
  );
  const shown = new Set(changed.flatMap((i) => [i - 1, i, i + 1]));
  const now = pieces.flatMap(({text, origin}, i) =>
    shown.has(i) ? [`${origin === null ? "+" : " "} ${i + 1} ${show(text)}`] : [],
  );
  return [...lost, ...now].slice(0, 20).join("\n");
}

function show(text: string): string {
  return JSON.stringify(text.slice(0, 160));
}
