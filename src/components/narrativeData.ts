import {FileAttachment} from "observablehq:stdlib";
import type {NarrativeData} from "./narrativeSearchForm.js";
import {openParquet} from "./parquet.js";
import {once} from "./published.js";
import {findTypedRows, readRows} from "./rows.js";

// A member must follow each call: Framework would else fetch a Parquet library of its own from a CDN.
const openSections = once(() => openParquet(FileAttachment("../data/narrative-sections.parquet").href));
const openClaims = once(() => openParquet(FileAttachment("../data/claims.parquet").href));

/** Reads what the page shows at first; the search and the claims read the parts that they need. */
export async function readNarrative(): Promise<NarrativeData> {
  const [blocks, topics, claims] = await Promise.all([
    FileAttachment("../data/narrative-blocks.arrow").arrayBuffer(),
    FileAttachment("../data/topics.arrow").arrayBuffer(),
    FileAttachment("../data/claims-by-year.arrow").arrayBuffer(),
  ]);
  return {
    index: {
      blocks: readRows("narrative_blocks", blocks),
      grams: once(() => openParquet(FileAttachment("../data/narrative-grams.parquet").href)),
      readSections: async (numbers) => findTypedRows("narrative_sections", await openSections(), "section", numbers),
      readText: (start, bytes) => readRange(FileAttachment("../data/narrative.txt").href, start, bytes),
    },
    topics: readRows("topics", topics),
    claims: readRows("claims_by_year", claims),
    readClaims: async (shelf) => findTypedRows("claims", await openClaims(), "shelf", [shelf]),
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
