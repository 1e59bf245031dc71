import {mkdir, readdir, readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

const NPM_CACHE = "src/.observablehq/cache/_npm";
const SPECIFIER = /"npm:((?:@[\w.-]+\/)?[\w.-]+)/g;

/**
 * Lets Framework build where there is no network. Its client names libraries
 * that no page of ours uses (`npm:echarts`, `npm:leaflet` …), and it would ask the
 * registry for the latest version of each, only to write an address that nothing
 * loads. It takes a folder in its cache for the answer.
 */
export async function settleVersions(): Promise<void> {
  const client = join(dirname(frameworkManifest()), "dist", "client");
  for (const name of await namedLibraries(client)) await mkdir(join(NPM_CACHE, `${name}@0.0.0`), {recursive: true});
}

/** Where Framework is installed. */
export function frameworkManifest(): string {
  return createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
}

async function namedLibraries(client: string): Promise<Set<string>> {
  const entries = await readdir(client, {recursive: true, withFileTypes: true});
  const scripts = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".js"));
  const texts = await Promise.all(scripts.map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")));
  return new Set(texts.flatMap((text) => [...text.matchAll(SPECIFIER)].flatMap(([, name]) => name ?? [])));
}
