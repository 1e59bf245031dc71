import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";
import {z} from "zod";

const ROOT = join(import.meta.dirname, "../..");

/** What is imported for its types alone is no part of what runs. */
const IMPORT =
  /^(?:import(?!\s+type\b)(?:[^;"]*\bfrom)?\s*|export(?!\s+type\b)\s[^;"]*\bfrom\s*)"(?<static>[^"]+)"|\bimport\("(?<dynamic>[^"]+)"\)/gm;

const PACKAGE = z.object({version: z.string(), dependencies: z.record(z.string(), z.string()).default({})});

/**
 * A hash of all that may run when any of some files runs: these, the files that
 * they import, and so on, and the versions of the packages that any of them
 * imports. It changes when the code does, without anyone remembering to raise a number.
 */
export async function hashModules(entries: readonly string[], root = ROOT): Promise<string> {
  const {files, packages} = await visitAll(entries, root);
  const hash = createHash("sha256");
  for (const [path, text] of sorted(files)) hash.update(`${relative(root, path).split(sep).join("/")}\n${text}\n`);
  for (const [name, version] of sorted(packages)) hash.update(`${name} ${version}\n`);
  return hash.digest("hex");
}

/** The files that `hashModules` hashes. */
export async function listModules(entries: readonly string[]): Promise<string[]> {
  return [...(await visitAll(entries, ROOT)).files.keys()].sort();
}

/** Texts by path, versions by name. */
interface Modules {
  readonly files: Map<string, string>;
  readonly packages: Map<string, string>;
}

async function visitAll(entries: readonly string[], root: string): Promise<Modules> {
  const modules: Modules = {files: new Map(), packages: new Map()};
  for (const entry of entries) await visitFile(entry, modules, root);
  return modules;
}

async function visitFile(path: string, modules: Modules, root: string): Promise<void> {
  const {files, packages} = modules;
  if (files.has(path)) return;
  const text = await readFile(path, "utf8");
  files.set(path, text);
  for (const {groups} of text.matchAll(IMPORT)) {
    const specifier = groups?.["static"] ?? groups?.["dynamic"] ?? "";
    if (specifier.startsWith(".")) {
      await visitFile(join(dirname(path), specifier.replace(/\.js$/, ".ts")), modules, root);
    } else if (!specifier.startsWith("node:")) await visitPackage(nameOf(specifier), packages, root);
  }
}

/** Packages lie side by side; a second version inside another goes with the version of that one. */
async function visitPackage(name: string, packages: Map<string, string>, root: string): Promise<void> {
  if (packages.has(name)) return;
  const text = await readFile(join(root, "node_modules", name, "package.json"), "utf8").catch(() => null);
  if (text === null) return;
  const {version, dependencies} = PACKAGE.parse(JSON.parse(text));
  packages.set(name, version);
  for (const dependency of Object.keys(dependencies)) await visitPackage(dependency, packages, root);
}

/** `@scope/name/path` → `@scope/name`. */
function nameOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function sorted(map: ReadonlyMap<string, string>): (readonly [string, string])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
