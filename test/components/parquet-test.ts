import {parquetWriteBuffer} from "hyparquet-writer";
import {describe, expect, it} from "vitest";
import {findRows, openBuffer} from "../../src/components/parquet.js";

const ROWS = 20_000;
const codes = Array.from({length: ROWS}, (_, index) => String(11 + Math.floor(index / 1000)));
const file = parquetWriteBuffer({
  columnData: [
    {name: "code", data: codes, type: "STRING"},
    {name: "row", data: codes.map((_, index) => (index * 7919) % 104_729), type: "INT32"},
  ],
  rowGroupSize: 1000,
});

describe("findRows(file, column, values)", () => {
  it("reads the rows that are asked for, and little more of the file", async () => {
    let read = 0;
    const opened = await openBuffer({
      byteLength: file.byteLength,
      slice: (start, end) => {
        const part = file.slice(start, end);
        read += part.byteLength;
        return part;
      },
    });
    const footer = read;
    const rows = await findRows(opened, "code", ["15"]);
    expect(rows).toHaveLength(1000);
    expect(new Set(rows.map(({code}) => code))).toEqual(new Set(["15"]));
    expect([footer < file.byteLength / 2, read - footer < file.byteLength / 10]).toEqual([true, true]);
  });

  it("reads nothing for a value that no part of the file can hold", async () => {
    expect(await findRows(await openBuffer(file), "code", ["99"])).toEqual([]);
  });
});
