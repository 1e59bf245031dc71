import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {addressOf, NOT_FOUND, pageOf, pathOf} from "./editions.js";
import {escape} from "./escape.js";

/** Pages that show nothing by themselves. */
const EMPTY: readonly string[] = [NOT_FOUND, "agency"];

/**
 * Tells search engines of every page, with its other edition. Both files need
 * whole addresses; `robots.txt` is read at the root of a host only, and is of no
 * use, and no harm, elsewhere.
 */
export async function writeSitemap(folder: string, paths: readonly string[], address: URL): Promise<void> {
  await writeFile(join(folder, "sitemap.xml"), renderSitemap(paths, address));
  await writeFile(
    join(folder, "robots.txt"),
    `User-agent: *\nAllow: /\nSitemap: ${new URL("sitemap.xml", address).href}\n`,
  );
}

/** The sitemap of pages such as `/en/data` (sitemaps.org, with the alternates that search engines read). */
export function renderSitemap(paths: readonly string[], address: URL): string {
  const urls = paths.filter((path) => !EMPTY.includes(pageOf(path))).map((path) => renderUrl(path, address));
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
}

function renderUrl(path: string, address: URL): string {
  const alternates = (["zh", "en"] as const).map((lang) => {
    const href = escape(addressOf(pathOf(pageOf(path), lang), address).href);
    return `<xhtml:link rel="alternate" hreflang="${lang === "zh" ? "zh-CN" : "en"}" href="${href}"/>`;
  });
  return `<url><loc>${escape(addressOf(path, address).href)}</loc>${alternates.join("")}</url>`;
}
