import {mkdir, readdir, rename, rm} from "node:fs/promises";
import {join} from "node:path";
import {blobValue, DuckDBBlobValue, DuckDBDataChunkWriter, DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection, DuckDBValue} from "@duckdb/node-api";
import {z} from "zod";
import {OperatorError} from "../operatorError.js";
import type {Correction} from "../source/corrections.js";
import type {Source} from "../source/source.js";
import {compareText} from "../warehouse/identity.js";
import {quote} from "../warehouse/statements.js";
import type {ReadingNote} from "./packedReading.js";
import type {FileNote, SourceNote} from "./sourceNote.js";
import type {ReadingStore} from "./store.js";

const PARQUET = "reading.parquet";

/** Readings of which DuckDB holds back what it writes or reads: some megabytes. */
const ROW_GROUP_SIZE = 2048;

const ADVICE =
  "A part is a folder that `npm run etl -- --shard i/n` wrote, with one shard=i/reading.parquet or more in it.";

/** What a part of a corpus belongs to; all parts of one whole say the same but for `shard`. */
export interface PartFacts {
  /** From 1 to `shards`. */
  readonly shard: number;
  readonly shards: number;
  /** The version of the code that read. */
  readonly version: string;
  /** A hash of the paths of all files of the corpus and of what stands beside them. */
  readonly listing: string;
  /** Hashes of manifests and corrections. */
  readonly settings: readonly string[];
  readonly corrections: readonly Correction[];
}

/** A part as it lies in a file. */
export interface Part {
  readonly path: string;
  readonly facts: PartFacts;
}

const HEAD = z.object({shard: z.number(), shards: z.number(), version: z.string(), listing: z.string()});
const HEAD_ROWS = z.tuple([z.tuple([z.string()])]);

/** A source in a part: which file it is of and its place in it, what is known of it, and its packed reading. */
const COLUMNS = `corpus integer, path varchar, ordinal integer, file_id varchar, code_version varchar,
  file varchar, source varchar, note varchar, key varchar, reading blob`;

/** Writes what was read of some files, with their readings, as `shard=3/reading.parquet` in a folder. */
export async function writePart(
  folder: string,
  facts: PartFacts,
  files: readonly FileNote[],
  store: Pick<ReadingStore, "get">,
): Promise<string> {
  const own = join(folder, `shard=${facts.shard}`);
  const unfinished = join(own, `.${PARQUET}.${process.pid}`);
  await mkdir(own, {recursive: true});
  try {
    await withDatabase(async (connection) => {
      await connection.run(`create table part (${COLUMNS})`);
      await appendFiles(connection, files, {store, version: facts.version});
      const options = `format parquet, compression zstd, row_group_size ${ROW_GROUP_SIZE}`;
      const metadata = `kv_metadata {part: ${quote(JSON.stringify(facts))}}`;
      await connection.run(`copy part to ${quote(unfinished)} (${options}, ${metadata})`);
    });
    await rename(unfinished, join(own, PARQUET));
  } finally {
    await rm(unfinished, {force: true});
  }
  return join(own, PARQUET);
}

/**
 * Finds the parts in some folders, and what they belong to.
 *
 * @throws {OperatorError} where they are not all parts of one whole, each once, or were read by other code than `version`.
 */
export async function findParts(folders: readonly string[], version: string): Promise<Part[]> {
  const paths = (await Promise.all(folders.map(listParts))).flat();
  const parts = await withDatabase(async (connection) =>
    Promise.all(paths.map(async (path) => ({path, facts: await readFacts(connection, path)}))),
  );
  refuseIncomplete(parts, version);
  return parts;
}

/** Reads parts: what was read of each file, in the order of the files; their readings go to the store. */
export async function readParts(parts: readonly Part[], store: Pick<ReadingStore, "put">): Promise<FileNote[]> {
  const files = new Map<string, FileNote & {readonly sources: SourceNote[]}>();
  await withDatabase(async (connection) => {
    const columns = "corpus, path, file, source, note, key, reading";
    const from = `read_parquet([${parts.map(({path}) => quote(path)).join(", ")}], hive_partitioning = false)`;
    const result = await connection.stream(`select ${columns} from ${from}`);
    for await (const rows of result.yieldRows()) {
      for (const row of rows) takeRow(row, files, store);
    }
  });
  return [...files.values()].sort((a, b) => a.file.corpus - b.file.corpus || compareText(a.file.path, b.file.path));
}

