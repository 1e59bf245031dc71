import {cellId} from "../etl/form/form.js";
import type {CellId, Column, Form, Row} from "../etl/form/form.js";
import {getForm} from "../etl/form/forms.js";
import type {Body, BodyGroup, BodyKind, FormChoice} from "./bodies.js";
import {disclosureNumber, setTotal} from "./figures.js";
import type {CompleteFigures} from "./figures.js";
import type {Random} from "./random.js";

/** A body's report on a year, before anyone prints it. */
export interface YearReport {
  readonly body: Body;
  readonly year: number;
  readonly form: Form;
  readonly figures: CompleteFigures;
}

/** Requests in a usual year, as the median of bodies of the kind; real ones lie from none to thousands. */
const USUAL_REQUESTS: Readonly<Record<BodyKind, number>> = {zone: 100, office: 60, department: 40, township: 8};

/** What becomes of requests, in percent: the mean shares of real reports. What is not listed is rare. */
const OUTCOME_WEIGHTS: Readonly<Record<string, number>> = {
  granted: 30,
  partly_granted: 9,
  unavailable_not_held: 31,
  unavailable_not_compiled: 4,
  unavailable_unclear: 2,
  refused_internal_affairs: 2,
  refused_deliberative: 1,
  refused_enforcement_file: 2,
  refused_admin_query: 2,
  declined_petition: 3,
  declined_repeat: 2,
  other: 8,
  other_not_corrected: 5,
  other_other: 4,
};
const RARE_WEIGHT = 0.6;

/** Who asks, in percent. */
const APPLICANT_WEIGHTS: Readonly<Record<string, number>> = {natural_person: 94, business: 3.5, legal_services: 1};
const RARE_APPLICANT_WEIGHT = 0.5;

const ENDS: ReadonlySet<string> = new Set(["received", "carried_in", "concluded", "carried_out"]);
const STOCKS: ReadonlySet<string> = new Set(["rules", "normative_documents"]);

/** What of a body stays much the same from year to year. */
interface Profile {
  readonly requests: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly applicants: ReadonlyMap<string, number>;
  /** Reviews and suits for each request. */
  readonly disputeRate: number;
  readonly disclosure: ReadonlyMap<CellId, number>;
}

/**
 * The reports of a group, body by body and year by year. Every sum of the form
 * holds; requests carried out of a year are carried into the next, the stock of
 * documents rolls on, and a zone's figures contain those of the others.
 */
export function groupReports({bodies, years}: BodyGroup, random: Random): YearReport[] {
  const series = bodies.map((body) => bodyReports(body, years, random));
  const parts = series.filter((reports) => reports[0]?.body.kind !== "zone");
  return series.flatMap((reports) =>
    reports.map((report, i) => {
      if (report.body.kind !== "zone") return report;
      return {...report, figures: addFigures([report, ...parts.flatMap((part) => part.slice(i, i + 1))])};
    }),
  );
}

function bodyReports(body: Body, years: readonly FormChoice[], random: Random): YearReport[] {
  const profile = makeProfile(body, years, random);
  let before: CompleteFigures = new Map();
  return years.map(({year, form: formYear, otherRows}) => {
    const form = getForm(formYear, otherRows);
    const figures = new Map<CellId, number>();
    fillRequests(form, profile, before, figures, random);
    fillDisputes(form, profile, figures, random);
    fillDisclosure(form, profile, before, figures, random);
    before = figures;
    return {body, year, form, figures};
  });
}

function makeProfile({kind}: Body, years: readonly FormChoice[], random: Random): Profile {
  const forms = years.map(({form, otherRows}) => getForm(form, otherRows));
  const rows = forms.flatMap((form) => form.tables.requests.rows).filter(({code}) => !ENDS.has(code));
  const applicants = forms.flatMap((form) => applicantsOf(form));
  const weigh = (weight: number) => (random.chance(0.15) ? 0 : weight * spreadFactor(random, 1));
  const disclosure = forms.flatMap((form) => form.tables.disclosure.rows);
  const isIdle = kind === "township" && random.chance(0.4);
  return {
    requests: random.chance(0.08) ? 0 : USUAL_REQUESTS[kind] * spreadFactor(random, 1.3),
    outcomes: new Map(rows.map(({code}) => [code, weigh(OUTCOME_WEIGHTS[code] ?? RARE_WEIGHT)])),
    applicants: new Map(
      applicants.map(({code}) => [code, weigh(APPLICANT_WEIGHTS[code] ?? RARE_APPLICANT_WEIGHT)] as const),
    ).set("natural_person", 94),
    disputeRate: random.chance(0.4) ? 0 : 0.03 * spreadFactor(random, 0.8),
    disclosure: new Map(
      disclosure.flatMap((row) =>
        row.columns.map((column) => [disclosureId(row, column), isIdle ? 0 : usualNumber(kind, row, column, random)]),
      ),
    ),
  };
}

/** Only zones make rules, and they decide more than a department does. */
function usualNumber(kind: BodyKind, row: Row, column: Column, random: Random): number {
  if (row.code === "rules" && kind !== "zone") return 0;
  const number = disclosureNumber(row, column, random);
  return kind === "zone" ? number : Number((number % 10_000).toFixed(6));
}

