import {FileAttachment} from "observablehq:stdlib";
import type {DisclosureData} from "./disclosurePage.js";
import {readRows} from "./rows.js";

/** Reads what the page on disclosure shows. */
export async function readDisclosure(): Promise<DisclosureData> {
  const [documents, decisions] = await Promise.all([
    FileAttachment("../data/normative-documents.arrow").arrayBuffer(),
    FileAttachment("../data/decisions.arrow").arrayBuffer(),
  ]);
  return {documents: readRows("normative_documents", documents), decisions: readRows("decisions", decisions)};
}
