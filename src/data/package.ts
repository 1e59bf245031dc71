import {createReadStream} from "node:fs";
import {createRequire} from "node:module";
import {stdout} from "node:process";
import {pipeline} from "node:stream/promises";

/** Writes a file of an installed package to standard output, so that the site serves it itself. */
export async function writePackageFile(specifier: string): Promise<void> {
  await pipeline(createReadStream(createRequire(import.meta.url).resolve(specifier)), stdout);
}
