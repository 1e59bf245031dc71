import {readdir, realpath, stat} from "node:fs/promises";
import type {Dirent} from "node:fs";
import {join, sep} from "node:path";
import {mediaTypeOf} from "./mediaType.js";

const REPLACEMENT_CHARACTER = "\uFFFD";

/** Files that speak about the corpus; only those at its top do. */
const SETTINGS: ReadonlySet<string> = new Set(["sources.csv", "corrections.csv"]);

/** A thing in a folder that a person put there as a source. */
export interface FolderFile {
  /** Relative to the folder walked, with forward slashes, in Unicode's composed form. */
  readonly path: string;
  readonly location: string;
  /** Why it cannot be opened; null where it can be tried. */
  readonly problem: string | null;
}

export interface Folder {
  /** By path, in the order of code units, whatever the file system's own order. */
  readonly files: readonly FolderFile[];
  /** Folders that bear a file's name. */
  readonly misnamed: readonly string[];
}

/**
 * Walks a folder and all below it. Hidden files, `README.*` and the settings at
 * its top are no sources; everything else is listed, if only with the problem
 * that keeps it from being read. Symbolic links are followed to files of the
 * same folder only, so that a corpus cannot reach outside itself, nor in circles.
 */
export async function walkFolder(root: string): Promise<Folder> {
  const files: FolderFile[] = [];
  const misnamed: string[] = [];
  const realRoot = await realpath(root);
  const pending = [""];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    for (const entry of await readEntries(root, path, files)) {
      const child = path + entry.name;
      if (isPassedOver(child, entry)) continue;
      if (entry.isDirectory()) pending.push(`${child}/`);
      else files.push(await inspectEntry(root, realRoot, child, entry));
      if (entry.isDirectory() && mediaTypeOf(child) !== "application/octet-stream") misnamed.push(child);
    }
  }
  return {files: files.sort(byPath), misnamed: misnamed.sort()};
}

/** The entries of one folder; a folder that cannot be listed is itself listed as unreadable. */
async function readEntries(root: string, path: string, files: FolderFile[]): Promise<Dirent[]> {
  try {
    return await readdir(join(root, path), {withFileTypes: true});
  } catch (error) {
    if (path === "" || !(error instanceof Error)) throw error;
    files.push(makeFile(root, path, `a folder that cannot be listed: ${error.message}`));
    return [];
  }
}

function isPassedOver(path: string, entry: Dirent): boolean {
  if (entry.name.startsWith(".")) return true;
  if (entry.isDirectory()) return false;
  return SETTINGS.has(path) || /^readme(\.[^.]*)*$/i.test(entry.name);
}

async function inspectEntry(root: string, realRoot: string, path: string, entry: Dirent): Promise<FolderFile> {
  return makeFile(root, path, await findProblem(join(root, path), realRoot, entry));
}

async function findProblem(location: string, realRoot: string, entry: Dirent): Promise<string | null> {
  if (entry.name.includes(REPLACEMENT_CHARACTER)) return "the name is not UTF-8: rename the file (convmv can)";
  if (entry.isSymbolicLink()) return findLinkProblem(location, realRoot);
  return entry.isFile() ? null : "not a regular file";
}

async function findLinkProblem(location: string, realRoot: string): Promise<string | null> {
  try {
    const target = await realpath(location);
    if (!`${target}${sep}`.startsWith(realRoot + sep)) return "a symbolic link that leaves the corpus";
    return (await stat(target)).isFile() ? null : "a symbolic link to something that is not a file";
  } catch {
    return "a symbolic link to nothing";
  }
}

function makeFile(root: string, path: string, problem: string | null): FolderFile {
  return {path: path.normalize("NFC"), location: join(root, path), problem};
}

function byPath(a: FolderFile, b: FolderFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
