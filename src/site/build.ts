import {existsSync} from "node:fs";
import {mkdir, mkdtemp, rename, rm} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {findAddress} from "./address.js";
import {bundlePages} from "./bundle.js";
import {writeDownloads} from "./downloads.js";
import {finished, startFramework} from "./framework.js";
import {writeLicences} from "./licences.js";
import {standAlone} from "./notFound.js";
import {settleVersions} from "./offline.js";
import {mendPages} from "./postbuild.js";

/** What the loaders wrote for an earlier warehouse, which Framework would take for fresh. */
const LOADED = "src/.observablehq/cache/data";

/** Folders that Framework writes, first things first. */
const WRITTEN = ["_file", "_import", "_observablehq"];

const output = resolve(process.env["ATLAS_SITE"] ?? "dist");
const warehouse = resolve(process.env["ATLAS_WAREHOUSE"] ?? "warehouse");
if (!existsSync(warehouse)) throw new Error(`no warehouse, which \`npm run etl\` makes: ${warehouse}`);
const address = findAddress();
await rm(LOADED, {recursive: true, force: true});
// Only what an earlier build wrote, or began to, is cleared away: Framework refuses to write over anything else.
if (WRITTEN.some((name) => existsSync(join(output, name)))) await rm(output, {recursive: true});
await mkdir(dirname(output), {recursive: true});
const temporary = await mkdtemp(join(dirname(output), ".atlas-site-"));
const downloads = join(temporary, "data");
try {
  await writeDownloads(warehouse, downloads);
  await settleVersions();
  // The warehouse is taken as it is, so that no loader looks whether it is fresh.
  await finished(
    startFramework(["build"], {ATLAS_WAREHOUSE: warehouse, ATLAS_DOWNLOADS: downloads}),
    "observable build",
  );
  await standAlone(output, address);
  await writeLicences(output, await bundlePages(output));
  await mendPages(output, address);
  await rename(downloads, join(output, "data"));
} finally {
  await rm(temporary, {recursive: true, force: true});
}
