import {access, readdir} from "node:fs/promises";
import {basename, dirname, join, resolve} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {OperatorError} from "../operatorError.js";
import {DATABASE} from "./files.js";

/** A warehouse open for reading. */
export interface Warehouse {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** Opens the warehouse in a folder, read-only. Throws an `OperatorError` where there is none, or none that can be read. */
export async function openWarehouse(folder: string): Promise<Warehouse> {
  const path = await findDatabase(folder);
  if (path === undefined) throw new OperatorError(`no warehouse at ${folder}`, "Run `npm run etl` first.");
  const instance = await openFile(folder, path);
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return {connection, close};
}

/**
 * The file of the warehouse; in the moment in which a new one takes its place, or
 * where a run was killed in it, that of the one put aside.
 */
async function findDatabase(folder: string): Promise<string | undefined> {
  const target = resolve(folder);
  const names = await readdir(dirname(target)).catch(() => []);
  const aside = names.filter((name) => name.startsWith(`.${basename(target)}.`) && name.endsWith(".old"));
  for (const path of [target, ...aside.map((name) => join(dirname(target), name)), target]) {
    if (await exists(join(path, DATABASE))) return join(path, DATABASE);
  }
  return undefined;
}

async function openFile(folder: string, path: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new OperatorError(
      `cannot read warehouse: ${folder}: ${error.message}`,
      "Run `npm run etl` to build it anew.",
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
