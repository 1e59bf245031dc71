import {AsyncDuckDB, DuckDBDataProtocol, VoidLogger} from "@duckdb/duckdb-wasm";
import {FileAttachment} from "observablehq:stdlib";

/** DuckDB in the reader's browser, on the very file that people download. */
export interface Engine {
  /** Runs a query; gives its result as an Arrow stream. */
  readonly query: (sql: string) => Promise<Uint8Array>;
  /** Stops the query that runs: its promise rejects. */
  readonly cancel: () => Promise<void>;
}

/** How far the engine has been fetched, from 0 to 1. */
export type OnProgress = (share: number) => void;

/**
 * Fetches the engine and attaches the published database, of which only the
 * parts that queries need are read. Rejects where the browser has no
 * WebAssembly, or where the host does not serve the files.
 */
export async function openEngine(onProgress: OnProgress = () => undefined): Promise<Engine> {
  if (typeof WebAssembly === "undefined") throw new Error("this browser has no WebAssembly");
  const worker = new Worker(FileAttachment("../data/duckdb-worker.js").href);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  await database.instantiate(FileAttachment("../data/duckdb.wasm").href, null, ({bytesLoaded}) => {
    onProgress(Math.min(1, bytesLoaded / FileAttachment("../data/duckdb.wasm").size));
  });
  await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  const {href} = new URL(FileAttachment("../data/atlas.duckdb").href, location.href);
  await database.registerFileURL("atlas.duckdb", href, DuckDBDataProtocol.HTTP, false);
  const connection = await database.connect();
  await connection.query("attach 'atlas.duckdb' as atlas (read_only)");
  await connection.query("use atlas");
  // An address can bring any query along: none may fetch files, or extensions, or allow itself to.
  await connection.query("set enable_external_access = false");
  await connection.query("set lock_configuration = true");
  const id = connection.useUnsafe((_, number) => number);
  // A connection runs one query at a time; a second one would take the place of the first.
  let last: Promise<unknown> = Promise.resolve();
  return {
    query: (sql) => {
      const result = last.then(() => run(database, id, sql));
      last = result.catch(() => undefined);
      return result;
    },
    cancel: async () => {
      await database.cancelPendingQuery(id);
    },
  };
}

/** Runs a query in slices, so that it can be stopped between two of them. */
async function run(database: AsyncDuckDB, id: number, sql: string): Promise<Uint8Array> {
  let header = await database.startPendingQuery(id, sql, true);
  while (header === null) header = await database.pollPendingQuery(id);
  const chunks = [header];
  for (;;) {
    const chunk = await database.fetchQueryResults(id);
    if (chunk === null) continue;
    if (chunk.length === 0) return concatenate(chunks);
    chunks.push(chunk);
  }
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((total, {length}) => total + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
