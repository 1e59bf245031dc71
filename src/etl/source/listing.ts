import {readFile, realpath, stat} from "node:fs/promises";
import {join, resolve, sep} from "node:path";
import {OperatorError} from "../operatorError.js";
import {walkFolder} from "./folder.js";
import type {Folder} from "./folder.js";
import {parseManifest, UNDECLARED} from "./manifest.js";
import {mediaTypeOf} from "./mediaType.js";
import type {Declared, SourceListing} from "./source.js";

const MANIFEST = "sources.csv";
const CORRECTIONS = "corrections.csv";

/**
 * The files of all corpora, each with what its corpus's `sources.csv` declares
 * of it; nothing but the manifests is opened. A folder named twice is walked once.
 *
 * @throws {OperatorError} where a corpus is no folder or its manifest is wrong.
 */
export async function listSources(corpora: readonly string[]): Promise<SourceListing> {
  const listings = await Promise.all((await findFolders(corpora)).map((folder, corpus) => listCorpus(folder, corpus)));
  return {
    files: listings.flatMap(({files}) => files),
    settings: listings.flatMap(({settings}) => settings),
    remarks: listings.flatMap(({remarks}) => remarks),
  };
}

/**
 * Refuses a place for the warehouse that lies in a corpus: its files would be taken for reports in the next run.
 *
 * @throws {OperatorError} naming the place.
 */
export function refuseWithin(corpora: readonly string[], out: string): void {
  const within = corpora.some((corpus) => `${resolve(out)}${sep}`.startsWith(`${resolve(corpus)}${sep}`));
  if (!within) return;
  throw new OperatorError(`the warehouse would lie in the corpus: ${out}`, "Name a folder outside it with --out.");
}

async function findFolders(corpora: readonly string[]): Promise<string[]> {
  const folders = new Map<string, string>();
  for (const corpus of corpora) {
    const real = await getFolder(corpus);
    if (!folders.has(real)) folders.set(real, corpus);
  }
  return [...folders.values()];
}

async function getFolder(corpus: string): Promise<string> {
  const found = await stat(corpus).catch(() => null);
  if (found === null) throw new OperatorError(`no such folder: ${corpus}`, "Name a folder of reports with --corpus.");
  if (!found.isDirectory()) {
    throw new OperatorError(`not a folder: ${corpus}`, "Name the folder that the reports stand in with --corpus.");
  }
  return realpath(corpus);
}

async function listCorpus(folder: string, corpus: number): Promise<SourceListing> {
  const {files, misnamed} = await walkFolder(folder);
  const manifest = await maybeRead(join(folder, MANIFEST));
  const corrections = await maybeRead(join(folder, CORRECTIONS));
  const declared = readManifest(manifest, join(folder, MANIFEST), files);
  return {
    files: files.map((file) => ({
      ...file,
      corpus,
      mediaType: mediaTypeOf(file.path),
      declared: declared.get(file.path) ?? UNDECLARED,
      declaredMembers: membersOf(file.path, declared),
    })),
    settings: [
      ...(manifest === null ? [] : [join(folder, MANIFEST)]),
      ...(corrections === null ? [] : [join(folder, CORRECTIONS)]),
    ],
    remarks: misnamed.map((path) => ({path, message: "a folder with the name of a file; the files in it are read"})),
  };
}

/** What is declared of the files of an archive. */
function membersOf(path: string, declared: ReadonlyMap<string, Declared>): ReadonlyMap<string, Declared> {
  if (mediaTypeOf(path) !== "application/zip") return new Map();
  return new Map([...declared].filter(([declaredPath]) => declaredPath.startsWith(`${path}/`)));
}

function readManifest(
  bytes: Uint8Array | null,
  location: string,
  files: Folder["files"],
): ReadonlyMap<string, Declared> {
  return bytes === null ? new Map() : parseManifest(bytes, location, new Set(files.map(({path}) => path)));
}

/** The bytes of a file that need not be there; null where it is not. */
async function maybeRead(location: string): Promise<Uint8Array | null> {
  try {
    return await readFile(location);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new OperatorError(`cannot read: ${location}`, "Make it a readable CSV file, or take it away.");
  }
}
