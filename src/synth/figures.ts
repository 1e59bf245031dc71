import {cellId} from "../etl/form/form.js";
import type {CellId, Column, Form, Row} from "../etl/form/form.js";
import type {Random} from "./random.js";

/** The number of each cell of a form; null where the report leaves the cell blank. */
export type Figures = ReadonlyMap<CellId, number | null>;

/** The number of each cell of a form, the blank ones included. */
export type CompleteFigures = ReadonlyMap<CellId, number>;

const ENDS = ["received", "carried_in", "concluded", "carried_out"];
const FREQUENT = new Set(["granted", "partly_granted", "unavailable_not_held", "other_other", "other"]);

/** Figures as a body might report them, with every identity of the form satisfied. */
export function makeFigures(form: Form, random: Random): CompleteFigures {
  const figures = new Map<CellId, number>();
  if (random.chance(0.06)) return new Map(form.cells.map(({id}) => [id, 0]));
  fillRequests(form, random, figures);
  fillDisputes(form, random, figures);
  for (const row of form.tables.disclosure.rows) {
    for (const column of row.columns) {
      figures.set(cellId("disclosure", row.code, column.code), disclosureNumber(row, column, random));
    }
  }
  return figures;
}

/**
 * The figures as printed by a body that leaves zeros blank: here and there, in
 * all rows, or (a body in a hurry) totals too. A report of zeros keeps some of
 * them, for without any number it would be a blank form.
 */
export function leaveBlanks(form: Form, figures: CompleteFigures, random: Random): Figures {
  const isIdle = [...figures.values()].every((value) => value === 0);
  const share = isIdle ? 0.1 : random.pick([0.1, 0.5, 1]);
  const totalsBlank = random.chance(0.15);
  const isBlank = (id: CellId, isTotal: boolean): boolean =>
    figures.get(id) === 0 ? random.chance(share) : totalsBlank && isTotal && random.chance(0.5);
  return new Map(form.cells.map(({id, isTotal}) => [id, isBlank(id, isTotal) ? null : (figures.get(id) ?? null)]));
}

function fillRequests(form: Form, random: Random, figures: Map<CellId, number>): void {
  const {rows} = form.tables.requests;
  const outcomes = rows.filter(({code}) => !ENDS.includes(code));
  const scale = requestScale(random);
  const weights = outcomes.map(({code}) => outcomeWeight(code, random));
  for (const column of columnsOf(rows).filter(({code}) => code !== "total")) {
    const concluded = applicantNumber(column.code, scale, random);
    const carriedOut = concluded > 0 && random.chance(0.5) ? random.int(0, Math.ceil(concluded / 6)) : 0;
    const carriedIn = concluded > 0 && random.chance(0.5) ? random.int(0, Math.ceil(concluded / 6)) : 0;
    const parts = spread(concluded, weights, random);
    const set = (row: string, value: number) => figures.set(cellId("requests", row, column.code), value);
    outcomes.forEach(({code}, i) => set(code, parts[i] ?? 0));
    set("concluded", concluded);
    set("carried_out", carriedOut);
    set("carried_in", carriedIn);
    set("received", concluded + carriedOut - carriedIn);
  }
  for (const row of rows) setTotal("requests", row, figures);
}

function fillDisputes(form: Form, random: Random, figures: Map<CellId, number>): void {
  const quiet = random.chance(0.35);
  const most = random.pick([2, 9, 20, 120]);
  for (const row of form.tables.disputes.rows) {
    for (const column of row.columns) {
      const value = quiet || random.chance(0.5) ? 0 : random.int(0, most);
      figures.set(cellId("disputes", row.code, column.code), value);
    }
    setTotal("disputes", row, figures);
  }
}

/** Sets the total of a row to the sum of its other cells. */
export function setTotal(topic: "requests" | "disputes", row: Row, figures: Map<CellId, number>): void {
  const parts = row.columns.filter(({code}) => code !== "total");
  const sum = parts.reduce((total, {code}) => total + (figures.get(cellId(topic, row.code, code)) ?? 0), 0);
  figures.set(cellId(topic, row.code, "total"), sum);
}

/** Most bodies get few requests; a province gets tens of thousands. */
function requestScale(random: Random): number {
  const most = random.pick([0, 2, 5, 9, 30, 30, 100, 100, 400, 1000, 5000, 60000]);
  return random.chance(0.02) ? random.int(100000, 400000) : random.int(Math.floor(most / 3), most);
}

function applicantNumber(column: string, scale: number, random: Random): number {
  if (column === "natural_person") return scale;
  const likely = column === "business" || column === "legal_services" ? 0.5 : 0.2;
  return random.chance(likely) ? random.int(0, Math.ceil(scale / random.pick([3, 10, 40]))) : 0;
}

function outcomeWeight(code: string, random: Random): number {
  if (FREQUENT.has(code)) return random.chance(0.85) ? random.int(5, 60) : 0;
  return random.chance(0.4) ? random.int(1, 9) : 0;
}

/** Parts that add up to `total`, roughly by weight; all in the first part where every weight is 0. */
function spread(total: number, weights: readonly number[], random: Random): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const parts = weights.map((weight) => Math.floor((total * weight * random.next()) / Math.max(1, sum)));
  const rest = total - parts.reduce((a, b) => a + b, 0);
  const heaviest = Math.max(0, weights.indexOf(Math.max(...weights)));
  parts[heaviest] = (parts[heaviest] ?? 0) + rest;
  return parts;
}

/** A number that a body might give in table two. */
export function disclosureNumber(row: Row, column: Column, random: Random): number {
  if (column.unit !== "count") return amount(column.unit, random);
  const mostly = row.code === "rules" || row.code === "coercion" ? 0.7 : 0.3;
  if (random.chance(mostly)) return 0;
  const size = random.int(0, 10 ** random.pick(row.code === "rules" ? [1, 2] : [1, 2, 2, 3, 4, 6]));
  return column.signed === true && random.chance(0.4) ? -Math.ceil(size / 3) : size;
}

function amount(unit: "10k_yuan" | "yuan", random: Random): number {
  if (random.chance(0.3)) return 0;
  const whole = random.int(0, 10 ** random.pick(unit === "yuan" ? [4, 6, 8] : [2, 3, 5]));
  const digits = random.pick(unit === "yuan" ? [0, 0, 1, 2] : [0, 1, 2, 2, 4, 6]);
  return Number((whole + random.next()).toFixed(digits));
}

function columnsOf(rows: readonly Row[]): readonly Column[] {
  return rows[0]?.columns ?? [];
}
