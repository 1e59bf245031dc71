import {FileAttachment} from "observablehq:stdlib";
import type {AgencyData} from "./agencyPage.js";
import {readBody} from "./body.js";
import type {BodyFiles} from "./body.js";
import type {FormSpec} from "./formSpec.js";
import {openParquet} from "./parquet.js";
import {findBody, once, readAgencies} from "./published.js";
import {findTypedRows} from "./rows.js";

// A member must follow each call: Framework would else fetch a Parquet library of its own from a CDN.
const FILES: BodyFiles = {
  report: once(() => openParquet(FileAttachment("../data/report.parquet").href)),
  value: once(() => openParquet(FileAttachment("../data/value.parquet").href)),
  finding: once(() => openParquet(FileAttachment("../data/finding.parquet").href)),
  source: once(() => openParquet(FileAttachment("../data/source.parquet").href)),
};

const openPeers = once(() => openParquet(FileAttachment("../data/peers.parquet").href));

/** What the page of a body reads, once a body is chosen. */
export const AGENCY_DATA: AgencyData = {
  readAgencies,
  find: findBody,
  // Our own loader wrote it.
  readForms: once(async () => (await FileAttachment("../data/form.json").json()) as FormSpec[]),
  read: (agencyId) => readBody(FILES, agencyId),
  readPeers: async (agencyId) => findTypedRows("peers", await openPeers(), "agency_id", [agencyId]),
};
