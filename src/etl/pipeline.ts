import {allRegions} from "./agency/region.js";
import {OperatorError} from "./operatorError.js";
import {DEFAULTS} from "./build.js";
import type {BuildOptions, BuildSummary} from "./build.js";
import {addClaims} from "./claim/claims.js";
import {readCorpus} from "./readCorpus.js";
import {joinCopies} from "./reading.js";
import {hashCorpus} from "./source/bytes.js";
import {readCorrections} from "./source/corrections.js";
import {listSources, refuseWithin} from "./source/listing.js";
import {summarize} from "./summary.js";
import {readVersion} from "./version.js";
import type {Atlas} from "./warehouse/atlas.js";
import {readBuild} from "./warehouse/query.js";
import {writeWarehouse} from "./warehouse/write.js";

/**
 * Builds a warehouse from folders of reports, whole or not at all. A file that
 * gives no report is listed with the reason; the others are not affected.
 *
 * @throws {OperatorError} where a folder is missing, empty or in the wrong place, or a manifest or correction is wrong.
 */
export async function buildWarehouse({corpus, out, onEvent = ignore}: BuildOptions): Promise<BuildSummary> {
  refuseWithin(corpus, out);
  const listing = await listSources(corpus);
  if (listing.files.length === 0) throw emptyCorpus(corpus);
  const corrections = await readCorrections(listing.settings);
  onEvent({type: "start", total: listing.files.length});
  for (const remark of listing.remarks) onEvent({type: "remark", ...remark});

  const {readings, fileIds} = await readCorpus(listing.files, (path) => {
    onEvent({type: "read", path});
  });
  const joined = joinCopies(readings, corrections);
  for (const {source, ...outcome} of joined.outcomes) onEvent({type: "source", path: source.path, ...outcome});

  const builtFrom = await hashCorpus(listing, fileIds);
  const atlas: Atlas = {
    version: await readVersion(),
    builtFrom,
    ...joined,
    ...addClaims(joined.reports),
    regions: allRegions(),
  };
  await writeWarehouse(atlas, out);
  const summary = summarize(atlas, out);
  onEvent({type: "done", summary});
  return summary;
}

/** Builds the warehouse if there is none, or if the corpus or the code has changed since; gives its folder. */
export async function ensureWarehouse({corpus, out}: BuildOptions = DEFAULTS): Promise<string> {
  const build = await readBuild(out);
  const fresh =
    build !== undefined &&
    build.version === (await readVersion()) &&
    build.builtFrom === (await hashCorpus(await listSources(corpus)));
  if (!fresh) await buildWarehouse({corpus, out});
  return out;
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
