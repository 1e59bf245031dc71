import {createHash} from "node:crypto";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {DuckDBInstance} from "@duckdb/node-api";
import {parse} from "csv-parse/sync";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {fromBuffer} from "yauzl";
import type {Entry} from "yauzl";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {writeDownloads} from "../../src/site/downloads.js";
import type {PublishedFile} from "../../src/site/downloads.js";

const SLOW = 120_000;

let place: string;
let files: readonly PublishedFile[];

const warehouse = () => join(place, "warehouse");
const read = (name: string, folder = "data") => readFile(join(place, folder, name));

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "atlas-downloads-"));
  await buildWarehouse({corpus: ["corpus"], out: warehouse()});
  files = await writeDownloads(warehouse(), join(place, "data"));
}, SLOW);

afterAll(async () => {
  await rm(place, {recursive: true, force: true});
});

describe("writeDownloads(warehouse, folder)", () => {
  it("lists every file with its size and its SHA-256", async () => {
    for (const {name, bytes, sha256} of files) {
      const content = await read(name);
      expect([name, content.length, createHash("sha256").update(content).digest("hex")]).toEqual([name, bytes, sha256]);
    }
    const sums = (await read("SHA256SUMS")).toString("utf8");
    expect(sums).toBe(files.map(({sha256, name}) => `${sha256}  ${name}\n`).join(""));
  });

  it("publishes each table as Parquet and as CSV of the same rows", async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const tables = files.flatMap(({name}) => /^(\w+)\.parquet$/.exec(name)?.[1] ?? []);
    expect(tables).toContain("value");
    for (const table of tables) {
      const reader = await connection.runAndReadAll(`select count(*)::integer from '${place}/data/${table}.parquet'`);
      const rows = parse(await read(`${table}.csv`), {bom: true, relax_column_count: false});
      expect([table, rows.length - 1]).toEqual([table, reader.getRows()[0]?.[0]]);
    }
    connection.closeSync();
    instance.closeSync();
  });

  it("writes CSV that keeps what is missing from what is empty, and lists as JSON", async () => {
    const text = (await read("value.csv")).toString("utf8");
    expect(text.startsWith("\ufeffreport_id,cell_id,printed,value,status,")).toBe(true);
    const rows = parse((await read("finding.csv")).toString("utf8"), {bom: true, columns: true});
    const cells = (rows as Record<string, string>[]).map((row): unknown => JSON.parse(row["cells"] ?? ""));
    expect(cells.every((list) => Array.isArray(list))).toBe(true);
  });

  it("packs one archive whose checksums hold", async () => {
    const members = await unpack(await read("disclosure-atlas.zip"));
    expect([...members.keys()]).toEqual(expect.arrayContaining(["README.md", "dictionary.md", "datapackage.json"]));
    const sums = members.get("SHA256SUMS")?.toString("utf8").trim().split("\n") ?? [];
    expect(sums.length).toBeGreaterThan(10);
    for (const line of sums) {
      const [sum, name = ""] = line.split("  ");
      expect([
        name,
        createHash("sha256")
          .update(members.get(name) ?? "")
          .digest("hex"),
      ]).toEqual([name, sum]);
    }
  });

  it("writes the same bytes again, whenever and wherever", async () => {
    const zone = process.env["TZ"];
    process.env["TZ"] = "Pacific/Kiritimati";
    const again = await writeDownloads(warehouse(), join(place, "again"));
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(again).toEqual(files);
  });
});

async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, {lazyEntries: boolean}, import("yauzl").ZipFile>(fromBuffer)(bytes, {
    lazyEntries: true,
  });
  const members = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => {
      resolve(members);
    });
    zip.on("entry", (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error !== null) {
          reject(error);
          return;
        }
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          members.set(entry.fileName, Buffer.concat(chunks));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}
