import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

const DESCRIPTION = /^---\r?\n(?:(?!---).*\r?\n)*?description: (.+)\r?\n/;

/** The line `description: …` in the front matter of a page, which Framework does not hand on; undefined where there is none. */
export function findDescription(path: string, root = "src"): string | undefined {
  const file = join(root, `${path}.md`);
  return existsSync(file) ? DESCRIPTION.exec(readFileSync(file, "utf8"))?.[1]?.trim() : undefined;
}
