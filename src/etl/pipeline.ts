import {join} from "node:path";
import {DEFAULTS, findRelease} from "./build.js";
import type {BuildEvent, BuildOptions, BuildSummary, MergeOptions, PartSummary, Shard} from "./build.js";
import {hashListing, readBuilt} from "./built.js";
import type {Built} from "./built.js";
import {LostReading} from "./composeParts.js";
import {early, together} from "./concurrent.js";
import {makeWarehouse} from "./makeWarehouse.js";
import type {Ingredients, MakeTools, Readers} from "./makeWarehouse.js";
import {OperatorError} from "./operatorError.js";
import {findParts, readParts, writePart} from "./reading/part.js";
import {openReadingPool} from "./reading/pool.js";
import {bundleWorker} from "./reading/workerCode.js";
import {countThreads, readCorpus} from "./reading/readCorpus.js";
import type {FileNote} from "./reading/sourceNote.js";
import {createStore, openStore} from "./reading/store.js";
import {hashCorpus, hashFile, identifyFiles, shardOf} from "./source/bytes.js";
import type {IdentifiedFile} from "./source/bytes.js";
import {readCorrections} from "./source/corrections.js";
import {listSources, refuseWithin} from "./source/listing.js";
import {isAsPredicted, predictFiles} from "./source/prediction.js";
import type {Prediction} from "./source/prediction.js";
import type {SourceFile, SourceRemark} from "./source/source.js";
import {summarizeWarehouse} from "./summary.js";
import type {WarehouseContent} from "./summary.js";
import {readReadingVersion, readVersion} from "./version.js";
import {isSound} from "./warehouse/checksums.js";
import {withLock} from "./warehouse/lock.js";
import type {LockHolder} from "./warehouse/lock.js";
import {readBuild} from "./warehouse/query.js";
import type {Build} from "./warehouse/query.js";
import {listRelease, readReleaseVersion} from "./warehouse/release.js";

/**
 * Builds a warehouse from folders of reports, whole or not at all, or leaves the
 * one that is there where it is what would be built. A file that gives no report
 * is listed with the reason; the others are not affected.
 *
 * @throws {OperatorError} where a folder is missing, empty or in the wrong place, a manifest or correction is wrong, or
 *   another run writes to the same folder and is not to be waited for.
 */
export async function buildWarehouse(options: BuildOptions): Promise<BuildSummary> {
  refuseWithin(options.corpus, options.out);
  return publish(options, async () => {
    const listing = await findListing(options);
    const before = await findBefore(options, listing.version);
    const mayBe = mayBeOf(before, listing, options);
    const predicted = mayBe ? null : await predict(listing, before, options);
    const made = predicted === null ? null : await buildPredicted(options, {listing, before, predicted});
    if (made !== null) return made;
    const material = early(identify(listing));
    const isBuilt = mayBe && isOf(before.build, await material) && (await isSound(options.out));
    return isBuilt ? null : build(options, {listing, before, material});
  });
}

/** Builds the warehouse if there is none, or if the corpus, the release or the code has changed since; gives its folder. */
export async function ensureWarehouse(options: BuildOptions = {...DEFAULTS, released: findRelease()}): Promise<string> {
  const isBuilt =
    isOf(await readBuild(options.out), await identify(await findListing(options))) && (await isSound(options.out));
  if (!isBuilt) await buildWarehouse(options);
  return options.out;
}

/**
 * Reads one of several parts of a corpus, told by the paths of its files, and
 * writes it to `out` for `mergeParts`. Says where.
 *
 * @throws {OperatorError} as `buildWarehouse`.
 */
export async function buildPart(options: BuildOptions, {shard, shards}: Shard): Promise<PartSummary> {
  const {corpus, out, onEvent = ignore} = options;
  refuseWithin(corpus, out);
  const {files: all, settings, remarks} = await listSources(corpus);
  if (all.length === 0) throw emptyCorpus(corpus);
  const hashes = await Promise.all(settings.map(hashFile));
  const listing = hashCorpus(
    all.map(({corpus: number, path}) => ({path, fileId: String(number)})),
    hashes,
  );
  const files = await identifyFiles(all.filter((file) => shardOf(file, shards) === shard));
  const corrections = await readCorrections(settings);
  return withReaders({...options, count: files.length, code: await readVersion()}, async (tools) => {
    const {notes, counts} = await read({files, remarks}, tools, onEvent);
    const facts = {shard, shards, version: tools.store.version, listing, settings: hashes, corrections};
    return {path: await writePart(out, facts, notes, tools.store), files: counts};
  });
}

