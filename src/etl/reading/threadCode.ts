import {access, mkdir, readdir, rename, rm, stat} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

/** What a thread runs, and the arguments of Node that it needs for it. */
export interface ThreadFile {
  readonly filename: string;
  readonly execArgv: readonly string[];
}

/** What threads run: those that read and make reports, and those that only look at files, which start at a fifth of the cost. */
export interface ThreadCode {
  readonly reader: ThreadFile;
  readonly looker: ThreadFile;
}

/** Where tools keep what they can make again; packages are found from there. */
const FOLDER = join(import.meta.dirname, "../../../node_modules/.cache/disclosure-atlas");

/** Bundles of so many versions are kept, so that one can go back and forth between branches. */
const BUNDLES_KEPT = 3;

/** The code runs as TypeScript; a thread does not take that over from the thread that starts it. */
const LOADER = `import {register} from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))}; register();`;

/** The code as it stands: each thread translates the modules that it loads when it starts, which are some two hundred to read. */
export const UNBUNDLED: ThreadCode = {reader: unbundled("worker"), looker: unbundled("looker")};

/** What CommonJS packages find Node's modules by, in a file that is none. */
const REQUIRE = `import {createRequire as requireFrom} from "node:module"; const require = requireFrom(import.meta.url);`;

/**
 * The code as a file for each kind of thread, with the packages that it uses, which a thread takes an eighth of the
 * time to load: made once for each version of the code, and where it cannot be kept, the code as it stands. What is loaded
 * only when a PDF comes is found from `folder`.
 */
export async function bundleThreads(version: string, folder = FOLDER): Promise<ThreadCode> {
  const bundled = async (source: ThreadFile) => bundle(source, version, folder);
  return {reader: await bundled(UNBUNDLED.reader), looker: await bundled(UNBUNDLED.looker)};
}

function unbundled(name: string): ThreadFile {
  const execArgv = ["--import", `data:text/javascript,${encodeURIComponent(LOADER)}`];
  return {filename: join(import.meta.dirname, `${name}.ts`), execArgv};
}

async function bundle(source: ThreadFile, version: string, folder: string): Promise<ThreadFile> {
  const prefix = `${basename(source.filename, ".ts")}-`;
  const filename = join(folder, `${prefix}${version}.mjs`);
  const isThere = await access(filename).then(
    () => true,
    () => false,
  );
  return isThere || (await writeBundle(source.filename, filename, prefix)) ? {filename, execArgv: []} : source;
}

async function writeBundle(source: string, filename: string, prefix: string): Promise<boolean> {
  const unfinished = `${filename}.${process.pid}`;
  try {
    await mkdir(dirname(filename), {recursive: true});
    const {build} = await import("esbuild");
    await build({
      entryPoints: [source],
      outfile: unfinished,
      bundle: true,
      external: ["pdfjs-dist"],
      banner: {js: REQUIRE},
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "silent",
    });
    await rename(unfinished, filename);
    await removeOldBundles(dirname(filename), prefix);
    return true;
  } catch {
    // A folder that may not be written to, say; all works without the bundle, if slower.
    await rm(unfinished, {force: true}).catch(() => undefined);
    return false;
  }
}

async function removeOldBundles(folder: string, prefix: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix) && name.endsWith(".mjs"));
  const times = await Promise.all(names.map(async (name) => ({name, time: (await stat(join(folder, name))).mtimeMs})));
  const old = times.sort((a, b) => b.time - a.time).slice(BUNDLES_KEPT);
  for (const {name} of old) await rm(join(folder, name), {force: true});
}
