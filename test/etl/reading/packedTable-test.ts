import {describe, expect, it} from "vitest";
import {unpackPlace} from "../../../src/etl/reading/packedPlace.js";
import {packTable, unpackTable} from "../../../src/etl/reading/packedTable.js";
import type {PackedTable} from "../../../src/etl/reading/packedTable.js";
import type {TableReading} from "../../../src/etl/table/recognize.js";

const LINE = {kind: "line", line: 57} as const;
const CELL = {kind: "cell", table: 3, row: 9, column: 4, member: "a.html"} as const;

const TABLE: TableReading = {
  topic: "disclosure",
  labels: 6,
  readings: [
    {cellId: "disclosure.rules.issued", kind: "printed", value: 3, raw: "3", place: LINE, byArithmetic: false},
    {cellId: "disclosure.rules.repealed", kind: "printed", value: 4, raw: "４件", place: LINE, byArithmetic: true},
    {cellId: "disclosure.rules.in_force", kind: "blank", value: null, raw: "", place: CELL, byArithmetic: false},
    {cellId: "disclosure.fees.amount", kind: "dash", value: null, raw: "—", place: CELL, byArithmetic: false},
    {
      cellId: "disclosure.procurement.amount",
      kind: "printed",
      value: 0.5,
      raw: "0.50",
      place: CELL,
      byArithmetic: false,
    },
  ],
  ambiguous: [{cells: ["disclosure.fees.amount"], raw: "12 3", contradicted: true}],
  strays: [{raw: "8", place: LINE}],
};

describe("packTable(table)", () => {
  it("is undone by unpackTable, through JSON too", () => {
    expect(unpackTable(packTable(TABLE))).toEqual(TABLE);
    expect(unpackTable(JSON.parse(JSON.stringify(packTable(TABLE))) as PackedTable)).toEqual(TABLE);
  });

  it("writes the place of readings side by side once, and no text that is the value's own", () => {
    const {places, raws} = packTable(TABLE);
    expect(places.map(([place, times]) => [unpackPlace(place), times])).toEqual([
      [LINE, 2],
      [CELL, 3],
    ]);
    expect(raws.map(([raw]) => raw)).toEqual([null, "４件", "", "—", "0.50"]);
  });

  it("throws at a cell of no form", () => {
    const [first] = TABLE.readings;
    const readings = first === undefined ? [] : [{...first, cellId: "disclosure.rules.burnt"}];
    expect(() => packTable({...TABLE, readings})).toThrow("invalid cell: disclosure.rules.burnt");
  });
});

describe("unpackTable(packed)", () => {
  it("throws at a reading that names no place", () => {
    expect(() => unpackTable({...packTable(TABLE), places: []})).toThrow("invalid reading");
  });
});
