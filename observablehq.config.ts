import {findAddress} from "./src/site/address.js";
import {readColophon} from "./src/site/colophon.js";
import {readDataset} from "./src/site/dataset.js";
import {footer, head, header, TITLE} from "./src/site/shell.js";

const warehouse = process.env["ATLAS_WAREHOUSE"] ?? "warehouse";
const colophon = await readColophon(warehouse);
const site = {address: findAddress(), dataset: await readDataset(warehouse)};

export default {
  root: "src",
  output: process.env["ATLAS_SITE"] ?? "dist",
  title: TITLE,
  style: "theme/atlas.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  linkify: false,
  // Any host serves a file by its name; without the extension, `data` is a folder.
  preserveExtension: true,
  interpreters: {".ts": ["node", "--import", "tsx"]},
  // Browsers ask for these at the root, whatever a page says.
  dynamicPaths: ["/favicon.ico", "/apple-touch-icon.png"],
  head: (page: Parameters<typeof head>[0]) => head(page, site),
  header: (page: Parameters<typeof header>[0]) => header(page, colophon),
  footer: ({path}: {readonly path: string}) => footer(path, colophon),
};
