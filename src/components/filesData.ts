import {FileAttachment} from "observablehq:stdlib";
import type {PublishedFile} from "./dataPage.js";
import type {Schema} from "./schema.js";

/** Reads what is published, and what it means. */
export async function readFiles(): Promise<{readonly files: readonly PublishedFile[]; readonly schema: Schema}> {
  const [files, schema] = await Promise.all([
    FileAttachment("../data/files.json").json(),
    FileAttachment("../data/schema.json").json(),
  ]);
  return {files: files as PublishedFile[], schema: schema as Schema}; // our own loaders wrote them
}
