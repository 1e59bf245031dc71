import {access, mkdir, readdir, rename, rm, stat} from "node:fs/promises";
import {dirname, join} from "node:path";

/** What a thread runs, and the arguments of Node that it needs for it. */
export interface WorkerCode {
  readonly filename: string;
  readonly execArgv: readonly string[];
}

const SOURCE = join(import.meta.dirname, "worker.ts");

/** Where tools keep what they can make again; packages are found from there. */
const FOLDER = join(import.meta.dirname, "../../../node_modules/.cache/disclosure-atlas");

/** Bundles of so many versions are kept, so that one can go back and forth between branches. */
const BUNDLES_KEPT = 3;

const BUNDLE = /^worker-.*\.mjs$/;

/** The code runs as TypeScript; a thread does not take that over from the thread that starts it. */
export const LOADER = `import {register} from ${JSON.stringify(import.meta.resolve("tsx/esm/api"))}; register();`;

/** The code as it stands: each thread translates some two hundred modules when it starts. */
export const WORKER_SOURCE: WorkerCode = {
  filename: SOURCE,
  execArgv: ["--import", `data:text/javascript,${encodeURIComponent(LOADER)}`],
};

/** What CommonJS packages find Node's modules by, in a file that is none. */
const REQUIRE = `import {createRequire as requireFrom} from "node:module"; const require = requireFrom(import.meta.url);`;

/**
 * The code as one file with the packages that it uses, which a thread takes an eighth of the time to load: made
 * once for each version of the code, and where it cannot be kept, the code as it stands. What is loaded only when a PDF
 * comes is found from `folder`.
 */
export async function bundleWorker(version: string, folder = FOLDER): Promise<WorkerCode> {
  const filename = join(folder, `worker-${version}.mjs`);
  const isThere = await access(filename).then(
    () => true,
    () => false,
  );
  return isThere || (await writeBundle(filename)) ? {filename, execArgv: []} : WORKER_SOURCE;
}

async function writeBundle(filename: string): Promise<boolean> {
  const unfinished = `${filename}.${process.pid}`;
  try {
    await mkdir(dirname(filename), {recursive: true});
    const {build} = await import("esbuild");
    await build({
      entryPoints: [SOURCE],
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
    await removeOldBundles(dirname(filename));
    return true;
  } catch {
    // A folder that may not be written to, say; all works without the bundle, if slower.
    await rm(unfinished, {force: true}).catch(() => undefined);
    return false;
  }
}

async function removeOldBundles(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => BUNDLE.test(name));
  const times = await Promise.all(names.map(async (name) => ({name, time: (await stat(join(folder, name))).mtimeMs})));
  const old = times.sort((a, b) => b.time - a.time).slice(BUNDLES_KEPT);
  for (const {name} of old) await rm(join(folder, name), {force: true});
}
