import {readFileSync} from "node:fs";

const CONFIGURATION = readFileSync("hosting/nginx.conf", "utf8");

/** What a variable is by the path: `map $uri $name { default "…"; ~pattern "…"; }`. */
const MAPS: ReadonlyMap<string, readonly (readonly [pattern: string, value: string])[]> = new Map(
  [...CONFIGURATION.matchAll(/^map \$uri (\$\w+) \{\n([^}]*)\}/gm)].map(([, name = "", body = ""]) => [
    name,
    [...body.matchAll(/^ +(\S+) "(.*)";$/gm)].map(([, pattern = "", value = ""]) => [pattern, value]),
  ]),
);

const HEADERS = [...CONFIGURATION.matchAll(/^ +add_header (\S+) (?:"(.*)"|(\$\w+)) always;$/gm)].map(
  ([, name = "", value, variable = ""]) => ({name, valueAt: (path: string) => value ?? resolve(variable, path)}),
);

/** The headers that `hosting/nginx.conf` sends with a path, read out of it, so that browsers meet in tests what it says. */
export function strictHeaders(path: string): Readonly<Record<string, string>> {
  const headers = HEADERS.map(({name, valueAt}) => [name, valueAt(path)] as const);
  return Object.fromEntries(headers.filter(([, value]) => value !== ""));
}

function resolve(variable: string, path: string): string {
  const cases = MAPS.get(variable) ?? [];
  const matches = ([pattern]: readonly [string, string]) =>
    pattern.startsWith("~") && new RegExp(pattern.slice(1)).test(path);
  const [, value] = cases.find(matches) ?? cases.find(([pattern]) => pattern === "default") ?? [];
  if (value === undefined) throw new Error(`no value of ${variable} at ${path}`);
  return value;
}
