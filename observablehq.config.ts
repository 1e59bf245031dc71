import {readColophon} from "./src/site/colophon.js";
import {footer, head, header} from "./src/site/shell.js";

const TABLES = ["region", "agency", "source", "report", "cell", "value", "section", "claim", "finding", "build"];
const PUBLISHED = [...TABLES.map((name) => `${name}.parquet`), "atlas.duckdb"];

const colophon = await readColophon();

export default {
  root: "src",
  output: process.env["ATLAS_SITE"] ?? "dist",
  title: "政务公开年报图志 Disclosure Atlas",
  style: "theme/atlas.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  linkify: false,
  // At addresses that stay: `from 'https://host/data/value.parquet'` works in anyone's DuckDB.
  dynamicPaths: PUBLISHED.map((name) => `/data/${name}`),
  head,
  header,
  footer: ({path}: {readonly path: string}) => footer(path, colophon),
};
