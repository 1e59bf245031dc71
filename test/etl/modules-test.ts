import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {hashModules} from "../../src/etl/modules.js";

const SOURCE = join(import.meta.dirname, "../../src/etl");

describe("hashModules(entries)", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "modules-"));
    put("a.ts", 'import {b} from "./b.js";\nimport type {T} from "./types.js";\nimport {\n  p,\n} from "p/sub";\n');
    put("b.ts", 'export {c} from "./deep/c.js";\nconst late = () => import("./late.js");\n');
    put("deep/c.ts", 'import {a} from "../a.js";\n');
    put("late.ts", "");
    put("types.ts", "");
    put("other.ts", "");
    put("node_modules/p/package.json", '{"version": "1.0.0", "dependencies": {"q": "*"}}');
    put("node_modules/q/package.json", '{"version": "1.0.0"}');
    put("node_modules/r/package.json", '{"version": "1.0.0"}');
  });

  afterEach(() => {
    rmSync(root, {recursive: true});
  });

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), text);
  }

  const hash = async () => hashModules([join(root, "a.ts")], root);

  it.each([
    ["a file itself", "a.ts"],
    ["a file that it imports", "b.ts"],
    ["one that is handed on from elsewhere", "deep/c.ts"],
    ["one that is imported late", "late.ts"],
  ])("changes with %s", async (_, path) => {
    const before = await hash();
    put(path, "export const changed = true;\n");
    expect(await hash()).not.toBe(before);
  });

  it.each(["p", "q"])("changes with the version of a package that is reached: %s", async (name) => {
    const before = await hash();
    put(`node_modules/${name}/package.json`, '{"version": "1.0.1"}');
    expect(await hash()).not.toBe(before);
  });

  it("does not change with what is not reached, or reached for its types alone", async () => {
    const before = await hash();
    put("other.ts", "export const changed = true;\n");
    put("types.ts", "export type T = 1;\n");
    put("node_modules/r/package.json", '{"version": "1.0.1"}');
    expect(await hash()).toBe(before);
  });
});

describe("the version of the code that reads", () => {
  it("reaches every stage up to the report, and nothing that is made of readings", async () => {
    const {listModules} = await import("../../src/etl/modules.js");
    const files = await listModules([join(SOURCE, "reading/readCopy.ts")]);
    const parts = new Set(files.map((path) => path.replace(`${SOURCE}/`, "").split("/")[0]));
    for (const part of ["document", "section", "table", "agency", "report", "form"]) expect(parts).toContain(part);
    for (const part of ["claim", "warehouse", "marts", "cli", "pipeline.ts"]) expect(parts).not.toContain(part);
    const made = ["report/compose.ts", "report/between/check.ts", "report/infer.ts"];
    for (const path of made) expect(files).not.toContain(join(SOURCE, path));
    for (const path of ["document/pdf.ts", "table/recognize.ts"]) expect(files).toContain(join(SOURCE, path));
  });
});
