import {readColophon} from "./src/site/colophon.js";
import {footer, head, header} from "./src/site/shell.js";

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
  head,
  header,
  footer: ({path}: {readonly path: string}) => footer(path, colophon),
};
