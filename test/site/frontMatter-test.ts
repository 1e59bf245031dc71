import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {findDescription} from "../../src/site/frontMatter.js";

const folder = mkdtempSync(join(tmpdir(), "atlas-front-"));

afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe("findDescription(path, root)", () => {
  it.each([
    ["plain", "---\ntitle: A\ndescription: What it is.\n---\n", "What it is."],
    ["quoted", '---\ndescription: "Everything: all of it."\ntitle: A\n---\n', "Everything: all of it."],
    ["single", "---\ndescription: 'Everything: all of it.'\n---\n", "Everything: all of it."],
    ["none", "---\ntitle: A\n---\n\ndescription: of something else\n", undefined],
    ["bare", "# A page without front matter\n", undefined],
  ])("reads what stands in the front matter: %s", (name, page, description) => {
    writeFileSync(join(folder, `${name}.md`), page);
    expect(findDescription(`/${name}`, folder)).toBe(description);
  });

  it("is undefined where there is no such page", () => {
    expect(findDescription("/missing", folder)).toBeUndefined();
  });
});
