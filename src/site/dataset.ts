import {readFile} from "node:fs/promises";
import {join} from "node:path";

/** Reads the warehouse's description of itself, `dataset.jsonld`; null where there is no warehouse yet. */
export async function readDataset(folder: string): Promise<Readonly<Record<string, unknown>> | null> {
  const content = await readFile(join(folder, "dataset.jsonld"), "utf8").catch(() => null);
  return content === null ? null : (JSON.parse(content) as Record<string, unknown>); // the warehouse wrote it
}
