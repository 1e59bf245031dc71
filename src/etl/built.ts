import {hash} from "node:crypto";
import {mkdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {listNames} from "./reading/notes.js";
import type {SourceNote} from "./reading/sourceNote.js";
import {hashCorpus} from "./source/bytes.js";
import type {Correction} from "./source/corrections.js";
import type {KnownFiles} from "./source/prediction.js";

/** Records of so many builds are kept. */
const RECORDS_KEPT = 20;

/** After so many updates in place a database is made anew, as each leaves gaps and rows out of order in it. */
const MOST_UPDATES = 50;

/** An update that touches more bodies than these, and more than this share of them, costs as much as a build from nothing. */
const FEW_CHANGED = 10;
const MOST_CHANGED = 0.1;

/** Which warehouse a record is about: all that are built from the same by the same code are the same. */
export interface BuildKey {
  readonly version: string;
  readonly builtFrom: string;
}

/** What a warehouse was made of, body by body. */
export interface Built {
  /** A hash of all that the reports of a body are made of, by the body's id. */
  readonly bodies: Readonly<Record<string, string>>;
  /** How often it was updated since it was built from nothing. */
  readonly updates: number;
  /** What `hashListing` gave of its corpus. */
  readonly listing: string;
  /** Its files, but for those of which no reading is kept. */
  readonly files: KnownFiles;
}

/** Hashes what can be told of a corpus before a report is opened: the paths of its files, and the hashes of the settings beside them. */
export function hashListing(files: readonly {readonly path: string}[], settings: readonly string[]): string {
  return hashCorpus(
    files.map(({path}) => ({path, fileId: ""})),
    settings,
  );
}

/** Hashes what the reports of each body are made of: the readings of its sources, in their order, and its corrections. */
export function hashBodies(notes: readonly SourceNote[], corrections: readonly Correction[]): Built["bodies"] {
  const facts = new Map<string, unknown[]>();
  for (const {key, note} of notes) {
    if (note.kind === "rejection") continue;
    const {agency, reportId} = note;
    const theirs = facts.get(agency.agencyId) ?? [];
    theirs.push(key, ...corrections.filter((correction) => correction.reportId === reportId));
    facts.set(agency.agencyId, theirs);
  }
  return Object.fromEntries([...facts].map(([id, theirs]) => [id, hash("sha256", JSON.stringify(theirs))]));
}

/**
 * The bodies that came, went or changed, and those that are corrected, as each
 * build looks whether corrections fit; null where a build from nothing is the better way.
 */
export function findChanged(
  before: Pick<Built, "bodies" | "updates">,
  now: Built["bodies"],
  corrected: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const ids = new Set([...Object.keys(before.bodies), ...Object.keys(now)]);
  const changed = [...ids].filter((id) => before.bodies[id] !== now[id] || corrected.has(id));
  const isLarge = changed.length > Math.max(FEW_CHANGED, ids.size * MOST_CHANGED);
  return isLarge || before.updates >= MOST_UPDATES ? null : new Set(changed);
}

/** The record of a build in a cache; undefined where there is none that can be read. */
export async function readBuilt(cache: string, build: BuildKey): Promise<Built | undefined> {
  const text = await readFile(pathOf(cache, build), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [sum, content = ""] = text.split("\n");
  if (sum !== hash("sha256", content)) return undefined;
  // The checksum is right, so this is what `writeBuilt` wrote; to look at every file of it takes longer than to read it.
  return JSON.parse(content) as Built;
}

/** Keeps the record of a build for the next run. It saves time, and no more: where the disk refuses it, the next run builds from nothing. */
export async function writeBuilt(cache: string, build: BuildKey, built: Built): Promise<void> {
  const path = pathOf(cache, build);
  const content = JSON.stringify(built);
  try {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(`${path}.${process.pid}`, `${hash("sha256", content)}\n${content}`);
    await rename(`${path}.${process.pid}`, path);
    await prune(dirname(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
  }
}

async function prune(folder: string): Promise<void> {
  const names = await listNames(folder);
  const times = await Promise.all(
    names.map(async (name) => ({name, time: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0})),
  );
  const old = times.sort((a, b) => b.time - a.time).slice(RECORDS_KEPT);
  for (const {name} of old) await rm(join(folder, name), {force: true});
}

function pathOf(cache: string, {version, builtFrom}: BuildKey): string {
  return join(cache, "built", hash("sha256", `${version} ${builtFrom}`).slice(0, 16));
}
