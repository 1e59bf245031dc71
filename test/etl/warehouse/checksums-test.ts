import {appendFileSync, cpSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {isSound, writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleAtlas} from "./sample.js";

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "checksums-"));
  await writeWarehouse(sampleAtlas([]), join(folder, "written"), writeDatabaseChecksum);
});

afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe("isSound(folder)", () => {
  const copy = (name: string): string => {
    cpSync(join(folder, "written"), join(folder, name), {recursive: true});
    return join(folder, name);
  };

  it("is true of a warehouse as it was written, and false of a folder that is none", async () => {
    expect(await isSound(join(folder, "written"))).toBe(true);
    expect(await isSound(join(folder, "none"))).toBe(false);
  });

  it.each(["atlas.duckdb", "value.parquet", "datapackage.json"])(
    "is false where %s is not what it was",
    async (name) => {
      const warehouse = copy(`other-${name}`);
      appendFileSync(join(warehouse, name), " ");
      expect(await isSound(warehouse)).toBe(false);
    },
  );

  it.each(["atlas.duckdb", "atlas.duckdb.sha256", "claim.parquet", "SHA256SUMS"])(
    "is false without %s",
    async (name) => {
      const warehouse = copy(`less-${name}`);
      rmSync(join(warehouse, name));
      expect(await isSound(warehouse)).toBe(false);
    },
  );
});
