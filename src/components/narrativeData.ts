import {FileAttachment} from "observablehq:stdlib";
import type {NarrativeIndex} from "./narrativeSearch.js";
import {openParquet} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";
import {readRows} from "./rows.js";
import type {AgencyRow} from "./rows.js";

/** Reads what the search needs before something is looked for: where each section stands, and whose it is. */
export async function readNarrative(): Promise<{
  readonly index: NarrativeIndex;
  readonly agencies: readonly AgencyRow[];
}> {
  const [sections, agencies] = await Promise.all([
    FileAttachment("../data/narrative-sections.arrow").arrayBuffer(),
    FileAttachment("../data/agencies.arrow").arrayBuffer(),
  ]);
  let grams: Promise<ParquetFile> | undefined;
  return {
    agencies: readRows("agencies", agencies),
    index: {
      sections: readRows("narrative_sections", sections),
      // A member must follow each call: Framework would else fetch a Parquet library of its own from a CDN.
      grams: () =>
        (grams ??= openParquet(
          FileAttachment("../data/narrative-grams.parquet").href,
          FileAttachment("../data/narrative-grams.parquet").size,
        )),
      readText: (start, bytes) => readRange(FileAttachment("../data/narrative.txt").href, start, bytes),
    },
  };
}

/** Some bytes of a file, cut out of the whole where the host does not serve ranges. */
async function readRange(url: string, start: number, bytes: number): Promise<string> {
  if (bytes === 0) return "";
  const response = await fetch(url, {headers: {range: `bytes=${start}-${start + bytes - 1}`}});
  if (!response.ok) throw new Error(`fetch failed: ${response.status}`);
  const buffer = await response.arrayBuffer();
  return new TextDecoder().decode(response.status === 206 ? buffer : buffer.slice(start, start + bytes));
}
