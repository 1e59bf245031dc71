import {readFile, writeFile} from "node:fs/promises";
import {relative, sep} from "node:path";
import {text} from "../components/labels.js";
import {editionOf} from "./editions.js";
import {htmlFiles} from "./htmlFiles.js";
import {linkEditions} from "./metadata.js";
import {htmlLang, TITLE} from "./shell.js";
import {writeSitemap} from "./sitemap.js";

const LANGUAGE_SCRIPT = /<script>document\.documentElement\.lang = "[^"]*";<\/script>\n?/;
const VIEWPORT = /<meta name="viewport" content="[^"]*">/;

/**
 * Mends what Framework's pages lack: the language, for readers who listen, a
 * viewport that can be zoomed, and links to the page's editions. Throws where a
 * page would load anything from another host: readers whose network does not
 * reach it would see nothing.
 */
export async function mendPages(folder: string, address: URL | null): Promise<void> {
  const paths: string[] = [];
  for (const file of await htmlFiles(folder)) {
    const path = `/${relative(folder, file)
      .split(sep)
      .join("/")
      .replace(/\.html$/, "")}`;
    const page = mendPage(await readFile(file, "utf8"), path, address);
    refuseOutside(page, path);
    await writeFile(file, page);
    paths.push(path);
  }
  if (address !== null) await writeSitemap(folder, paths, address);
}

/** The page with its language, a title in that language, a viewport that zooms, and links to its editions. */
export function mendPage(html: string, path: string, address: URL | null): string {
  return html
    .replace(/<html(?: lang="[^"]*")?>/, `<html lang="${htmlLang(path)}">`)
    .replace(LANGUAGE_SCRIPT, "")
    .replace(VIEWPORT, '<meta name="viewport" content="width=device-width, initial-scale=1">')
    .replace(`${TITLE}</title>`, () => `${text("site", editionOf(path))}</title>`)
    .replace("</head>", () => `${linkEditions(path, address)}</head>`);
}

function refuseOutside(html: string, path: string): void {
  const found =
    /<(?:script|img|iframe|source)[^>]+src="(?:https?:)?\/\/[^"]+"|<link(?![^>]+rel="(?:canonical|alternate)")[^>]+href="(?:https?:)?\/\/[^"]+"/.exec(
      html,
    );
  if (found !== null) throw new Error(`page loads from another host: ${path}: ${found[0]}`);
}
