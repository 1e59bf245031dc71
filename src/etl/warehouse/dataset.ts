import {FORM_2021} from "../form/forms.js";
import {ABOUT} from "./about.js";
import type {AboutBuild} from "./about.js";
import type {WrittenTable} from "./description.js";
import {DATABASE} from "./files.js";

const DESCRIBED_DATABASE = {
  "@type": ["DataDownload", "dcat:Distribution"],
  name: "atlas",
  description: "One DuckDB database with all tables, and views and marts made of them.",
  contentUrl: DATABASE,
  encodingFormat: "application/octet-stream",
};

/**
 * `dataset.jsonld`: the warehouse as a schema.org `Dataset`, which is a DCAT one
 * too. `contentUrl` is relative to the folder of the files.
 */
export function formatDataset({version, builtFrom, years}: AboutBuild, tables: readonly WrittenTable[]): string {
  const dataset = {
    "@context": ["https://schema.org/", {dcat: "http://www.w3.org/ns/dcat#", dcterms: "http://purl.org/dc/terms/"}],
    "@type": ["Dataset", "dcat:Dataset"],
    name: ABOUT.title,
    alternateName: ABOUT.titleZh,
    description: ABOUT.description,
    identifier: `sha256:${builtFrom}`,
    version,
    keywords: ABOUT.keywords,
    inLanguage: ["zh", "en"],
    isAccessibleForFree: true,
    license: ABOUT.licence.url,
    "dcterms:license": {"@id": ABOUT.licence.url},
    creditText: ABOUT.credit,
    creator: {"@type": "Organization", name: ABOUT.publisher},
    spatialCoverage: {"@type": "Place", name: "China"},
    ...(years === null ? {} : {temporalCoverage: `${years.first}/${years.last}`}),
    variableMeasured: describeVariables(),
    distribution: [...tables.map(describeParquet), DESCRIBED_DATABASE],
  };
  return `${JSON.stringify(dataset, null, 2)}\n`;
}

function describeParquet({table, path, bytes, sha256}: WrittenTable) {
  return {
    "@type": ["DataDownload", "dcat:Distribution"],
    name: table.name,
    description: table.comment,
    contentUrl: path,
    encodingFormat: ABOUT.parquetType,
    contentSize: `${bytes} B`,
    sha256,
    "dcat:mediaType": ABOUT.parquetType,
    "dcat:byteSize": bytes,
  };
}

/** What is counted: the rows of the form in use. */
function describeVariables() {
  return Object.values(FORM_2021.tables).flatMap(({topic, rows}) =>
    rows.map(({code, zh, en}) => ({
      "@type": "PropertyValue",
      propertyID: `${topic}.${code}`,
      name: en,
      alternateName: zh,
    })),
  );
}
