import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join, sep} from "node:path";
import {z} from "zod";
import {later} from "./concurrent.js";
import {hashModules} from "./modules.js";

const CODE_FOLDER = import.meta.dirname;
const PACKAGE_FILE = join(CODE_FOLDER, "../../package.json");
const PIPELINE = join(CODE_FOLDER, "pipeline.ts");
const THREADS = ["worker.ts", "looker.ts"].map((name) => join(CODE_FOLDER, "reading", name));

/**
 * The version of the software: that of the package, and after a plus sign a
 * hash of the code that makes a warehouse, so that a warehouse made by other
 * code is known to be stale.
 */
export async function readVersion(): Promise<string> {
  const {version} = z.object({version: z.string()}).parse(JSON.parse(await readFile(PACKAGE_FILE, "utf8")));
  const hash = createHash("sha256").update(await hashModules([PIPELINE, ...THREADS]));
  for (const path of await listSelects()) hash.update(`${path}\n${await readFile(join(CODE_FOLDER, path), "utf8")}\n`);
  return `${version}+${hash.digest("hex").slice(0, 12)}`;
}

/** The version of the code that reads a file, and of nothing else: what is made of readings may change, and they stay. */
export const {get: readReadingVersion} = later(async () => {
  const entries = ["readCopy.ts", "packedReading.ts"].map((name) => join(CODE_FOLDER, "reading", name));
  return (await hashModules(entries)).slice(0, 16);
});

/** The files with SQL, relative to the code. */
async function listSelects(): Promise<string[]> {
  const names = await readdir(CODE_FOLDER, {recursive: true});
  return names
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.split(sep).join("/"))
    .sort();
}
