import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** Where a built site has the licences of what it is made of. */
export const LICENCES = "licences.txt";

/** What every site carries that no bundle tells of: the client of Framework, and the engine, which are copied as they are. */
const COPIED = ["@observablehq/framework", "@duckdb/duckdb-wasm"].map((name) => join("node_modules", name));

const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * Writes the licences of the project and of the packages whose files a site was
 * bundled from: most ask that their words go along with every copy.
 */
export async function writeLicences(folder: string, bundled: readonly string[]): Promise<void> {
  const packages = new Set([...COPIED, ...bundled.flatMap((file) => PACKAGE.exec(file)?.[1] ?? [])]);
  const licences = new Set(await Promise.all([...packages].map(describeLicence)));
  await writeFile(join(folder, LICENCES), [await readFile("LICENSE", "utf8"), ...[...licences].sort()].join(RULE));
}

const RULE = `\n${"-".repeat(80)}\n\n`;

async function describeLicence(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  }; // npm installs no package without them
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const {name, version, license = ""} = manifest;
  return `${[`${name} ${version} ${license}`, ...texts].map((text) => text.trim()).join("\n\n")}\n`;
}
