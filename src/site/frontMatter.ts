import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";

const FRONT_MATTER = /^---\r?\n([^]*?)\r?\n---/;
const DESCRIPTION = /^description: *(["']?)(.+)\1\r?$/m;

/** The line `description: …` in the front matter of a page, which Framework does not hand on; undefined where there is none. */
export function findDescription(path: string, root = "src"): string | undefined {
  const file = join(root, `${path}.md`);
  if (!existsSync(file)) return undefined;
  const [, matter = ""] = FRONT_MATTER.exec(readFileSync(file, "utf8")) ?? [];
  return DESCRIPTION.exec(matter)?.[2];
}
