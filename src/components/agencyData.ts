import {FileAttachment} from "observablehq:stdlib";
import type {AgencyData} from "./agencyPage.js";
import {readBody} from "./body.js";
import type {BodyFiles} from "./body.js";
import type {FormSpec} from "./formSpec.js";
import {openParquet} from "./parquet.js";
import type {ParquetFile} from "./parquet.js";
import {readRows} from "./rows.js";

// A member must follow each call: Framework would else fetch a Parquet library of its own from a CDN.
const FILES: BodyFiles = {
  report: once(() =>
    openParquet(FileAttachment("../data/report.parquet").href, FileAttachment("../data/report.parquet").size),
  ),
  value: once(() =>
    openParquet(FileAttachment("../data/value.parquet").href, FileAttachment("../data/value.parquet").size),
  ),
  finding: once(() =>
    openParquet(FileAttachment("../data/finding.parquet").href, FileAttachment("../data/finding.parquet").size),
  ),
  source: once(() =>
    openParquet(FileAttachment("../data/source.parquet").href, FileAttachment("../data/source.parquet").size),
  ),
};

/** Reads what the page of a body needs before a body is chosen. */
export async function readAgencies(): Promise<AgencyData> {
  const [agencies, forms] = await Promise.all([
    FileAttachment("../data/agencies.arrow").arrayBuffer(),
    FileAttachment("../data/form.json").json(),
  ]);
  return {
    agencies: readRows("agencies", agencies),
    forms: forms as FormSpec[], // our own loader wrote it
    read: (agencyId) => readBody(FILES, agencyId),
  };
}

function once(open: () => Promise<ParquetFile>): () => Promise<ParquetFile> {
  let opened: Promise<ParquetFile> | undefined;
  return () => (opened ??= open());
}
