import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {z} from "zod";

const ROOT = join(import.meta.dirname, "..");

/** Licences that let anyone use, change and pass on, and ask for little more than to be named. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
];

const LOCK = z
  .object({
    packages: z.record(z.string(), z.object({license: z.string().optional(), dev: z.boolean().optional()})),
  })
  .parse(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")));

const HEAD = `# Licences

The packages that \`npm ci --omit=dev\` installs, on whatever platform, by their licences. A built site carries the words of
those that it is made of, in \`licences.txt\`. After a change of packages, \`npx vitest run test/licences-test.ts --update\`
writes this page anew.
`;

/** The packages that the project needs to run, with their licences. */
function installed(): {name: string; licence: string}[] {
  return Object.entries(LOCK.packages)
    .filter(([path, {dev}]) => path !== "" && dev !== true)
    .map(([path, {license}]) => ({
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      licence: license ?? readOldLicence(path),
    }));
}

/** Packages of long ago name their licences in a list, which the lock file does not take over. */
function readOldLicence(path: string): string {
  const manifest = z
    .object({licenses: z.array(z.object({type: z.string()}))})
    .parse(JSON.parse(readFileSync(join(ROOT, path, "package.json"), "utf8")));
  return manifest.licenses.map(({type}) => type).join(" AND ");
}

/** Whether an SPDX expression of one operator allows what is asked: one side of `OR`, all sides of `AND`. */
function isAllowed(licence: string): boolean {
  const expression = licence.replace(/^\((.*)\)$/, "$1");
  if (expression.includes(" OR ")) return expression.split(" OR ").some((name) => ALLOWED.includes(name));
  return expression.split(" AND ").every((name) => ALLOWED.includes(name));
}

function renderPage(): string {
  const licences = [...new Set(installed().map(({licence}) => licence))].sort();
  const sections = licences.map((licence) => {
    const names = installed().filter((entry) => entry.licence === licence);
    return `\n## ${licence}\n\n${[...new Set(names.map(({name}) => name))]
      .sort()
      .map((name) => `- ${name}\n`)
      .join("")}`;
  });
  return HEAD + sections.join("");
}

describe("the packages that are installed", () => {
  it("have licences that ask for little more than to be named", () => {
    expect(installed().filter(({licence}) => !isAllowed(licence))).toEqual([]);
  });

  it("stand in docs/licences.md", async () => {
    await expect(renderPage()).toMatchFileSnapshot("../docs/licences.md");
  });
});
