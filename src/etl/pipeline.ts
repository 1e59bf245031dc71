import {allRegions} from "./agency/region.js";
import {OperatorError} from "./operatorError.js";
import {DEFAULTS, findRelease} from "./build.js";
import type {BuildOptions, BuildSummary} from "./build.js";
import {addClaims} from "./claim/claims.js";
import {readCorpus} from "./readCorpus.js";
import {joinCopies} from "./reading.js";
import {hashCorpus} from "./source/bytes.js";
import {readCorrections} from "./source/corrections.js";
import {listSources, refuseWithin} from "./source/listing.js";
import type {SourceListing} from "./source/source.js";
import {summarize} from "./summary.js";
import {readVersion} from "./version.js";
import type {Atlas} from "./warehouse/atlas.js";
import {readBuild} from "./warehouse/query.js";
import {compareWithRelease, listRelease, readRelease} from "./warehouse/release.js";
import {writeWarehouse} from "./warehouse/write.js";

/**
 * Builds a warehouse from folders of reports, whole or not at all. A file that
 * gives no report is listed with the reason; the others are not affected.
 *
 * @throws {OperatorError} where a folder is missing, empty or in the wrong place, or a manifest or correction is wrong.
 */
export async function buildWarehouse({corpus, out, released, onEvent = ignore}: BuildOptions): Promise<BuildSummary> {
  refuseWithin(corpus, out);
  const listing = await listSources(corpus);
  if (listing.files.length === 0) throw emptyCorpus(corpus);
  const corrections = await readCorrections(listing.settings);
  const release = released === undefined ? null : await readRelease(released);
  onEvent({type: "start", total: listing.files.length});
  for (const remark of listing.remarks) onEvent({type: "remark", ...remark});

  const {readings, fileIds} = await readCorpus(listing.files, (path) => {
    onEvent({type: "read", path});
  });
  const joined = joinCopies(readings, corrections);
  for (const {source, ...outcome} of joined.outcomes) onEvent({type: "source", path: source.path, ...outcome});

  const builtFrom = await hashCorpus(await withRelease(listing, released), fileIds);
  const atlas: Atlas = {
    version: await readVersion(),
    builtFrom,
    ...joined,
    ...addClaims(joined.reports),
    regions: allRegions(),
    comparison: release && compareWithRelease(release, joined),
  };
  await writeWarehouse(atlas, out);
  const summary = summarize(atlas, out);
  onEvent({type: "done", summary});
  return summary;
}

/** Builds the warehouse if there is none, or if the corpus, the release or the code has changed since; gives its folder. */
export async function ensureWarehouse(options: BuildOptions = {...DEFAULTS, released: findRelease()}): Promise<string> {
  const {corpus, out, released} = options;
  const build = await readBuild(out);
  const fresh =
    build !== undefined &&
    build.version === (await readVersion()) &&
    build.builtFrom === (await hashCorpus(await withRelease(await listSources(corpus), released)));
  if (!fresh) await buildWarehouse(options);
  return out;
}

/** With the files of a release, which are part of what a build is made from. */
async function withRelease(listing: SourceListing, released: string | undefined): Promise<SourceListing> {
  if (released === undefined) return listing;
  return {...listing, settings: [...listing.settings, ...(await listRelease(released))]};
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