async function appendFiles(
  connection: DuckDBConnection,
  files: readonly FileNote[],
  {store, version}: {readonly store: Pick<ReadingStore, "get">; readonly version: string},
): Promise<void> {
  const appender = await connection.createAppender("part");
  const writer = DuckDBDataChunkWriter.forAppender(appender);
  for (const {file, own, sources} of files) {
    for (const [ordinal, {source, note, key}] of sources.entries()) {
      const packed = key === null ? undefined : store.get(key);
      const texts = [own, source, note].map((each) => JSON.stringify(each));
      const reading = packed === undefined ? null : blobValue(packed);
      writer.appendRow([file.corpus, file.path, ordinal, own.sourceId, version, ...texts, key, reading]);
    }
  }
  writer.flush();
  appender.closeSync();
}

/** Rows are what `appendFiles` wrote, in its order. */
function takeRow(
  [corpus, path, file, source, note, key, reading]: readonly DuckDBValue[],
  files: Map<string, FileNote & {readonly sources: SourceNote[]}>,
  store: Pick<ReadingStore, "put">,
): void {
  const id = `${String(corpus)} ${String(path)}`;
  const entry = files.get(id) ?? {
    file: {corpus: Number(corpus), path: String(path)},
    own: JSON.parse(String(file)) as Source,
    sources: [],
  };
  files.set(id, entry);
  entry.sources.push({
    source: JSON.parse(String(source)) as Source,
    note: JSON.parse(String(note)) as ReadingNote,
    key: typeof key === "string" ? key : null,
  });
  if (typeof key === "string" && reading instanceof DuckDBBlobValue) store.put(key, reading.bytes);
}

async function listParts(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new OperatorError(`no such folder: ${folder}`, ADVICE);
  });
  const nested = names.filter((name) => /^shard=\d+$/.test(name)).map((name) => join(folder, name, PARQUET));
  const found = names.includes(PARQUET) ? [join(folder, PARQUET)] : nested.sort();
  if (found.length === 0) throw new OperatorError(`no part in: ${folder}`, ADVICE);
  return found;
}

async function readFacts(connection: DuckDBConnection, path: string): Promise<PartFacts> {
  try {
    const select = `select decode(value) from parquet_kv_metadata(${quote(path)}) where decode(key) = 'part'`;
    const [[json]] = HEAD_ROWS.parse((await connection.runAndReadAll(select)).getRowsJson());
    const facts = JSON.parse(json) as PartFacts;
    HEAD.parse(facts);
    return facts;
  } catch (error) {
    throw new OperatorError(`not a part: ${path}: ${error instanceof Error ? error.message : String(error)}`, ADVICE);
  }
}

function refuseIncomplete(parts: readonly Part[], version: string): void {
  const first = parts[0];
  if (first === undefined) throw new OperatorError("no parts to merge", ADVICE);
  for (const {path, facts} of parts) {
    if (facts.version !== version)
      throw refusal(`${path} was read by other code (${facts.version}) than this (${version})`);
    if (facts.shards !== first.facts.shards || facts.listing !== first.facts.listing)
      throw refusal(`${path} and ${first.path} are parts of different corpora, or of the same cut otherwise`);
    const twin = parts.find((other) => other.path !== path && other.facts.shard === facts.shard);
    if (twin !== undefined) throw refusal(`${path} and ${twin.path} are the same part`);
  }
  const shards = Array.from({length: first.facts.shards}, (_, index) => index + 1);
  const missing = shards.filter((shard) => !parts.some(({facts}) => facts.shard === shard));
  if (missing.length > 0) throw refusal(`of ${first.facts.shards} parts these are missing: ${missing.join(", ")}`);
}

function refusal(problem: string): OperatorError {
  return new OperatorError(
    `cannot merge: ${problem}`,
    "Nothing was written. Run each part once, all on the same corpus with the same version, and name them all.",
  );
}

async function withDatabase<T>(run: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  const connection = await instance.connect();
  try {
    return await run(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
