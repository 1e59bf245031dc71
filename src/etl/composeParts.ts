import type {BodyCopies, BodyReports} from "./compose.js";
import {early} from "./concurrent.js";
import {OperatorError} from "./operatorError.js";
import type {ReadingStore} from "./reading/store.js";
import {outcomeOf, rejectionFindings} from "./reading/sourceNote.js";
import type {SourceNote} from "./reading/sourceNote.js";
import {refuseStale} from "./report/corrections.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import type {AtlasPart} from "./warehouse/atlas.js";
import {compareText} from "./warehouse/identity.js";

/** Copies that are made into reports at a time: enough that a thread is worth asking, few enough to hold. */
const COPIES_AT_A_TIME = 64;

export interface ComposeTools {
  readonly store: Pick<ReadingStore, "get">;
  readonly compose: (copies: BodyCopies) => Promise<BodyReports>;
  /** How many calls of `compose` may run at a time. */
  readonly threads: number;
  readonly corrections: readonly Correction[];
}

/** A reading that was there when it was looked up, and is gone or damaged now. */
export class LostReading extends OperatorError {}

type ReportNote = SourceNote & {readonly key: string; readonly note: {readonly kind: "report"}};

const NOTHING: AtlasPart = {reports: [], claims: [], findings: [], outcomes: []};

/**
 * Makes the atlas of all sources, a few bodies at a time and in the order of their ids.
 *
 * @throws {OperatorError} where a correction does not fit the reports.
 */
export async function* composeParts(notes: readonly SourceNote[], tools: ComposeTools): AsyncGenerator<AtlasPart> {
  const corrected: Report[] = [];
  const batches = batchesOf(groupBodies(notes));
  for await (const part of inOrder(batches, tools.threads, (batch) => composeBatch(batch, tools))) {
    for (const report of part.reports) {
      if (tools.corrections.some(({reportId}) => reportId === report.reportId)) corrected.push(report);
    }
    yield part;
  }
  refuseStale(tools.corrections, corrected);
  yield rejectedPart(notes);
}

/** The sources of each body's reports, bodies in the order of their ids. */
function groupBodies(notes: readonly SourceNote[]): (readonly ReportNote[])[] {
  const bodies = new Map<string, ReportNote[]>();
  for (const {source, key, note} of notes) {
    if (note.kind === "rejection" || key === null) continue;
    const body = bodies.get(note.agency.agencyId) ?? [];
    body.push({source, key, note});
    bodies.set(note.agency.agencyId, body);
  }
  return [...bodies].sort(([a], [b]) => compareText(a, b)).map(([, body]) => body);
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
  throw new LostReading(`a reading is gone from the cache: ${source.path}`, "Nothing was built. Run again.");
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
    running.push(early(run(item)));
    if (running.length > atATime) yield* take(running);
  }
  while (running.length > 0) yield* take(running);
}

async function* take<Result>(running: Promise<Result>[]): AsyncGenerator<Result> {
  const first = running.shift();
  if (first !== undefined) yield await first;
}
