import type {Finding} from "../../src/etl/finding.js";
import type {CellId} from "../../src/etl/form/form.js";
import type {Value} from "../../src/etl/report/report.js";
import type {CellTruth, Truth} from "../../src/synth/truth.js";

/** A cell that a reading got wrong without knowing. */
export interface WrongCell {
  readonly cellId: CellId;
  readonly expected: string;
  readonly got: string;
  readonly status: Value["status"] | "missing";
  readonly raw: string | null;
  readonly place: string | null;
}

export interface Score {
  readonly right: number;
  /** Cells without a value that have one. */
  readonly unknown: readonly CellId[];
  readonly wrong: readonly WrongCell[];
}

/** Numbers are equal to the sixth decimal, which is what the warehouse keeps. */
const TOLERANCE = 5e-7;

/**
 * Scores a reading against what can be known. A printed number must be what the
 * copy prints; a value, what stands behind it; a cell that the truth does not
 * list may only have an inferred value.
 */
export function scoreValues(values: readonly Value[], truth: Truth): Score {
  const found = new Map(values.map((value) => [value.cellId, value]));
  const unknown: CellId[] = [];
  const wrong: WrongCell[] = [];
  let right = 0;
  for (const [id, cell] of truth) {
    const verdict = judge(found.get(id), cell);
    if (verdict === "right") right++;
    else if (verdict === "unknown") unknown.push(id);
    else wrong.push(describe(id, cell, found.get(id)));
  }
  for (const value of values) {
    const isStated = value.status === "printed" || value.status === "corrected";
    if (!truth.has(value.cellId) && isStated) wrong.push(describe(value.cellId, undefined, value));
  }
  return {right, unknown, wrong};
}

/** Cells without a value that no finding names, though their status says that they are lost. */
export function silentUnknowns(values: readonly Value[], findings: readonly Finding[]): CellId[] {
  const named = new Set(
    findings.filter(({code}) => code === "cells_unknown" || code === "table_missing").flatMap(({cells}) => cells),
  );
  return values.filter(({status, cellId}) => status === "unknown" && !named.has(cellId)).map(({cellId}) => cellId);
}

/** Right, unknown and wrong, added up over several scores of one kind. */
export interface Tally {
  cases: number;
  right: number;
  unknown: number;
  wrong: number;
  /** Cases turned away, of which nothing was read. */
  rejected: number;
}

export function emptyTally(): Tally {
  return {cases: 0, right: 0, unknown: 0, wrong: 0, rejected: 0};
}

export function addScore(tally: Tally, {right, unknown, wrong}: Score, isRejected = false): void {
  tally.cases++;
  tally.right += right;
  tally.unknown += unknown.length;
  tally.wrong += wrong.length;
  if (isRejected) tally.rejected++;
}

/** Tallies by name as an aligned table, with a line of sums. */
export function formatTallies(title: string, tallies: ReadonlyMap<string, Tally>): string {
  const sum = emptyTally();
  for (const tally of tallies.values()) {
    sum.cases += tally.cases;
    sum.right += tally.right;
    sum.unknown += tally.unknown;
    sum.wrong += tally.wrong;
    sum.rejected += tally.rejected;
  }
  const rows = [...tallies, ["all", sum] as const];
  const width = Math.max(title.length, ...rows.map(([name]) => name.length));
  const heads = ["cases", "right", "unknown", "wrong", "rejected", "right %"];
  const lines = rows.map(([name, {cases, right, unknown, wrong, rejected}]) => {
    const share = (100 * right) / Math.max(1, right + unknown + wrong);
    return [name.padEnd(width), ...[cases, right, unknown, wrong, rejected].map(String), share.toFixed(2)];
  });
  return [[title.padEnd(width), ...heads], ...lines]
    .map(([name = "", ...rest]) => [name, ...rest.map((text) => text.padStart(9))].join(" "))
    .join("\n");
}

function judge(value: Value | undefined, truth: CellTruth): "right" | "unknown" | "wrong" {
  if (value === undefined) return truth.mayBeEmpty ? "right" : "unknown";
  const isStated = value.status === "printed" || value.status === "corrected";
  if (isStated && truth.printed !== null && !equal(value.printed ?? value.value, truth.printed)) return "wrong";
  if (value.printed !== null && truth.printed === null && truth.value === null) return "wrong";
  if (value.value === null) return truth.mayBeEmpty ? "right" : "unknown";
  return equal(value.value, truth.value) ? "right" : "wrong";
}

function equal(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) <= TOLERANCE);
}

function describe(cellId: CellId, truth: CellTruth | undefined, value: Value | undefined): WrongCell {
  const text = (printed: number | null, used: number | null) =>
    printed === used ? String(printed) : `${used} (printed ${printed})`;
  return {
    cellId,
    expected: truth === undefined ? "no such cell" : text(truth.printed, truth.value),
    got: value === undefined ? "nothing" : text(value.printed, value.value),
    status: value?.status ?? "missing",
    raw: value?.raw ?? null,
    place: value?.place ?? null,
  };
}
