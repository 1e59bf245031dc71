import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {z} from "zod";

const CODE_FOLDER = import.meta.dirname;
const PACKAGE_FILE = join(CODE_FOLDER, "../../package.json");

/**
 * The version of the software: that of the package, and after a plus sign a
 * hash of the code that makes a warehouse, so that a warehouse made by other
 * code is known to be stale without anyone remembering to raise a number.
 */
export async function readVersion(): Promise<string> {
  const {version} = z.object({version: z.string()}).parse(JSON.parse(await readFile(PACKAGE_FILE, "utf8")));
  return `${version}+${await hashCode()}`;
}

async function hashCode(): Promise<string> {
  const entries = await readdir(CODE_FOLDER, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
  const hash = createHash("sha256");
  for (const file of files.filter(isMaking).sort()) {
    hash.update(`${relative(CODE_FOLDER, file)}\n`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 12);
}

/** The command line shows a warehouse and does not make it. */
function isMaking(file: string): boolean {
  return /\.(ts|sql)$/.test(file) && !/^cli[./]/.test(relative(CODE_FOLDER, file));
}
