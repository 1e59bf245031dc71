import {readFile, writeFile} from "node:fs/promises";
import {relative, sep} from "node:path";
import {htmlFiles} from "./htmlFiles.js";
import {htmlLang} from "./shell.js";

const VIEWPORT = /<meta name="viewport" content="[^"]*">/;

/**
 * Mends what Framework's pages lack: the language, for readers who listen, and a
 * viewport that can be zoomed. Throws where a page would load anything from
 * another host: readers whose network does not reach it would see nothing.
 */
export async function mendPages(folder: string): Promise<void> {
  for (const file of await htmlFiles(folder)) {
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    const page = mendPage(await readFile(file, "utf8"), path);
    refuseOutside(page, path);
    await writeFile(file, page);
  }
}

/** The page with its language and a viewport that zooms. */
export function mendPage(html: string, path: string): string {
  return html
    .replace(/<html(?: lang="[^"]*")?>/, `<html lang="${htmlLang(path)}">`)
    .replace(VIEWPORT, '<meta name="viewport" content="width=device-width, initial-scale=1">');
}

function refuseOutside(html: string, path: string): void {
  const found =
    /<(?:script|img|iframe|source)[^>]+src="(?:https?:)?\/\/[^"]+"|<link(?![^>]+rel="canonical")[^>]+href="(?:https?:)?\/\/[^"]+"/.exec(
      html,
    );
  if (found !== null) throw new Error(`page loads from another host: ${path}: ${found[0]}`);
}