/**
 * Builds the warehouse of all parts of a corpus, which need not be there any
 * more: the same, to the byte, as `buildWarehouse` gives.
 *
 * @throws {OperatorError} where a part is missing, or does not belong to the others.
 */
export async function mergeParts(folders: readonly string[], options: MergeOptions): Promise<BuildSummary> {
  const {out, released, onEvent = ignore} = options;
  refuseWithin(folders, out);
  const parts = await findParts(folders, await readReadingVersion());
  const beside = released === undefined ? [] : await Promise.all((await listRelease(released)).map(hashFile));
  const {settings = [], corrections = []} = parts[0]?.facts ?? {};
  const material = {corrections, settings: [...settings, ...beside], version: await readVersion()};
  return publish(options, async () =>
    withReaders({...options, count: Infinity, code: material.version}, async (tools) => {
      const notes = await readParts(parts, tools.store);
      onEvent({type: "start", total: notes.length});
      const content = await makeWarehouse(Promise.resolve(notes), options, material, {...tools, onEvent});
      return {files: {read: 0, cached: notes.length}, content};
    }),
  );
}

type OnEvent = (event: BuildEvent) => void;
type FileCounts = BuildSummary["files"];

const NO_FILES: FileCounts = {read: 0, cached: 0};

/** What a run made, and from how many files. */
interface Made {
  readonly files: FileCounts;
  readonly content: WarehouseContent;
}

/** Runs what writes to `out` alone, and sums up what is there then; `run` gives null where it left it as it was. */
async function publish(options: MergeOptions, run: () => Promise<Made | null>): Promise<BuildSummary> {
  const {out, released, wait = true, onEvent = ignore} = options;
  const onWait = (holder: LockHolder): void => {
    onEvent({type: "waiting", holder});
  };
  const made = await withLock(out, run, wait ? {onWait} : {});
  const {revisions, ...content} = made?.content ?? (await summarizeWarehouse(out));
  const changes = released === undefined ? null : {since: await readReleaseVersion(released), cells: revisions};
  const summary = {out, isUnchanged: made === null, files: made?.files ?? NO_FILES, ...content, changes};
  onEvent({type: "done", summary});
  return summary;
}

/** All that a warehouse is made from, as it stands on the disk, no report of it opened yet. */
interface Listing extends Ingredients {
  readonly files: readonly SourceFile[];
  readonly remarks: readonly SourceRemark[];
}

type Material = Omit<Listing, "files"> & {readonly files: readonly IdentifiedFile[]};

/** The build that a warehouse holds, and what the cache knows of it where this code made it. */
interface Before {
  readonly build: Build | undefined;
  readonly built: Built | undefined;
}

async function findListing({corpus, released}: BuildOptions): Promise<Listing> {
  const {files, settings, remarks} = await listSources(corpus);
  if (files.length === 0) throw emptyCorpus(corpus);
  const beside = [...settings, ...(released === undefined ? [] : await listRelease(released))];
  return {
    files,
    remarks,
    corrections: await readCorrections(settings),
    settings: await Promise.all(beside.map(hashFile)),
    version: await readVersion(),
  };
}

async function identify(listing: Listing): Promise<Material> {
  return {...listing, files: await identifyFiles(listing.files)};
}

async function findBefore({out, cache}: BuildOptions, version: string): Promise<Before> {
  const build = await readBuild(out);
  const isAlike = build?.version === version && cache !== undefined;
  return {build, built: isAlike ? await readBuilt(join(cache, await readReadingVersion()), build) : undefined};
}

/** Whether a build may be the one that is asked for, as far as can be told before a report is opened. */
function mayBeOf({built}: Before, {files, settings}: Listing, {fresh}: BuildOptions): boolean {
  return fresh !== true && (built === undefined || built.listing === hashListing(files, settings));
}

/** Whether a build is what the material makes. */
function isOf(found: Build | undefined, {files, settings, version}: Material): boolean {
  if (found?.version !== version) return false;
  const ids = files.map(({file: {path}, own}) => ({path, fileId: own.source.sourceId}));
  return found.builtFrom === hashCorpus(ids, settings);
}

/** How many files are to be read, and by which version of the code. */
interface Reading {
  readonly count: number;
  readonly code: string;
}

async function withReaders<T>(
  {cache, fresh = false, count, code}: Pick<BuildOptions, "cache" | "fresh"> & Reading,
  run: (readers: Readers) => Promise<T>,
): Promise<T> {
  const version = await readReadingVersion();
  const store = cache === undefined ? createStore(version) : openStore(cache, version, fresh);
  const pool = openReadingPool(countThreads(count), undefined, await bundleWorker(code));
  try {
    return await run({store, pool});
  } finally {
    await pool.close();
  }
}

