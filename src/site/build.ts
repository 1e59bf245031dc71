import {existsSync} from "node:fs";
import {rm} from "node:fs/promises";
import {join, resolve} from "node:path";
import {bundlePages} from "./bundle.js";
import {finished, startFramework} from "./framework.js";
import {settleVersions} from "./offline.js";
import {mendPages} from "./postbuild.js";

/** What the loaders wrote for an earlier warehouse, which Framework would take for fresh. */
const LOADED = "src/.observablehq/cache/data";

const output = resolve(process.env["ATLAS_SITE"] ?? "dist");
await rm(LOADED, {recursive: true, force: true});
// Only what an earlier build wrote is cleared away: Framework refuses to write over anything else.
if (existsSync(join(output, "_observablehq"))) await rm(output, {recursive: true});
await settleVersions();
await finished(startFramework(["build"]), "observable build");
await bundlePages(output);
await mendPages(output);
