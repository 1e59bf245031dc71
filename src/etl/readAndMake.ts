import type {BuildEvent, BuildOptions, BuildSummary} from "./build.js";
import type {Built} from "./built.js";
import {LostReading} from "./composeParts.js";
import {early, later, together} from "./concurrent.js";
import {makeWarehouse} from "./makeWarehouse.js";
import type {Ingredients, MakeTools, Readers} from "./makeWarehouse.js";
import {openReadingPool} from "./reading/pool.js";
import type {Looked} from "./reading/task.js";
import {bundleThreads} from "./reading/threadCode.js";
import {countThreads, readCorpus} from "./reading/readCorpus.js";
import type {FileNote} from "./reading/sourceNote.js";
import {createStore, openStore} from "./reading/store.js";
import type {IdentifiedFile} from "./source/bytes.js";
import {declareSources} from "./source/listing.js";
import {isAsPredicted, isKnown, predictFiles} from "./source/prediction.js";
import type {SourceFile, SourceListing, SourceRemark} from "./source/source.js";
import type {WarehouseContent} from "./summary.js";
import {readReadingVersion} from "./version.js";
import type {Build} from "./warehouse/query.js";

type OnEvent = (event: BuildEvent) => void;
type FileCounts = BuildSummary["files"];

/** What a run made, and from how many files. */
export interface Made {
  readonly files: FileCounts;
  readonly content: WarehouseContent;
}

/** All that a warehouse is made from, as it stands on the disk: no report of it is opened yet, no manifest looked into. */
export interface Stock extends Ingredients {
  readonly listing: SourceListing;
}

/** The same, once it is known what the files are. */
export interface Material extends Ingredients {
  readonly files: readonly IdentifiedFile[];
  readonly remarks: readonly SourceRemark[];
  /** Whether a file was not there in the last build, where that is known. */
  readonly isNew?: (file: SourceFile) => boolean;
}

/** The build that a warehouse holds, and what the cache knows of it where this code made it. */
export interface Before {
  readonly build: Build | undefined;
  readonly built: Built | undefined;
}

/** How many files are to be read, and by which version of the code. */
interface Reading {
  readonly count: number;
  readonly code: string;
}

/** Opens the store of readings, and threads to read with, which end when the run does. */
export async function withReaders<T>(
  {cache, fresh = false, count, code}: Pick<BuildOptions, "cache" | "fresh"> & Reading,
  run: (readers: Readers) => Promise<T>,
): Promise<T> {
  const version = await readReadingVersion();
  const store = cache === undefined ? createStore(version) : openStore(cache, version, fresh);
  const pool = openReadingPool(countThreads(count), undefined, await bundleThreads(code));
  try {
    return await run({store, pool});
  } finally {
    await pool.close();
  }
}

/** What there is to build from, and what the build was made of that is to be updated. */
interface Predictable {
  readonly stock: Stock;
  readonly built: Built;
  /** How many files are not known from that build. */
  readonly unknown: number;
}

/**
 * Builds from what files are predicted to be, while a thread looks whether they are, and whether the warehouse that is
 * there is sound; where not, gives null and leaves it as it was.
 *
 * @throws {OperatorError} where a manifest is wrong.
 */
export async function buildPredicted(
  options: BuildOptions,
  {stock, built, unknown}: Predictable,
): Promise<Made | null> {
  const {onEvent = ignore} = options;
  return withReaders({...options, count: unknown, code: stock.version}, async ({store, pool}) => {
    const looked = early(pool.look({files: stock.listing.files, folder: options.out}));
    pool.start();
    const material = later(async () => predictMaterial(stock, built));
    const isRight = async ({isSound, sourceIds}: Looked) =>
      isSound && isAsPredicted((await material.get()).files, sourceIds);
    // A thread that fails tells nothing of the files: all is built over then, at the price of time.
    const isValid = early(looked.then(isRight, () => false));
    const tools = {store, pool, onEvent: holdBack(onEvent, isValid), before: Promise.resolve(built), isValid};
    try {
      return await readAndWrite(material.get, stock, options, tools);
    } catch (error) {
      // A wrong manifest is told at once, whatever the files turn out to be.
      await material.get();
      if ((await isValid) && !(error instanceof LostReading)) throw error;
      return null;
    }
  });
}

async function predictMaterial({listing, ...ingredients}: Stock, {files: before}: Built): Promise<Material> {
  const {files, remarks} = declareSources(listing);
  return {...ingredients, remarks, files: await predictFiles(files, before), isNew: (file) => !isKnown(file, before)};
}

/** What there is to build from, and the build that is there. */
interface Identifiable {
  readonly stock: Stock;
  readonly before: Before;
  readonly material: Promise<Material>;
}

/** Builds of files once they are identified; until then threads start, and look whether what there is can be updated. */
export async function buildIdentified(options: BuildOptions, {stock, before, material}: Identifiable): Promise<Made> {
  const {onEvent = ignore} = options;
  return withReaders({...options, count: stock.listing.files.length, code: stock.version}, async (readers) => {
    readers.pool.start();
    // What there is to update is copied once reports are identified: until then that keeps all processors busy.
    const built = early(together([findSound(before, options, readers), material]).then(([sound]) => sound));
    const tools = {...readers, onEvent, before: built};
    const identified = async () => material;
    return readAndWrite(identified, stock, options, tools).catch((error: unknown) => {
      if (error instanceof LostReading) return readAndWrite(identified, stock, options, tools);
      throw error;
    });
  });
}

/** Reads files when they are asked for, and makes a warehouse of all. */
async function readAndWrite(
  material: () => Promise<Material>,
  ingredients: Ingredients,
  options: BuildOptions,
  tools: MakeTools,
): Promise<Made> {
  const reading = later(async () => read(await material(), tools, tools.onEvent));
  const making = makeWarehouse(async () => (await reading.get()).notes, options, ingredients, tools);
  const content = await making.finally(reading.settled);
  const {notes, counts} = await reading.get();
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

/** Reads files, and tells of each. */
export async function read(
  {files, remarks, isNew}: Pick<Material, "files" | "remarks" | "isNew">,
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
  return {notes: await readCorpus(files, {...readers, onRead}, isNew), counts};
}

function ignore(): void {
  // Nobody listens.
}
