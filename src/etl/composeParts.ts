import type {BodyCopies, BodyReports} from "./compose.js";
import {NATION} from "./agency/region.js";
import {OperatorError} from "./operatorError.js";
import type {ReadingStore} from "./reading/store.js";
import {outcomeOf, rejectionFindings} from "./reading/sourceNote.js";
import type {SourceNote} from "./reading/sourceNote.js";
import {levelFindings} from "./report/between/levels.js";
import {refuseStale} from "./report/corrections.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import type {AtlasPart} from "./warehouse/atlas.js";
import {compareText} from "./warehouse/identity.js";

/** Copies that are made into reports at a time: enough that a thread is worth asking, few enough to hold. */
const COPIES_AT_A_TIME = 64;

/** Bodies of one province, and those of the nation, have codes that begin alike. */
const PROVINCE_DIGITS = 2;
const NATION_PREFIX = NATION.slice(0, PROVINCE_DIGITS);

export interface ComposeTools {
  readonly store: Pick<ReadingStore, "get">;
  readonly compose: (copies: BodyCopies) => Promise<BodyReports>;
  /** How many calls of `compose` may run at a time. */
  readonly threads: number;
  readonly corrections: readonly Correction[];
}

type ReportNote = SourceNote & {readonly key: string; readonly note: {readonly kind: "report"}};

const NOTHING: AtlasPart = {reports: [], claims: [], findings: [], outcomes: []};

/**
 * Makes the atlas of all sources, a few bodies at a time and in the order of
 * their ids, those of the nation last. Of what was handed on, no more is kept
 * than the numbers that a report of the same province, or of the nation, may contain.
 *
 * @throws {OperatorError} where a correction does not fit the reports.
 */
export async function* composeParts(notes: readonly SourceNote[], tools: ComposeTools): AsyncGenerator<AtlasPart> {
  const corrected: Report[] = [];
  const provinces = groupProvinces(notes);
  const nationYears = new Set(provinces.get(NATION_PREFIX)?.flat().map(yearOf));
  const inNation: Report[] = [];
  for (const [prefix, bodies] of provinces) {
    const compared = prefix === NATION_PREFIX ? inNation : [];
    for await (const part of inOrder(batchesOf(bodies), tools.threads, (batch) => composeBatch(batch, tools))) {
      for (const report of part.reports) {
        const numbers = keepNumbers(report);
        compared.push(numbers);
        if (compared !== inNation && nationYears.has(report.year)) inNation.push(numbers);
        if (tools.corrections.some(({reportId}) => reportId === report.reportId)) corrected.push(report);
      }
      yield part;
    }
    yield {...NOTHING, findings: levelFindings(compared)};
  }
  refuseStale(tools.corrections, corrected);
  yield rejectedPart(notes);
}

/** A report with nothing but the numbers that levels are compared by: a tenth of it. */
function keepNumbers(report: Report): Report {
  const isPart = report.scope === "own";
  const values = report.values.filter(({value}) => value !== null && (value > 0 || !isPart));
  const numbers = values.map((value) => ({...value, raw: null, basis: null}));
  return {...report, values: report.scope === "unknown" ? [] : numbers, sections: [], findings: []};
}

/** Sources of reports by province and body, both in the order of their codes, but those of the nation last. */
function groupProvinces(notes: readonly SourceNote[]): ReadonlyMap<string, readonly (readonly ReportNote[])[]> {
  const bodies = new Map<string, ReportNote[]>();
  for (const {source, key, note} of notes) {
    if (note.kind === "rejection" || key === null) continue;
    const body = bodies.get(note.agency.agencyId) ?? [];
    body.push({source, key, note});
    bodies.set(note.agency.agencyId, body);
  }
  const provinces = new Map<string, ReportNote[][]>();
  for (const [agencyId, body] of [...bodies].sort(([a], [b]) => compareText(a, b))) {
    const prefix = agencyId.slice(0, PROVINCE_DIGITS);
    const province = provinces.get(prefix) ?? [];
    province.push(body);
    provinces.set(prefix, province);
  }
  const nation = provinces.get(NATION_PREFIX);
  provinces.delete(NATION_PREFIX);
  return nation === undefined ? provinces : provinces.set(NATION_PREFIX, nation);
}

/** Whole bodies together, so many that their copies are worth a thread's time. */
function* batchesOf(bodies: readonly (readonly ReportNote[])[]): Generator<readonly ReportNote[]> {
  let batch: ReportNote[] = [];
  for (const body of bodies) {
    batch.push(...body);
    if (batch.length < COPIES_AT_A_TIME) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function composeBatch(batch: readonly ReportNote[], tools: ComposeTools): Promise<AtlasPart> {
  const copies = await Promise.all(batch.map(async (note) => getCopy(note, tools)));
  const ids = new Set(batch.map(({note}) => note.reportId));
  const corrections = tools.corrections.filter(({reportId}) => ids.has(reportId));
  const {reports, claims} = await tools.compose({copies, corrections});
  const primaries = new Set(reports.map(({sourceId}) => sourceId));
  return {reports, claims, findings: [], outcomes: batch.map((note) => outcomeOf(note, primaries))};
}

async function getCopy({source, key}: ReportNote, {store}: ComposeTools): Promise<Uint8Array> {
  const packed = await store.get(key);
  if (packed !== undefined) return packed;
  throw new OperatorError(`a reading is gone from the cache: ${source.path}`, "Nothing was built. Run again.");
}

function rejectedPart(notes: readonly SourceNote[]): AtlasPart {
  const rejected = notes.filter(({note}) => note.kind === "rejection");
  const outcomes = rejected.map((note) => outcomeOf(note, new Set()));
  return {...NOTHING, outcomes, findings: rejected.flatMap(rejectionFindings)};
}

/** Runs up to so many at a time, and gives what they give in the order of the items. */
async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  atATime: number,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for (const item of items) {
    const result = run(item);
    // Whoever takes it hears of a failure; until then it must not count as one that nobody hears of.
    result.catch(() => undefined);
    running.push(result);
    if (running.length > atATime) yield* take(running);
  }
  while (running.length > 0) yield* take(running);
}

async function* take<Result>(running: Promise<Result>[]): AsyncGenerator<Result> {
  const first = running.shift();
  if (first !== undefined) yield await first;
}

function yearOf({note}: ReportNote): number {
  return Number(note.reportId.slice(-4));
}
