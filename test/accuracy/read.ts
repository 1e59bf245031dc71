import {createHash} from "node:crypto";
import type {Finding} from "../../src/etl/finding.js";
import {readSource} from "../../src/etl/reading.js";
import type {SourceReading} from "../../src/etl/reading.js";
import type {Value} from "../../src/etl/report/report.js";
import {mediaTypeOf} from "../../src/etl/source/mediaType.js";
import type {Declared} from "../../src/etl/source/source.js";

const UNDECLARED: Declared = {
  sourceUrl: null,
  publishedOn: null,
  retrievedOn: null,
  regionCode: null,
  body: null,
  year: null,
  note: null,
};

/** What measurement needs of a reading; a rejected text has no values, and its code. */
export interface ReadText {
  readonly values: readonly Value[];
  readonly findings: readonly Finding[];
  readonly rejection: string | null;
}

/** Reads a report as the project does, from the bytes of a file to the values of its cells. */
export async function readText(
  text: string | Uint8Array,
  path = "report.txt",
  declared: Partial<Declared> = {},
): Promise<ReadText> {
  const reading = await readFile(typeof text === "string" ? new TextEncoder().encode(text) : text, path, declared);
  return reading.kind === "report"
    ? {values: reading.report.values, findings: reading.report.findings, rejection: null}
    : {values: [], findings: [], rejection: reading.code};
}

/** The whole of what the project makes of one file. */
export async function readFile(
  content: Uint8Array,
  path: string,
  declared: Partial<Declared> = {},
): Promise<SourceReading> {
  const sourceId = createHash("sha256").update(content).digest("hex");
  const facts = {sourceId, path, mediaType: mediaTypeOf(path), bytes: content.length};
  return readSource({kind: "content", content, source: {...facts, declared: {...UNDECLARED, ...declared}}});
}
