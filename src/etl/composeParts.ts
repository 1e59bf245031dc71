import type {BodyReports} from "./compose.js";
import {early} from "./concurrent.js";
import type {Finding} from "./finding.js";
import {OperatorError} from "./operatorError.js";
import type {ReadingStore} from "./reading/store.js";
import {outcomeOf, rejectionFindings} from "./reading/sourceNote.js";
import type {SourceNote} from "./reading/sourceNote.js";
import type {KeptCopies, LostCopies} from "./reading/task.js";
import {refuseStale} from "./report/corrections.js";
import type {Report} from "./report/report.js";
import type {Correction} from "./source/corrections.js";
import type {SourceOutcome} from "./source/source.js";
import {codePart} from "./warehouse/codedRows.js";
import type {CodedRows} from "./warehouse/codedRows.js";
import {compareText} from "./warehouse/identity.js";

/** Copies that are made into reports at a time: enough that a thread is worth asking, few enough to hold. */
const COPIES_AT_A_TIME = 64;

export interface ComposeTools {
  readonly store: Pick<ReadingStore, "locate" | "lose">;
  readonly compose: (copies: KeptCopies) => Promise<BodyReports | LostCopies>;
  /** How many calls of `compose` may run at a time. */
  readonly threads: number;
  readonly corrections: readonly Correction[];
}

/** A reading that was there when it was looked up, and is gone or damaged now. */
export class LostReading extends OperatorError {}

type ReportNote = SourceNote & {readonly key: string; readonly note: {readonly kind: "report"}};

/** What became of some sources, and the rows that this comes to. */
export interface ComposedPart {
  readonly outcomes: readonly SourceOutcome[];
  readonly rows: readonly CodedRows[];
}

/**
 * Makes the atlas of all sources, a few bodies at a time and in the order of their ids.
 *
 * @throws {OperatorError} where a correction does not fit the reports.
 */
export async function* composeParts(notes: readonly SourceNote[], tools: ComposeTools): AsyncGenerator<ComposedPart> {
  const corrected: Report[] = [];
  const batches = batchesOf(groupBodies(notes));
  for await (const part of inOrder(batches, tools.threads, (batch) => composeBatch(batch, tools))) {
    corrected.push(...part.corrected);
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

async function composeBatch(
  batch: readonly ReportNote[],
  tools: ComposeTools,
): Promise<ComposedPart & Pick<BodyReports, "corrected">> {
  const copies = batch.map(({key}) => tools.store.locate(key));
  const reportIds = new Set(batch.map(({note}) => note.reportId));
  const corrections = tools.corrections.filter(({reportId}) => reportIds.has(reportId));
  const composed = await tools.compose({copies, corrections});
  if ("lost" in composed) {
    const lost = batch.filter((_, index) => composed.lost.includes(index));
    throw lostReadings(lost, tools);
  }
  const {rows, primaries, corrected} = composed;
  const ids = new Set(primaries);
  const outcomes = batch.map((note) => outcomeOf(note, (id) => ids.has(id)));
  return {outcomes, rows: [rows, codeSources(outcomes)], corrected};
}

function lostReadings(notes: readonly ReportNote[], {store}: ComposeTools): LostReading {
  for (const {key} of notes) store.lose(key);
  const paths = notes.map(({source}) => source.path);
  return new LostReading(`readings are gone from the cache: ${paths.join(", ")}`, "Nothing was built. Run again.");
}

function rejectedPart(notes: readonly SourceNote[]): ComposedPart {
  const rejected = notes.filter(({note}) => note.kind === "rejection");
  const outcomes = rejected.map((note) => outcomeOf(note, () => false));
  return {outcomes, rows: [codeSources(outcomes, rejected.flatMap(rejectionFindings))]};
}

function codeSources(outcomes: readonly SourceOutcome[], findings: readonly Finding[] = []): CodedRows {
  return codePart({reports: [], claims: [], findings, outcomes});
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
