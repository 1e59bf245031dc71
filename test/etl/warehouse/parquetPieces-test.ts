import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {parquetReadObjects} from "hyparquet";
import {compressors} from "hyparquet-compressors";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {openPieces, readPiece, writePieces} from "../../../src/etl/warehouse/parquetPieces.js";
import type {Piece} from "../../../src/etl/warehouse/parquetPieces.js";

/** Ids that share their first 16 bytes, decimals that no double holds, an empty text, and nulls. */
const ROWS = `
  select
    'a-body-with-a-long-id-' || lpad((i // 7)::varchar, 6, '0') as id,
    if(i % 5 = 0, null, (123456789012.345678 - i)::decimal(18, 6)) as amount,
    if(i % 11 = 0, null, if(i % 3 = 0, '', '第' || i || '行')) as text,
    i::integer as number
  from range(5000) as numbers(i)`;

let folder: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pieces-"));
  instance = await DuckDBInstance.create(":memory:", {threads: "1"});
  connection = await instance.connect();
  for (const [index, range] of ["0 and 1499", "1500 and 1501", "1502 and 4999"].entries()) {
    const options = "format parquet, compression zstd, row_group_size 100000";
    await connection.run(`copy (from (${ROWS}) where number between ${range}) to '${path(`${index}`)}' (${options})`);
  }
  await writePieces(path("whole"), readAll(["0", "1", "2"]));
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, {recursive: true});
});

const path = (name: string) => join(folder, `${name}.parquet`);

async function* readAll(names: readonly string[]): AsyncGenerator<Piece> {
  for (const name of names) yield readPiece(path(name));
}

async function select(sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

describe("writePieces(path, pieces)", () => {
  it("gives a file with the rows of all pieces in their order", async () => {
    expect(await select(`from '${path("whole")}'`)).toEqual(await select(ROWS));
  });

  it("gives a file that another reader reads, too", async () => {
    const bytes = readFileSync(path("whole"));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows: readonly Record<string, unknown>[] = await parquetReadObjects({
      file,
      compressors,
      columns: ["number", "text"],
    });
    expect(rows.map(({number, text}) => [number, text])).toEqual(await select(`select number, text from (${ROWS})`));
  });

  it("keeps statistics to the last digit, so that no reader passes over rows that it looks for", async () => {
    const statistics = (file: string) =>
      `select path_in_schema, stats_min, stats_max, stats_min_value, stats_max_value, stats_null_count, min_is_exact,
        max_is_exact, num_values, bloom_filter_length, encodings
      from parquet_metadata('${file}')`;
    const pieces = await Promise.all(["0", "1", "2"].map(async (name) => select(statistics(path(name)))));
    expect(await select(statistics(path("whole")))).toEqual(pieces.flat());
    for (const number of [1, 1499, 1501, 1502, 4999]) {
      const [row = []] = await select(`from (${ROWS}) where number = ${number}`);
      const [id, amount] = row.map((value) => (typeof value === "string" ? value : null));
      const equal = `id = '${id ?? ""}'${amount === null ? "" : ` and amount = ${amount ?? ""}`}`;
      expect(await select(`from '${path("whole")}' where ${equal} and number = ${number}`)).toEqual([row]);
    }
  });

  it("throws where there is no piece", async () => {
    await expect(writePieces(path("none"), readAll([]))).rejects.toThrow("no piece of a Parquet file");
  });
});

describe("openPieces(path)", () => {
  it("gives the pieces that were put in, to the byte", async () => {
    const pieces = await openPieces(path("whole"));
    expect(pieces.rows).toEqual([1500, 2, 3498]);
    for (const index of [0, 1, 2]) expect(await pieces.read(index)).toEqual(await readPiece(path(`${index}`)));
    await pieces.close();
  });

  it("lets a piece be replaced, and gives the bytes of a file that never had the old one", async () => {
    const pieces = await openPieces(path("whole"));
    const taken = async function* (): AsyncGenerator<Piece> {
      yield pieces.read(0);
      yield readPiece(path("2"));
      yield pieces.read(1);
    };
    await writePieces(path("taken"), taken());
    await pieces.close();
    await writePieces(path("made"), readAll(["0", "2", "1"]));
    expect(readFileSync(path("taken")).equals(readFileSync(path("made")))).toBe(true);
  });

  it("throws for a file that was cut short", async () => {
    writeFileSync(path("short"), readFileSync(path("whole")).subarray(0, 900));
    await expect(openPieces(path("short"))).rejects.toThrow("not a Parquet file");
  });
});
