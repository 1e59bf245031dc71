import {join} from "node:path";
import {DEFAULTS, findRelease} from "./build.js";
import type {BuildOptions, BuildSummary, MergeOptions, PartSummary, Shard} from "./build.js";
import {hashListing, readBuilt} from "./built.js";
import {early} from "./concurrent.js";
import {makeWarehouse} from "./makeWarehouse.js";
import {OperatorError} from "./operatorError.js";
import {buildIdentified, buildPredicted, read, withReaders} from "./readAndMake.js";
import type {Before, Made, Material, Stock} from "./readAndMake.js";
import {findParts, readParts, writePart} from "./reading/part.js";
import {hashCorpus, hashFile, hashSetting, identifyFiles, shardOf} from "./source/bytes.js";
import {correctionsOf} from "./source/corrections.js";
import {declareSources, listSources, refuseWithin, walkCorpora} from "./source/listing.js";
import {countUnknown} from "./source/prediction.js";
import {summarizeWarehouse} from "./summary.js";
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
    const stock = await takeStock(options);
    const before = await findBefore(options, stock.version);
    const mayBe = mayBeOf(before, stock, options);
    const made = mayBe ? null : await tryUpdate(options, stock, before);
    if (made !== null) return made;
    const material = early(identify(stock));
    const isBuilt = mayBe && isOf(before.build, await material) && (await isSound(options.out));
    return isBuilt ? null : buildIdentified(options, {stock, before, material});
  });
}

/** Builds the warehouse if there is none, or if the corpus, the release or the code has changed since; gives its folder. */
export async function ensureWarehouse(options: BuildOptions = {...DEFAULTS, released: findRelease()}): Promise<string> {
  const isBuilt =
    isOf(await readBuild(options.out), await identify(await takeStock(options))) && (await isSound(options.out));
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
  const hashes = settings.map(hashSetting);
  const listing = hashCorpus(
    all.map(({corpus: number, path}) => ({path, fileId: String(number)})),
    hashes,
  );
  const files = await identifyFiles(all.filter((file) => shardOf(file, shards) === shard));
  const corrections = correctionsOf(settings);
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
      const content = await makeWarehouse(() => Promise.resolve(notes), options, material, {...tools, onEvent});
      return {files: {read: 0, cached: notes.length}, content};
    }),
  );
}

const NO_FILES: BuildSummary["files"] = {read: 0, cached: 0};

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

async function takeStock({corpus, released}: BuildOptions): Promise<Stock> {
  const listing = await walkCorpora(corpus);
  if (listing.files.length === 0) throw emptyCorpus(corpus);
  const beside = released === undefined ? [] : await Promise.all((await listRelease(released)).map(hashFile));
  return {
    listing,
    corrections: correctionsOf(listing.settings),
    settings: [...listing.settings.map(hashSetting), ...beside],
    version: await readVersion(),
  };
}

async function identify({listing, ...ingredients}: Stock): Promise<Material> {
  const {files, remarks} = declareSources(listing);
  return {...ingredients, remarks, files: await identifyFiles(files)};
}

async function findBefore({out, cache}: BuildOptions, version: string): Promise<Before> {
  const build = await readBuild(out);
  const isAlike = build?.version === version && cache !== undefined;
  return {build, built: isAlike ? await readBuilt(join(cache, await readReadingVersion()), build) : undefined};
}

/** Whether a build may be the one that is asked for, as far as can be told before a report is opened. */
function mayBeOf({built}: Before, {listing, settings}: Stock, {fresh}: BuildOptions): boolean {
  return fresh !== true && (built === undefined || built.listing === hashListing(listing.files, settings));
}

/** Whether a build is what the material makes. */
function isOf(found: Build | undefined, {files, settings, version}: Material): boolean {
  if (found?.version !== version) return false;
  const ids = files.map(({file: {path}, own}) => ({path, fileId: own.source.sourceId}));
  return found.builtFrom === hashCorpus(ids, settings);
}

/** Updates what is there by the files that came or went, if the others are what they were; gives null where that fails. */
async function tryUpdate(options: BuildOptions, stock: Stock, {built}: Before): Promise<Made | null> {
  if (built === undefined || options.fresh === true) return null;
  const unknown = countUnknown(stock.listing.files, built.files);
  return unknown === null ? null : buildPredicted(options, {stock, built, unknown});
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
