import {readFile, rm, writeFile} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";
import {build} from "esbuild";
import type {Metafile, Plugin} from "esbuild";
import {htmlFiles} from "./htmlFiles.js";

const SCRIPT = /<script type="module">\n([\s\S]*?)<\/script>/;
const PRELOADS = /<link rel="modulepreload" href="[^"]*">\n/g;

/**
 * Bundles the scripts of the built pages: shared parts once, unused parts of
 * libraries not at all. Framework ships each library whole and each module by
 * itself, some eighty files a page; this leaves a handful, at half the size.
 * Bundles stand two folders deep, as the modules did, so that the addresses which
 * modules work out from their own still hold. Gives the files that went in.
 */
export async function bundlePages(folder: string): Promise<readonly string[]> {
  const pages = await readPages(folder);
  const {metafile} = await build({
    entryPoints: pages.map(({entry, name}) => ({in: entry, out: join("_bundle", "entry", name)})),
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    outdir: folder,
    entryNames: "[dir]/[name]-[hash]",
    chunkNames: "_bundle/chunk/[name]-[hash]",
    metafile: true,
    plugins: [libraries],
    logLevel: "warning",
  });
  for (const page of pages) await writeFile(page.file, linkBundle(page, folder, metafile));
  await Promise.all([
    ...pages.map(({entry}) => rm(entry)),
    ...["_node", join("_import", "components")].map((name) => rm(join(folder, name), {recursive: true, force: true})),
  ]);
  return Object.keys(metafile.inputs);
}

interface PageScript {
  readonly file: string;
  readonly html: string;
  /** The page's script as a file beside the page. */
  readonly entry: string;
  readonly name: string;
}

async function readPages(folder: string): Promise<PageScript[]> {
  const pages: PageScript[] = [];
  for (const file of await htmlFiles(folder)) {
    const html = await readFile(file, "utf8");
    const script = SCRIPT.exec(html)?.[1];
    if (script === undefined) continue;
    const entry = file.replace(/\.html$/, ".entry.js");
    await writeFile(entry, script);
    pages.push({
      file,
      html,
      entry,
      name: relative(folder, file)
        .replace(/\.html$/, "")
        .split(sep)
        .join("."),
    });
  }
  return pages;
}

/**
 * Takes libraries from where they are installed, whose parts can be told apart,
 * and not from Framework's copies. What Framework's client names and no page of
 * ours loads is not there: its address stays as it is.
 */
const libraries: Plugin = {
  name: "libraries",
  setup(builder) {
    builder.onResolve({filter: /\/_node\//}, ({path, kind}) => {
      const name = /\/_node\/((?:@[^/@]+\/)?[^/@]+)@[^/]+\/index\.[^/]*js$/.exec(path)?.[1];
      return name === undefined ? undefined : builder.resolve(name, {kind, resolveDir: process.cwd()});
    });
    builder.onResolve({filter: /\/_npm\/|\/stdlib\/[\w-]+\.js$/}, ({path}) => ({path, external: true}));
  },
};

function linkBundle({file, html, entry}: PageScript, folder: string, metafile: Metafile): string {
  const [output] = Object.entries(metafile.outputs).find(([, {entryPoint}]) => samePath(entryPoint, entry)) ?? [];
  if (output === undefined) throw new Error(`no bundle for page: ${file}`);
  const href = (path: string) => `./${relative(dirname(file), path).split(sep).join("/")}`.replace("./../", "../");
  const preloads = [...neededBy(output, metafile)].map((path) => `<link rel="modulepreload" href="${href(path)}">\n`);
  return html
    .replace(PRELOADS, "")
    .replace(SCRIPT, () => `<script type="module" src="${href(output)}"></script>`)
    .replace('<link rel="icon"', `${preloads.join("")}<link rel="icon"`);
}

function samePath(a: string | undefined, b: string): boolean {
  return a !== undefined && relative(a, b) === "";
}

/**
 * What a page loads in any case: its bundle, the modules that its cells begin
 * with, and what those import; not what a module fetches only when it is asked.
 */
function neededBy(output: string, {outputs}: Metafile): Set<string> {
  const needed = new Set([output]);
  for (const path of needed) {
    for (const {path: imported, external, kind} of outputs[path]?.imports ?? []) {
      if (external !== true && (path === output || kind !== "dynamic-import")) needed.add(imported);
    }
  }
  return needed;
}
