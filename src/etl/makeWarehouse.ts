import {join} from "node:path";
import {allRegions} from "./agency/region.js";
import type {BuildEvent, MergeOptions} from "./build.js";
import {findChanged, hashBodies, readBuilt, writeBuilt} from "./built.js";
import type {Built} from "./built.js";
import {composeParts} from "./composeParts.js";
import type {ComposedPart} from "./composeParts.js";
import type {ReadingPool} from "./reading/pool.js";
import {outcomeOf, refuseTwins} from "./reading/sourceNote.js";
import type {FileNote, SourceNote} from "./reading/sourceNote.js";
import type {ReadingStore} from "./reading/store.js";
import {hashCorpus} from "./source/bytes.js";
import type {Correction} from "./source/corrections.js";
import type {SourceOutcome} from "./source/source.js";
import type {CodedRows} from "./warehouse/codedRows.js";
import type {Build} from "./warehouse/query.js";
import {updateWarehouse, writeWarehouse} from "./warehouse/write.js";

/** Where readings are kept, and threads to make them and what is made of them. */
export interface Readers {
  readonly store: ReadingStore;
  readonly pool: ReadingPool;
}

export interface MakeTools extends Readers {
  readonly onEvent: OnEvent;
  /** What the warehouse that is there was made of, where it is to be updated. */
  readonly before?: Built | undefined;
}

/** What a warehouse is made of beside the files of reports. */
export interface Ingredients {
  readonly corrections: readonly Correction[];
  /** Hashes of the files that are no sources and yet say something: manifests, corrections, a release. */
  readonly settings: readonly string[];
  readonly version: string;
}

type OnEvent = (event: BuildEvent) => void;

/**
 * Writes the warehouse of all that was read; of one that is there, and known to
 * be of the same code, only what changed since.
 */
export async function makeWarehouse(
  files: readonly FileNote[],
  options: MergeOptions,
  {corrections, settings, version}: Ingredients,
  {store, pool, onEvent, before}: MakeTools,
): Promise<void> {
  const notes = refuseTwins(files);
  const ids = files.map(({file: {path}, own}) => ({path, fileId: own.sourceId}));
  const build = {version, builtFrom: hashCorpus(ids, settings)};
  const bodies = hashBodies(notes, corrections);
  const changed = before === undefined ? null : findChanged(before, bodies, correctedBodies(notes, corrections));
  const tools = {store, compose: pool.compose, threads: pool.threads, corrections};
  const parts = composeParts(changed === null ? notes : notes.filter(isOfBodies(changed)), tools);
  const atlas = {
    ...build,
    regions: allRegions(),
    parts: changed === null ? announce(parts, onEvent, pool) : startEarly(announce(parts, onEvent, pool)),
    size: notes.length,
    released: options.released,
  };
  if (changed === null) {
    await writeWarehouse(atlas, options.out);
  } else {
    const {primaries} = await updateWarehouse({...atlas, bodies: changed}, options.out);
    const kept = notes.filter((note) => !isOfBodies(changed)(note));
    for (const note of kept) tell(outcomeOf(note, primaries), onEvent);
  }
  const updates = changed === null || before === undefined ? 0 : before.updates + 1;
  if (options.cache !== undefined) await writeBuilt(join(options.cache, store.version), build, {bodies, updates});
}

/** The record of a sound warehouse that holds a build of this code; undefined where there is none, or nothing is to be taken over. */
export async function findBuilt(
  {out, cache, fresh}: MergeOptions,
  {store, pool}: Readers,
  found: Build,
): Promise<Built | undefined> {
  if (cache === undefined || fresh === true) return undefined;
  const built = await readBuilt(join(cache, store.version), found);
  return built !== undefined && (await pool.isSound(out)) ? built : undefined;
}

function correctedBodies(notes: readonly SourceNote[], corrections: readonly Correction[]): ReadonlySet<string> {
  const ids = new Set(corrections.map(({reportId}) => reportId));
  return new Set(
    notes.flatMap(({note}) => (note.kind === "report" && ids.has(note.reportId) ? [note.agency.agencyId] : [])),
  );
}

/** Sources of some bodies, and of none. */
function isOfBodies(bodies: ReadonlySet<string>): (note: SourceNote) => boolean {
  return ({note}) => note.kind === "rejection" || bodies.has(note.agency.agencyId);
}

/** Tells what became of each source, and gives the rows; when all parts are made, threads leave their memory to the database. */
async function* announce(
  parts: AsyncIterable<ComposedPart>,
  onEvent: OnEvent,
  pool: ReadingPool,
): AsyncGenerator<CodedRows, void> {
  for await (const part of parts) {
    for (const outcome of part.outcomes) tell(outcome, onEvent);
    yield* part.rows;
  }
  await pool.close();
}

function tell({source, ...outcome}: SourceOutcome, onEvent: OnEvent): void {
  onEvent({type: "source", path: source.path, ...outcome});
}

/** The same items, the first of which is asked for at once, so that it is made while its taker is busy. */
function startEarly<T>(items: AsyncGenerator<T, void>): AsyncIterable<T> {
  const first = items.next();
  // Whoever takes it hears of a failure; until then it must not count as one that nobody hears of.
  first.catch(() => undefined);
  return resume(first, items);
}

async function* resume<T>(first: Promise<IteratorResult<T, void>>, rest: AsyncGenerator<T, void>): AsyncGenerator<T> {
  const {value, done} = await first;
  if (done === true) return;
  yield value;
  yield* rest;
}
