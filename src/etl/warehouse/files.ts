import type {TableSchema} from "./schema.js";

/** The file of a warehouse that holds all of it. */
export const DATABASE = "atlas.duckdb";

/** Frictionless Data Package: every Parquet file with its schema, its keys and its hash. */
export const DATA_PACKAGE = "datapackage.json";

/** schema.org and DCAT, as a page that offers the files embeds it. */
export const DATASET = "dataset.jsonld";

/** For `sha256sum --check`. */
export const CHECKSUMS = "SHA256SUMS";

/** The same for `atlas.duckdb`, which DuckDB lays out otherwise in every run. */
export const DATABASE_CHECKSUM = `${DATABASE}.sha256`;

/** The file that a table is written to. */
export function parquetOf({name}: Pick<TableSchema, "name">): string {
  return `${name}.parquet`;
}