function fillRequests(
  form: Form,
  profile: Profile,
  before: CompleteFigures,
  figures: Map<CellId, number>,
  random: Random,
): void {
  const {rows} = form.tables.requests;
  const outcomes = rows.flatMap(({code}) => (ENDS.has(code) ? [] : [code]));
  const weights = outcomes.map((code) => profile.outcomes.get(code) ?? 0);
  const all = [...profile.applicants.values()].reduce(add, 0);
  for (const {code} of applicantsOf(form)) {
    const id = (row: string) => cellId("requests", row, code);
    const usual = (profile.requests * (profile.applicants.get(code) ?? 0)) / all;
    const received = wholeNear(usual * spreadFactor(random, 0.3), random);
    const carriedIn = before.get(id("carried_out")) ?? 0;
    const open = received + carriedIn;
    const carriedOut = open > 0 && random.chance(0.5) ? random.int(0, Math.ceil(open / 8)) : 0;
    const parts = shareOut(open - carriedOut, weights, random);
    figures.set(id("received"), received).set(id("carried_in"), carriedIn).set(id("carried_out"), carriedOut);
    figures.set(id("concluded"), open - carriedOut);
    outcomes.forEach((outcome, i) => figures.set(id(outcome), parts[i] ?? 0));
  }
  for (const row of rows) setTotal("requests", row, figures);
}

function fillDisputes(form: Form, profile: Profile, figures: Map<CellId, number>, random: Random): void {
  const {rows} = form.tables.disputes;
  const cells = rows.flatMap((row) =>
    row.columns.flatMap(({code}) => (code === "total" ? [] : [cellId("disputes", row.code, code)])),
  );
  const disputes = wholeNear(profile.requests * profile.disputeRate * spreadFactor(random, 0.5), random);
  const weights = cells.map((id) => (id.endsWith(".upheld") ? 6 : 1));
  const parts = shareOut(disputes, weights, random);
  cells.forEach((id, i) => figures.set(id, parts[i] ?? 0));
  for (const row of rows) setTotal("disputes", row, figures);
}

function fillDisclosure(
  form: Form,
  profile: Profile,
  before: CompleteFigures,
  figures: Map<CellId, number>,
  random: Random,
): void {
  for (const row of form.tables.disclosure.rows) {
    for (const column of row.columns) {
      const id = disclosureId(row, column);
      figures.set(id, yearNumber(profile.disclosure.get(id) ?? 0, random));
    }
    if (STOCKS.has(row.code) && form.year === 2021) rollStock(row, profile, before, figures, random);
  }
}

/** What was in force, and is issued, less what is repealed, is in force. */
function rollStock(
  row: Row,
  profile: Profile,
  before: CompleteFigures,
  figures: Map<CellId, number>,
  random: Random,
): void {
  const id = (column: string) => cellId("disclosure", row.code, column);
  const usual = profile.disclosure.get(id("in_force")) ?? 0;
  const stock = before.get(id("in_force")) ?? usual;
  const issued = random.int(0, Math.ceil(usual / 6));
  const repealed = random.int(0, Math.min(stock, Math.ceil(usual / 7)));
  figures
    .set(id("issued"), issued)
    .set(id("repealed"), repealed)
    .set(id("in_force"), stock + issued - repealed);
}

/** A number near that of other years, with as many decimals. */
function yearNumber(usual: number, random: Random): number {
  const decimals = (String(usual).split(".")[1] ?? "").length;
  return Number((usual * spreadFactor(random, 0.2)).toFixed(decimals));
}

function addFigures(reports: readonly YearReport[]): CompleteFigures {
  const sums = new Map<CellId, number>();
  for (const {figures} of reports) for (const [id, value] of figures) sums.set(id, (sums.get(id) ?? 0) + value);
  return new Map([...sums].map(([id, value]) => [id, Number(value.toFixed(6))]));
}

/** `count` things dealt out by weight, one by one; a heap at a time where there are many. */
function shareOut(count: number, weights: readonly number[], random: Random): number[] {
  const sum = weights.reduce(add, 0);
  const parts = weights.map((weight) => (sum === 0 ? 0 : Math.floor((count * weight * 0.8) / sum)));
  for (let left = count - parts.reduce(add, 0); left > 0; left--) {
    const at = pickWeighted(weights, sum, random);
    parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
}

function pickWeighted(weights: readonly number[], sum: number, random: Random): number {
  let rest = random.next() * sum;
  const found = weights.findIndex((weight) => (rest -= weight) < 0);
  return Math.max(0, found);
}

/** A factor around 1, its logarithm spread by `sigma`: a sum of chances comes close to the normal curve. */
function spreadFactor(random: Random, sigma: number): number {
  const normal = (random.next() + random.next() + random.next() + random.next() - 2) * Math.sqrt(3);
  return Math.exp(normal * sigma);
}

/** A whole number next to `value`, the nearer the likelier: few things are few, not none. */
function wholeNear(value: number, random: Random): number {
  return Math.floor(value + random.next());
}

function applicantsOf(form: Form): readonly Column[] {
  return (form.tables.requests.rows[0]?.columns ?? []).filter(({code}) => code !== "total");
}

function disclosureId(row: Row, column: Column): CellId {
  return cellId("disclosure", row.code, column.code);
}

function add(a: number, b: number): number {
  return a + b;
}
