import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {asyncBufferFromFile, parquetReadObjects} from "hyparquet";
import {decompress} from "fzstd";

/** What every page says about the build. */
export interface Colophon {
  readonly version: string;
  /** The hash of the corpus; null where there is no warehouse yet. */
  readonly builtFrom: string | null;
  /** Whether any of the reports was made up by a program. */
  readonly synthetic: boolean;
}

/** Made-up reports name addresses that can be nobody's (RFC 2606). */
const NOBODYS = /^https?:\/\/[^/]*\.invalid(?:[/:]|$)/;

/** Reads which build of which corpus the warehouse in `folder` is. */
export async function readColophon(folder: string): Promise<Colophon> {
  if (!existsSync(join(folder, "build.parquet")))
    return {version: await readVersion(), builtFrom: null, synthetic: false};
  const [build] = await readColumns(folder, "build.parquet", ["version", "built_from"]);
  const sources = await readColumns(folder, "source.parquet", ["source_url"]);
  return {
    version: String(build?.["version"]),
    builtFrom: String(build?.["built_from"]),
    synthetic: sources.some(({source_url: address}) => typeof address === "string" && NOBODYS.test(address)),
  };
}

async function readColumns(folder: string, name: string, columns: string[]): Promise<Record<string, unknown>[]> {
  const file = await asyncBufferFromFile(join(folder, name));
  return parquetReadObjects({file, columns, compressors: {ZSTD: (input) => decompress(input)}});
}

async function readVersion(): Promise<string> {
  const {version} = JSON.parse(await readFile("package.json", "utf8")) as {version: string}; // our own file
  return version;
}
