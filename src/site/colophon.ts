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

/** Reads the version, and the corpus that the warehouse in `folder` was built from. */
export async function readColophon(folder = process.env["ATLAS_WAREHOUSE"] ?? "warehouse"): Promise<Colophon> {
  const {version} = JSON.parse(await readFile("package.json", "utf8")) as {version: string}; // our own file
  return {version, builtFrom: await readBuiltFrom(join(folder, "build.parquet"))};
}

async function readBuiltFrom(path: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  const file = await asyncBufferFromFile(path);
  const [row] = await parquetReadObjects({
    file,
    columns: ["built_from"],
    compressors: {ZSTD: (input) => decompress(input)},
  });
  return typeof row?.["built_from"] === "string" ? row["built_from"] : null;
}
