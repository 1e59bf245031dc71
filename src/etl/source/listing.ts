import {readFile, realpath, stat} from "node:fs/promises";
import {join, resolve, sep} from "node:path";
import {OperatorError} from "../operatorError.js";
import {walkFolder} from "./folder.js";
import {parseManifest, UNDECLARED} from "./manifest.js";
import {mediaTypeOf} from "./mediaType.js";
import type {Declared, Setting, SourceFile, SourceListing} from "./source.js";

const SETTINGS = ["sources.csv", "corrections.csv"] as const;

/**
 * The files of all corpora, each with what its corpus's `sources.csv` declares
 * of it; nothing but the settings is opened. A folder named twice is walked once.
 *
 * @throws {OperatorError} where a corpus is no folder or its manifest is wrong.
 */
export async function listSources(corpora: readonly string[]): Promise<SourceListing> {
  return declareSources(await walkCorpora(corpora));
}

/**
 * What `listSources` lists, with nothing declared of it: to look into manifests takes as long as all the rest.
 *
 * @throws {OperatorError} where a corpus is no folder or a setting of it cannot be read.
 */
export async function walkCorpora(corpora: readonly string[]): Promise<SourceListing> {
  const walked = await Promise.all((await findFolders(corpora)).map(walkCorpus));
  return {
    files: walked.flatMap(({files}) => files),
    settings: walked.flatMap(({settings}) => settings),
    remarks: walked.flatMap(({remarks}) => remarks),
  };
}

/**
 * The same listing, each file with what the manifest of its corpus declares of it.
 *
 * @throws {OperatorError} where a manifest is wrong.
 */
export function declareSources({files, ...listing}: SourceListing): SourceListing {
  const manifests = listing.settings.filter(({name}) => name === "sources.csv");
  const declared = new Map(manifests.map((manifest) => [manifest.corpus, parseFor(files, manifest)]));
  return {...listing, files: files.map((file) => declare(file, declared.get(file.corpus) ?? new Map()))};
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

async function walkCorpus(folder: string, corpus: number): Promise<SourceListing> {
  const {files, misnamed} = await walkFolder(folder);
  const settings = await Promise.all(SETTINGS.map(async (name) => readSetting(folder, corpus, name)));
  return {
    files: files.map((file) => ({...file, corpus, mediaType: mediaTypeOf(file.path), declared: UNDECLARED})),
    settings: settings.filter((setting) => setting !== null),
    remarks: misnamed.map((path) => ({path, message: "a folder with the name of a file; the files in it are read"})),
  };
}

async function readSetting(folder: string, corpus: number, name: Setting["name"]): Promise<Setting | null> {
  const location = join(folder, name);
  const bytes = await maybeRead(location);
  return bytes === null ? null : {corpus, name, location, bytes};
}

function parseFor(files: readonly SourceFile[], {corpus, bytes, location}: Setting): ReadonlyMap<string, Declared> {
  const paths = files.flatMap((file) => (file.corpus === corpus ? [file.path] : []));
  return parseManifest(bytes, location, new Set(paths));
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
