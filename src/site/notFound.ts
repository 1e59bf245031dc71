import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {NOT_FOUND} from "./editions.js";

const STYLE = /<link rel="stylesheet"[^>]*href="([^"]+)">\n?/g;
const LOADED =
  /<base [^>]*>\n?|<link rel="(?:preload|modulepreload|icon|apple-touch-icon)"[^>]*>\n?|<script type="module"[^>]*>[^]*?<\/script>\n?/g;
const HREF = /href="\.\/([^"]*)"/g;

/**
 * Where nobody says where the site stands, its root is the nearest folder above
 * the address that has this very page.
 */
const FIND_ROOT = `<script>
(async () => {
  let folder = new URL(".", location.href);
  const stands = () => fetch(new URL("${NOT_FOUND}.html", folder), {method: "HEAD"}).then(({ok}) => ok, () => false);
  while (folder.pathname !== "/" && !(await stands())) folder = new URL("..", folder);
  for (const link of document.querySelectorAll('a[href^="./"]')) link.href = new URL(link.getAttribute("href"), folder);
})();
</script>`;

/**
 * Makes the page that hosts show for a missing one stand by itself: it is shown
 * under any address, at any depth, so it brings its style and its icon along, and
 * its links lead from the root of the site.
 */
export async function standAlone(folder: string, address: URL | null): Promise<void> {
  const file = join(folder, `${NOT_FOUND}.html`);
  const html = await readFile(file, "utf8");
  const styles = await Promise.all(
    [...html.matchAll(STYLE)].map(([, href = ""]) => readFile(join(folder, href), "utf8")),
  );
  const icon = await readFile("src/favicon.svg", "utf8");
  await writeFile(file, rebase(embed(html, styles.join("\n"), icon), address));
}

/** The page with its style and icon in it, and without scripts of its own. */
export function embed(html: string, style: string, icon: string): string {
  const head = `<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<style>${style}</style>
</head>`;
  return html
    .replace(LOADED, "")
    .replace(STYLE, "")
    .replace("</head>", () => head);
}

/** The page with links that hold under any address. */
export function rebase(html: string, address: URL | null): string {
  if (address === null) return html.replace("</body>", () => `${FIND_ROOT}\n</body>`);
  return html.replace(HREF, (_, path: string) => `href="${address.pathname}${path}"`);
}
