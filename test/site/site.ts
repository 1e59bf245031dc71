import {spawnSync} from "node:child_process";
import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative, sep} from "node:path";
import type {Browser} from "playwright-core";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {launchBrowser} from "./browser.js";
import {writeHostileReport} from "./hostile.js";
import {serveFolder} from "./server.js";
import type {StaticHost} from "./server.js";

/** The site as readers get it: built once, served from a sub-folder, and a browser to read it with. */
export interface Site {
  readonly browser: Browser;
  readonly host: StaticHost;
  readonly folder: string;
  /** Every page, such as `en/outcomes`. */
  readonly pages: readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Builds the site of the corpus, with a report among it that means harm, into a
 * temporary folder. `ATLAS_SITE_FOLDER` names one that is built already.
 */
export async function openSite(): Promise<Site> {
  const built = process.env["ATLAS_SITE_FOLDER"];
  const browser = await launchBrowser();
  if (built !== undefined) return openFolder(built, browser);
  const temporary = await mkdtemp(join(tmpdir(), "atlas-site-"));
  const folder = join(temporary, "dist");
  await buildSite(temporary, folder);
  const site = await openFolder(folder, browser);
  return {
    ...site,
    close: async () => {
      await site.close();
      await rm(temporary, {recursive: true, force: true});
    },
  };
}

/** Serves a site that is built. */
export async function openFolder(folder: string, browser: Browser): Promise<Site> {
  const host = await serveFolder(folder);
  return {
    browser,
    host,
    folder,
    pages: await listPages(folder),
    close: async () => {
      await Promise.all([browser.close(), host.close()]);
    },
  };
}

/** Every page of a built site. */
export async function listPages(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) =>
      relative(folder, join(entry.parentPath, entry.name))
        .split(sep)
        .join("/")
        .replace(/\.html$/, ""),
    )
    .sort();
}

async function buildSite(temporary: string, output: string): Promise<void> {
  const [warehouse, hostile] = [join(temporary, "warehouse"), join(temporary, "hostile")];
  await writeHostileReport(hostile);
  await buildWarehouse({corpus: ["corpus", hostile], out: warehouse});
  const {status, stdout, stderr} = spawnSync("npx", ["tsx", "src/site/build.ts"], {
    env: {...process.env, ATLAS_WAREHOUSE: warehouse, ATLAS_SITE: output, NODE_ENV: "production"},
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the site was not built:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
}
