import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {spawnSync} from "node:child_process";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {OperatorError} from "../../../src/etl/operatorError.js";
import {replaceFolder} from "../../../src/etl/warehouse/folder.js";

describe("replaceFolder(folder, fill)", () => {
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "folder-"));
    folder = join(parent, "warehouse");
  });

  afterEach(() => {
    rmSync(parent, {recursive: true});
  });

  const fillWith = (text: string) => (fresh: string) => {
    writeFileSync(join(fresh, "atlas.duckdb"), text);
    return Promise.resolve(text);
  };
  const read = (path = folder) => readFileSync(join(path, "atlas.duckdb"), "utf8");
  const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

  it("makes the folder and those above it, and gives what `fill` gives", async () => {
    folder = join(parent, "a/b/warehouse");
    await expect(replaceFolder(folder, fillWith("new"))).resolves.toBe("new");
    expect(read()).toBe("new");
    expect(readdirSync(join(parent, "a/b"))).toEqual(["warehouse"]);
  });

  it("replaces all that the old one held", async () => {
    mkdirSync(folder);
    for (const file of ["value.parquet", "datapackage.json", "dataset.jsonld", "SHA256SUMS"])
      writeFileSync(join(folder, file), "old");
    await replaceFolder(folder, fillWith("new"));
    expect(readdirSync(folder)).toEqual(["atlas.duckdb"]);
    expect(readdirSync(parent)).toEqual(["warehouse"]);
  });

  it("keeps the old one until `fill` is done, and for good when it fails", async () => {
    await replaceFolder(folder, fillWith("old"));
    const failing = replaceFolder(folder, (fresh) => {
      writeFileSync(join(fresh, "atlas.duckdb"), "half");
      expect(read()).toBe("old");
      return Promise.reject(new TypeError("broken"));
    });
    await expect(failing).rejects.toThrow(new TypeError("broken"));
    expect(read()).toBe("old");
    expect(readdirSync(parent)).toEqual(["warehouse"]);
  });

  it("replaces the folder that a link points to, and keeps the link", async () => {
    mkdirSync(join(parent, "elsewhere"));
    symlinkSync(join(parent, "elsewhere"), folder);
    await replaceFolder(folder, fillWith("new"));
    expect(read(join(parent, "elsewhere"))).toBe("new");
    expect(readdirSync(parent).sort()).toEqual(["elsewhere", "warehouse"]);
  });

  it("clears what killed runs left, and not what a running one is at", async () => {
    const running = `.warehouse.${process.ppid}.new`;
    for (const leftover of [`.warehouse.${deadPid()}.new`, `.warehouse.${deadPid()}.old`, running, ".warehouse2.1.new"])
      mkdirSync(join(parent, leftover));
    mkdirSync(folder);
    await replaceFolder(folder, fillWith("new"));
    expect(readdirSync(parent).sort()).toEqual([running, ".warehouse2.1.new", "warehouse"].sort());
  });

  it("puts back the old warehouse of a run that was killed between two renames", async () => {
    const old = join(parent, `.warehouse.${deadPid()}.old`);
    mkdirSync(old);
    writeFileSync(join(old, "atlas.duckdb"), "old");
    await expect(replaceFolder(folder, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(read()).toBe("old");
  });

  it("refuses a folder that holds anything else, and touches nothing in it", async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "thesis.docx"), "three years of work");
    await expect(replaceFolder(folder, fillWith("new"))).rejects.toThrow(
      `cannot write warehouse: ${folder}: the folder holds a file that is not a warehouse's: thesis.docx`,
    );
    expect(readdirSync(folder)).toEqual(["thesis.docx"]);
  });

  it.each([
    ["a file stands in its place", "warehouse", "ENOTDIR"],
    ["a file stands above it", "warehouse/below", "EEXIST"],
  ])("says what is wrong where %s", async (_, name, code) => {
    writeFileSync(folder, "");
    const attempt = replaceFolder(join(parent, name), fillWith("new"));
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(`cannot write warehouse: ${join(parent, name)}: ${code}`);
  });

  it.each([
    'IO Error: Could not write file "x": No space left on device',
    'Failed to append: Failed to commit: Could not write file "x.wal": No space left on device',
  ])("tells the operator of a full disk, in DuckDB's words: %s", async (words) => {
    const attempt = replaceFolder(folder, () => Promise.reject(new Error(words)));
    await expect(attempt).rejects.toThrow(OperatorError);
    await expect(attempt).rejects.toThrow(`cannot write warehouse: ${folder}: ${words}`);
    expect(readdirSync(parent)).toEqual([]);
  });
});
