import {spawnSync} from "node:child_process";
import {mkdtemp, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative, sep} from "node:path";
import type {Browser} from "playwright-core";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {launchBrowser} from "./browser.js";
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

/** Builds the site of a corpus into a temporary folder. `ATLAS_SITE_FOLDER` names one that is built already. */
export async function openSite(corpus = "corpus"): Promise<Site> {
  const built = process.env["ATLAS_SITE_FOLDER"];
  const temporary = await mkdtemp(join(tmpdir(), "atlas-site-"));
  const folder = built ?? join(temporary, "dist");
  if (built === undefined) await buildSite(corpus, temporary, folder);
  const [browser, host] = await Promise.all([launchBrowser(), serveFolder(folder)]);
  return {
    browser,
    host,
    folder,
    pages: await findPages(folder),
    close: async () => {
      await Promise.all([browser.close(), host.close()]);
      await rm(temporary, {recursive: true, force: true});
    },
  };
}

async function buildSite(corpus: string, temporary: string, output: string): Promise<void> {
  const warehouse = join(temporary, "warehouse");
  await buildWarehouse({corpus: [corpus], out: warehouse});
  const {status, stdout, stderr} = spawnSync("npx", ["tsx", "src/site/build.ts"], {
    env: {...process.env, ATLAS_WAREHOUSE: warehouse, ATLAS_SITE: output, NODE_ENV: "production"},
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the site was not built:\n${stdout.slice(-2000)}\n${stderr.slice(-2000)}`);
}

async function findPages(folder: string): Promise<string[]> {
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
