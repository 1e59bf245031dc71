import {join} from "node:path";
import {allRegions} from "./agency/region.js";
import type {BuildEvent, MergeOptions} from "./build.js";
import {findChanged, hashBodies, hashListing, writeBuilt} from "./built.js";
import type {Built, BuildKey} from "./built.js";
import {composeParts} from "./composeParts.js";
import type {ComposedPart} from "./composeParts.js";
import {early, later, together} from "./concurrent.js";
import type {ReadingPool} from "./reading/pool.js";
import {outcomeOf, refuseTwins} from "./reading/sourceNote.js";
import type {FileNote, SourceNote} from "./reading/sourceNote.js";
import type {ReadingStore} from "./reading/store.js";
import {hashCorpus} from "./source/bytes.js";
import type {Correction} from "./source/corrections.js";
import {nameOf} from "./source/prediction.js";
import type {KnownFiles} from "./source/prediction.js";
import type {SourceOutcome} from "./source/source.js";
import {summarizeWarehouse} from "./summary.js";
import type {WarehouseContent} from "./summary.js";
import type {AtlasChange} from "./warehouse/atlas.js";
import {writeDatabaseChecksum} from "./warehouse/checksums.js";
import type {CodedRows} from "./warehouse/codedRows.js";
import {updateWarehouse, writeWarehouse} from "./warehouse/write.js";

/** Where readings are kept, and threads to make them and what is made of them. */
export interface Readers {
  readonly store: ReadingStore;
  readonly pool: ReadingPool;
}

export interface MakeTools extends Readers {
  readonly onEvent: OnEvent;
  /** What the warehouse that is there was made of, where it may be updated. */
  readonly before?: Promise<Built | undefined>;
  /** Whether what is made may take the place of what is there; awaited last, and a failure where not. */
  readonly isValid?: Promise<boolean>;
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
 * Writes the warehouse of all that is read; of one that is there, and known to
 * be of the same code, only what changed since. Files are asked for when that one is being copied. Gives what the
 * warehouse holds.
 */
export async function makeWarehouse(
  read: () => Promise<readonly FileNote[]>,
  options: MergeOptions,
  ingredients: Ingredients,
  tools: MakeTools,
): Promise<WarehouseContent> {
  const before = await tools.before;
  const {get: gathered} = later(async () => gather(await read(), ingredients));
  const updated = before === undefined ? null : await update(gathered, before, options, tools);
  const material = await gathered();
  const content = updated ?? (await make(material, options, tools));
  const updates = updated === null || before === undefined ? 0 : before.updates + 1;
  const built = {...material.built, updates};
  if (options.cache !== undefined) await writeBuilt(join(options.cache, tools.store.version), material.build, built);
  return content;
}

/** Makes the warehouse from nothing; when all reports are made, threads leave their memory to the database. */
async function make(material: Material, options: MergeOptions, tools: MakeTools): Promise<WarehouseContent> {
  const atlas = atlasOf(material, material.notes, options, tools);
  const parts = thenRelease(atlas.parts, tools.pool);
  return writeWarehouse({...atlas, parts}, options.out, (folder) => seal(folder, tools));
}

/** Writes the checksum of a new database while it is summed up. */
async function seal(
  folder: string,
  {isValid}: Pick<MakeTools, "isValid">,
  measure?: ReadingPool["measure"],
): Promise<WarehouseContent> {
  const [content] = await together([summarizeWarehouse(folder), writeDatabaseChecksum(folder, measure)]);
  if ((await isValid) === false) throw new Error("the files are not what they were taken for");
  return content;
}

/** All that a warehouse is made of. */
interface Material {
  readonly notes: readonly SourceNote[];
  readonly corrections: readonly Correction[];
  readonly build: BuildKey;
  readonly built: Omit<Built, "updates">;
}

function gather(files: readonly FileNote[], {corrections, settings, version}: Ingredients): Material {
  const notes = refuseTwins(files);
  const ids = files.map(({file: {path}, own}) => ({path, fileId: own.sourceId}));
  return {
    notes,
    corrections,
    build: {version, builtFrom: hashCorpus(ids, settings)},
    built: {bodies: hashBodies(notes, corrections), listing: hashListing(ids, settings), files: knownFiles(files)},
  };
}

/** What the next build may take files for. */
function knownFiles(files: readonly FileNote[]): KnownFiles {
  const known = files.filter(({sources}) => sources.every(({key}) => key !== null));
  return Object.fromEntries(known.map(({file, own: {sourceId, bytes}}) => [nameOf(file), [sourceId, bytes]]));
}

/** Updates the warehouse that is there; gives null, and leaves it, where it is better built from nothing. */
async function update(
  gathered: () => Promise<Material>,
  before: Built,
  options: MergeOptions,
  tools: MakeTools,
): Promise<WarehouseContent | null> {
  const changing = later(async () => findChange(await gathered(), before, options, tools));
  const updating = updateWarehouse(changing.get, options.out, (folder) => seal(folder, tools, tools.pool.measure));
  const updated = await updating.finally(changing.settled);
  const [change, {notes}] = [await changing.get(), await gathered()];
  if (updated === null || change === null) return null;
  const isChanged = isOfBodies(change.bodies);
  const isPrimary = (sourceId: string): boolean => !updated.alternates.has(sourceId);
  for (const note of notes) if (!isChanged(note)) tell(outcomeOf(note, isPrimary), tools.onEvent);
  return updated.sealed;
}

/** What is not as it was; null where that is too much. */
function findChange(material: Material, before: Built, options: MergeOptions, tools: MakeTools): AtlasChange | null {
  const {notes, corrections, built} = material;
  const bodies = findChanged(before, built.bodies, correctedBodies(notes, corrections));
  if (bodies === null) return null;
  const atlas = atlasOf(material, notes.filter(isOfBodies(bodies)), options, tools);
  return {...atlas, parts: startEarly(atlas.parts), bodies, updates: before.updates};
}

/** The atlas of some of the sources. */
function atlasOf(
  {notes: {length: size}, corrections, build}: Material,
  notes: readonly SourceNote[],
  {released}: MergeOptions,
  {store, pool, onEvent}: MakeTools,
) {
  const parts = composeParts(notes, {store, compose: pool.compose, threads: pool.threads, corrections});
  return {...build, regions: allRegions(), parts: announce(parts, onEvent), size, released};
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

/** Tells what became of each source, and gives the rows. */
async function* announce(parts: AsyncIterable<ComposedPart>, onEvent: OnEvent): AsyncGenerator<CodedRows, void> {
  for await (const part of parts) {
    for (const outcome of part.outcomes) tell(outcome, onEvent);
    yield* part.rows;
  }
}

/** The same items, after which the threads that made them end. */
async function* thenRelease<T>(items: AsyncIterable<T>, pool: ReadingPool): AsyncGenerator<T, void> {
  yield* items;
  await pool.release();
}

function tell({source, ...outcome}: SourceOutcome, onEvent: OnEvent): void {
  onEvent({type: "source", path: source.path, ...outcome});
}

/** The same items, the first of which is asked for at once, so that it is made while its taker is busy. */
function startEarly<T>(items: AsyncGenerator<T, void>): AsyncIterable<T> {
  return resume(early(items.next()), items);
}

async function* resume<T>(first: Promise<IteratorResult<T, void>>, rest: AsyncGenerator<T, void>): AsyncGenerator<T> {
  const {value, done} = await first;
  if (done === true) return;
  yield value;
  yield* rest;
}