/** What there is to build from, and what is there. */
interface Listed {
  readonly listing: Listing;
  readonly before: Before;
}

/** What files are, if those that were there before are what they were; null where too little is known of these. */
async function predict(listing: Listing, {built}: Before, {fresh}: BuildOptions): Promise<Prediction | null> {
  return built === undefined || fresh === true ? null : predictFiles(listing.files, built.files);
}

/**
 * Builds from what files are predicted to be, while a thread looks whether they are, and whether the warehouse that is
 * there is sound; where not, gives null and leaves it as it was.
 */
async function buildPredicted(
  options: BuildOptions,
  {listing, before: {built}, predicted}: Listed & {readonly predicted: Prediction},
): Promise<Made | null> {
  const {onEvent = ignore} = options;
  return withReaders({...options, count: predicted.unknown, code: listing.version}, async ({store, pool}) => {
    const isValid = early(
      pool.identify(listing.files).then(async (ids) => isAsPredicted(predicted, ids) && pool.isSound(options.out)),
    );
    const tools = {store, pool, onEvent: holdBack(onEvent, isValid), before: Promise.resolve(built), isValid};
    try {
      return await readAndWrite(Promise.resolve({...listing, files: predicted.files}), listing, options, tools);
    } catch (error) {
      if (!(error instanceof LostReading) && (await isValid)) throw error;
      return null;
    }
  });
}

interface ToBuild extends Listed {
  readonly material: Promise<Material>;
}

/** Builds what is not there yet; threads start, and look whether what there is can be updated, while reports are identified. */
async function build(options: BuildOptions, {listing, before, material}: ToBuild): Promise<Made> {
  const {onEvent = ignore} = options;
  return withReaders({...options, count: listing.files.length, code: listing.version}, async (readers) => {
    readers.pool.start();
    // What there is to update is copied once reports are identified: until then that keeps all processors busy.
    const built = early(together([findSound(before, options, readers), material]).then(([sound]) => sound));
    const tools = {...readers, onEvent, before: built};
    return readAndWrite(material, listing, options, tools).catch((error: unknown) => {
      if (error instanceof LostReading) return readAndWrite(material, listing, options, tools);
      throw error;
    });
  });
}

/** Reads files once it is known what they are, and makes a warehouse of all. */
async function readAndWrite(
  material: Promise<Material>,
  ingredients: Ingredients,
  options: BuildOptions,
  tools: MakeTools,
): Promise<Made> {
  const reading = early(material.then(async (identified) => read(identified, tools, tools.onEvent)));
  const files = early(reading.then(({notes}) => notes));
  const making = makeWarehouse(files, options, ingredients, tools);
  const [{notes, counts}, content] = await together([reading, making]);
  await tools.store.close(new Set(notes.flatMap(({sources}) => sources.flatMap(({key}) => key ?? []))));
  return {files: counts, content};
}

/** Keeps what is told until it is known whether that is so; then passes it on, or for good keeps it. */
function holdBack(onEvent: OnEvent, isSo: Promise<boolean>): OnEvent {
  let held: BuildEvent[] | null = [];
  const release = (yes: boolean): void => {
    if (!yes) return;
    const events = held ?? [];
    held = null;
    for (const event of events) onEvent(event);
  };
  isSo.then(release, ignore);
  return (event) => {
    if (held === null) onEvent(event);
    else held.push(event);
  };
}

/** What the cache knows of the warehouse that is there, where that is sound. */
async function findSound({built}: Before, {out, fresh}: BuildOptions, {pool}: Readers): Promise<Built | undefined> {
  return built !== undefined && fresh !== true && (await pool.isSound(out)) ? built : undefined;
}

async function read(
  {files, remarks}: Pick<Material, "files" | "remarks">,
  readers: Readers,
  onEvent: OnEvent,
): Promise<{readonly notes: readonly FileNote[]; readonly counts: FileCounts}> {
  onEvent({type: "start", total: files.length});
  for (const remark of remarks) onEvent({type: "remark", ...remark});
  const counts = {read: 0, cached: 0};
  const onRead = (path: string, cached: boolean): void => {
    counts[cached ? "cached" : "read"] += 1;
    onEvent({type: "read", path, cached});
  };
  return {notes: await readCorpus(files, {...readers, onRead}), counts};
}

function emptyCorpus(corpus: readonly string[]): OperatorError {
  return new OperatorError(
    `no reports found in: ${corpus.join(", ")}`,
    "Put reports there, or name another folder with --corpus.",
  );
}

function ignore(): void {
  // Nobody listens.
}
