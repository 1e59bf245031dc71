import {FileAttachment} from "observablehq:stdlib";
import type {PublishedFile, RevisionCount} from "./dataPage.js";
import type {Schema} from "./schema.js";

interface FilesData {
  readonly files: readonly PublishedFile[];
  readonly schema: Schema;
  readonly revised: readonly RevisionCount[];
}

/** Reads what is published, what it means, and what has changed in it. */
export async function readFiles(): Promise<FilesData> {
  const [files, schema, revised] = await Promise.all([
    FileAttachment("../data/files.json").json(),
    FileAttachment("../data/schema.json").json(),
    FileAttachment("../data/revisions.json").json(),
  ]);
  // Our own loaders wrote them.
  return {files: files as PublishedFile[], schema: schema as Schema, revised: revised as RevisionCount[]};
}
