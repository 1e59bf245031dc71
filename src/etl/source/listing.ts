import {readFile, realpath, stat} from "node:fs/promises";
import {join, resolve, sep} from "node:path";
import {OperatorError} from "../operatorError.js";
import {walkFolder} from "./folder.js";
import {parseManifest, UNDECLARED} from "./manifest.js";
import {mediaTypeOf} from "./mediaType.js";
import type {Declared, SourceFile, SourceListing} from "./source.js";

const MANIFEST = "sources.csv";
const CORRECTIONS = "corrections.csv";

/** The files of all corpora, before anything is known to be declared of them. */
export interface FoundSources extends SourceListing {
  /** Of each corpus; null where it has none. */
  readonly manifests: readonly (Manifest | null)[];
}

/** A `sources.csv` that is not looked into yet. */
interface Manifest {
  readonly location: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of all corpora, each with what its corpus's `sources.csv` declares
 * of it; nothing but the manifests is opened. A folder named twice is walked once.
 *
 * @throws {OperatorError} where a corpus is no folder or its manifest is wrong.
 */
export async function listSources(corpora: readonly string[]): Promise<SourceListing> {
  return declareSources(await findSources(corpora));
}

/**
 * What `listSources` lists, before the manifests are looked into, which takes as long as all the rest.
 *
 * @throws {OperatorError} where a corpus is no folder or its manifest cannot be read.
 */
export async function findSources(corpora: readonly string[]): Promise<FoundSources> {
  const found = await Promise.all((await findFolders(corpora)).map(findInCorpus));
  return {
    files: found.flatMap(({files}) => files),
    settings: found.flatMap(({settings}) => settings),
    remarks: found.flatMap(({remarks}) => remarks),
    manifests: found.flatMap(({manifests}) => manifests),
  };
}

/**
 * The files that were found, each with what is declared of it.
 *
 * @throws {OperatorError} where a manifest is wrong.
 */
export function declareSources({files, settings, remarks, manifests}: FoundSources): SourceListing {
  const declared = manifests.map((manifest, number) => {
    const paths = files.filter(({corpus}) => corpus === number).map(({path}) => path);
    return manifest === null ? new Map() : parseManifest(manifest.bytes, manifest.location, new Set(paths));
  });
  return {files: files.map((file) => declare(file, declared[file.corpus] ?? new Map())), settings, remarks};
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

async function findInCorpus(folder: string, corpus: number): Promise<FoundSources> {
  const {files, misnamed} = await walkFolder(folder);
  const location = join(folder, MANIFEST);
  const bytes = await maybeRead(location);
  const corrections = await maybeRead(join(folder, CORRECTIONS));
  return {
    files: files.map((file) => ({...file, corpus, mediaType: mediaTypeOf(file.path), declared: UNDECLARED})),
    settings: [...(bytes === null ? [] : [location]), ...(corrections === null ? [] : [join(folder, CORRECTIONS)])],
    remarks: misnamed.map((path) => ({path, message: "a folder with the name of a file; the files in it are read"})),
    manifests: [bytes === null ? null : {location, bytes}],
  };
}

function declare(file: SourceFile, declared: ReadonlyMap<string, Declared>): SourceFile {
  const {path} = file;
  return {...file, declared: declared.get(path) ?? UNDECLARED, declaredMembers: membersOf(path, declared)};
}

/** What is declared of the files of an archive. */
function membersOf(path: string, declared: ReadonlyMap<string, Declared>): ReadonlyMap<string, Declared> {
  if (mediaTypeOf(path) !== "application/zip") return new Map();
  return new Map([...declared].filter(([declaredPath]) => declaredPath.startsWith(`${path}/`)));
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
