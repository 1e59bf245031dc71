import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {asyncBufferFromFile, parquetReadObjects} from "hyparquet";
import {decompress} from "fzstd";

/** What the foot of every page says about the build. */
export interface Colophon {
  readonly version: string;
  /** The hash of the corpus; null where there is no warehouse yet. */
  readonly builtFrom: string | null;
}

/** Reads which build of which corpus the warehouse in `folder` is. */
export async function readColophon(folder = process.env["ATLAS_WAREHOUSE"] ?? "warehouse"): Promise<Colophon> {
  const path = join(folder, "build.parquet");
  if (!existsSync(path)) return {version: await readVersion(), builtFrom: null};
  const file = await asyncBufferFromFile(path);
  const [row] = await parquetReadObjects({file, compressors: {ZSTD: (input) => decompress(input)}});
  return {version: String(row?.["version"]), builtFrom: String(row?.["built_from"])};
}

async function readVersion(): Promise<string> {
  const {version} = JSON.parse(await readFile("package.json", "utf8")) as {version: string}; // our own file
  return version;
}
